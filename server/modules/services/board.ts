import { LinkId } from '../../../contract/meetings.ts';
import type { MailboxAddress, OrganizationId } from '../../../contract/primitives.ts';
import { MOST_BOARD_REQUESTS } from '../../../contract/service-teams.ts';
import type {
  BoardRequest,
  listMyProviders as myRoute,
  listRequests as listRoute,
} from '../../../contract/service-teams.ts';
import type { ProviderId } from '../../../contract/services.ts';
import type { RoomBuffer } from '../../../contract/room-buffer.ts';
import type { RouteInput, RouteReply } from '../../../contract/route.ts';
import { languageOf } from '../../kernel/caller.ts';
import type { Caller } from '../../kernel/caller.ts';
import { Problem } from '../../kernel/problem.ts';
import { instantOf } from '../../kernel/time.ts';
import type { Db, Tx } from '../../storage/database.ts';
import { can } from '../access/index.ts';
import { describeBuffers } from './buffers/describe-buffers.ts';
import type { Reader } from './deadlines/explain-deadline.ts';
import { settledNames } from './charges/settled.store.ts';
import { standingsOf } from './organizers.store.ts';
import { listProviders, providersOf } from './providers.store.ts';
import type { FullProvider } from './providers.store.ts';
import { feeOf, lineReply, totalOf } from './orders/ordered-line.ts';
import { actionsFor, isLive } from './request-states.ts';
import { shownFlags } from './shown-flags.ts';
import type { ServiceRequest } from './request.ts';
import { countWaiting } from './boards/waiting.store.ts';
import { requestsBetween } from './requests.store.ts';
import { knownRooms } from './served-rooms.store.ts';
import { countSaid } from './conversations/messages.store.ts';
import { shownAnswer } from './properties/property-answer.ts';
import type { ServiceUseDeps } from './service-deps.ts';
import { deadlineReply } from './template-reply.ts';
import { questionsOf } from './words.ts';

type BoardDeps = Pick<ServiceUseDeps, 'db' | 'clock'>;

/** Deliveries of the last day count as waiting too: zones differ, and so do nights. */
const LOOK_BACK_MS = 24 * 60 * 60_000;

/** The teams for which the caller works; whoever may change teams works for all of them. */
export async function listMyProviders(
  { db, clock }: BoardDeps,
  caller: Caller,
): Promise<RouteReply<typeof myRoute>> {
  const { organization } = caller;
  const ids = can(caller.grants, 'services.write') ? undefined : await providersOf(db, caller);
  const providers = await listProviders(db, organization, ids);
  const now = clock.now();
  const from = instantOf(Date.parse(now) - LOOK_BACK_MS);
  const waiting = await countWaiting(
    db,
    organization,
    providers.map(({ id }) => id),
    from,
  );
  return {
    providers: providers.map(({ id, name, kind, timeZone, isActive }) => ({
      id,
      name,
      kind,
      timeZone,
      isActive,
      ...(waiting.get(id) ?? { waiting: 0, latest: null }),
    })),
    now,
  };
}

/** A team for which the caller works; to anybody else it does not exist (`not-found`). */
export async function requireProvider(db: Db | Tx, caller: Caller, id: ProviderId): Promise<FullProvider> {
  const mayWork = can(caller.grants, 'services.write') || (await providersOf(db, caller)).includes(id);
  const [provider] = mayWork ? await listProviders(db, caller.organization, [id]) : [];
  if (!provider) throw new Problem('not-found', 'There is no such team among those that you work for.');
  return provider;
}

export async function listRequests(
  { db, clock }: BoardDeps,
  caller: Caller,
  wish: RouteInput<typeof listRoute>['query'],
): Promise<RouteReply<typeof listRoute>> {
  const provider = await requireProvider(db, caller, wish.provider);
  const found = await requestsBetween(db, caller.organization, wish, MOST_BOARD_REQUESTS + 1);
  const now = clock.now();
  const { id, name, timeZone } = provider;
  return {
    provider: { id, name, timeZone },
    requests: await boardRequests(db, caller.organization, provider, found.slice(0, MOST_BOARD_REQUESTS), {
      now,
      language: languageOf(caller),
    }),
    isComplete: found.length <= MOST_BOARD_REQUESTS,
    now,
  };
}

/** A link is not deleted while requests hang on it; should that ever be, nothing is claimed of it. */
const unknownMeeting = { organizer: { name: '', mail: '' }, state: 'suspended', reason: null } as const;

/** Requests of one team as it sees them: when, where, what, and who organizes; nothing else of the meeting. */
export async function boardRequests(
  db: Db | Tx,
  organization: OrganizationId,
  provider: FullProvider,
  requests: readonly ServiceRequest[],
  reader: Reader,
): Promise<BoardRequest[]> {
  const meetings = await standingsOf(
    db,
    organization,
    requests.map(({ link }) => link),
  );
  const said = await countSaid(
    db,
    organization,
    requests.map(({ template }) => template),
  );
  const rooms = await knownRooms(
    db,
    organization,
    requests.flatMap(({ room, proposal }) => [room, ...(proposal?.rooms ?? [])]),
  );
  const settled = await settledNames(
    db,
    organization,
    requests.map(({ id }) => id),
  );
  const buffers = await describeBuffers(db, organization, requests, provider);
  const placed = (mailbox: MailboxAddress) => ({
    mailbox,
    name: rooms.nameOf(mailbox),
    place: [...rooms.placeOf(mailbox)],
  });
  return requests.map((request, at): BoardRequest => {
    const { id, link, occurrence, status, text, start, end, deliverAt, reason, holdUntil } = request;
    const meeting = meetings.get(link) ?? unknownMeeting;
    const proposal = request.proposal?.isRefused ? null : request.proposal;
    return {
      id,
      provider: provider.id,
      link: LinkId.parse(link),
      occurrence,
      status,
      flags: shownFlags(request, meeting, rooms.isUnreadable(request.room), reader.now),
      text,
      lines: request.lines.map(lineReply),
      total: totalOf(request.lines),
      costCenter: request.costCenter,
      properties: request.properties.map(shownAnswer),
      staffProperties: request.staffProperties.map(shownAnswer),
      room: placed(request.room),
      buffer: bufferOf(request, buffers.get(at)),
      start,
      end,
      deliverAt,
      deadline: deadlineReply(request.deadline, deliverAt, provider, reader),
      organizer: meeting.organizer,
      proposal: proposal && {
        start: proposal.start,
        end: proposal.end,
        deliverAt: proposal.deliverAt,
        room: proposal.room && placed(proposal.room),
      },
      rooms: (proposal?.rooms ?? [request.room]).map(placed),
      questions: questionsOf(request),
      unread: said.get(request.template)?.unread ?? 0,
      reason,
      endedBy: request.endedBy,
      fee: feeOf(request.lines, request.feeRate),
      holdUntil,
      settledAs: settled.get(id) ?? null,
      actions: [...actionsFor(request)],
      createdAt: request.createdAt,
      changedAt: request.changedAt,
      version: request.version,
    };
  });
}

/** A room is kept free about a meeting only as long as something is to be done there. */
function bufferOf(request: ServiceRequest, buffer: RoomBuffer | undefined): RoomBuffer | null {
  return buffer && isLive(request) ? buffer : null;
}
