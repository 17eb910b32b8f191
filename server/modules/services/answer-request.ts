import type { BoardRequest } from '../../../contract/service-teams.ts';
import type { RequestId } from '../../../contract/services.ts';
import type { Caller } from '../../kernel/caller.ts';
import { Problem } from '../../kernel/problem.ts';
import type { Tx } from '../../storage/database.ts';
import { recordAudit } from '../audit/index.ts';
import type { NewNotice } from '../messages/index.ts';
import { applyAnswer } from './answer.ts';
import type { TeamAnswer } from './answer.ts';
import { requestRecord } from './audit-requests.ts';
import type { ChangeContext } from './changed-request.ts';
import { onStaffRequest } from './on-staff-request.ts';
import type { FullProvider } from './providers.store.ts';
import { actionsFor } from './request-states.ts';
import type { ServiceRequest } from './request.ts';
import { updateRequest } from './requests.store.ts';
import { knownRooms } from './served-rooms.store.ts';
import type { ServiceUseDeps } from './service-deps.ts';
import { commonFacts, organizerOf, slotsBy } from './tell-requests.ts';

type AnswerDeps = Pick<ServiceUseDeps, 'db' | 'clock' | 'outbox' | 'live'>;

/**
 * Takes the team's answer as it saw the request. Rejects with `not-found` for a request of a team that the caller does not
 * work for, `changed-meanwhile` with the newer one, `not-possible-now` for a step that its status does not allow, and
 * `invalid-request` for a room where the meeting is not.
 */
export async function answerRequest(
  deps: AnswerDeps,
  caller: Caller,
  { id, version, answer }: { readonly id: RequestId; readonly version: number; readonly answer: TeamAnswer },
): Promise<BoardRequest> {
  return await onStaffRequest(deps, caller, { id, version }, async (tx, subject) => {
    const { before, provider, context, now } = subject;
    requirePossible(before, answer);
    if (answer.action === 'complete') requireFilledIn(provider, before);
    const answered = applyAnswer(before, answer, provider);
    const after = { ...answered, changedAt: now, version: version + 1 };
    await updateRequest(tx, caller.organization, after);
    await recordAudit(tx, caller.organization, ...recordOf(provider, before, after, answer, context));
    await tellOrganizer(deps, tx, caller, { provider, before, after, answer, context });
    await deps.live.changed(tx, caller.organization, 'service-requests');
    return after;
  });
}

function requirePossible(request: ServiceRequest, { action, room }: TeamAnswer): void {
  const possible = actionsFor(request);
  if (!possible.includes(action)) {
    const instead = possible.length === 0 ? 'It has ended.' : `Possible now: ${possible.join(', ')}.`;
    throw new Problem(
      'not-possible-now',
      `A request that is ${request.status} cannot be answered so. ${instead}`,
    );
  }
  if (room === null || action !== 'move-to-room' || request.proposal?.rooms.includes(room)) return;
  throw new Problem('invalid-request', 'The meeting is not in this room.', {
    errors: [{ pointer: '/body/room', detail: 'is not a room of this meeting' }],
  });
}

/** What must be filled in is filled in before somebody says that it is done; time does not wait for it. */
function requireFilledIn(
  { staffProperties: asked }: FullProvider,
  { staffProperties }: ServiceRequest,
): void {
  const missing = asked.filter(
    ({ id, isRequired }) =>
      isRequired && !staffProperties.some((one) => one.id === id && one.value !== false),
  );
  if (missing.length === 0) return;
  const names = missing.map(({ name }) => name).join(', ');
  throw new Problem(
    'not-possible-now',
    `Before this request can be completed, the team fills in: ${names}. Open the request and do that.`,
  );
}

const actions: Readonly<Record<TeamAnswer['action'], string>> = {
  accept: 'request.accepted',
  reject: 'request.rejected',
  ready: 'request.readied',
  complete: 'request.completed',
  'accept-change': 'request.change-accepted',
  'refuse-change': 'request.change-refused',
  'move-to-room': 'request.moved',
  cancel: 'request.canceled',
};

function recordOf(
  provider: FullProvider,
  before: ServiceRequest,
  after: ServiceRequest,
  { action }: TeamAnswer,
  context: ChangeContext,
) {
  const records = requestRecord([{ provider, before, after, what: 'answered', why: null }], context);
  return records.map((record) => ({ ...record, action: actions[action] }));
}

interface Answered {
  readonly provider: FullProvider;
  readonly before: ServiceRequest;
  readonly after: ServiceRequest;
  readonly answer: TeamAnswer;
  readonly context: ChangeContext;
}

/** The organizer hears what was answered; that the team got ready, or is done, is to be seen in the pane. */
async function tellOrganizer(
  { outbox }: AnswerDeps,
  tx: Tx,
  { organization }: Caller,
  { provider, before, after, answer, context }: Answered,
): Promise<void> {
  const { action, reason } = answer;
  if (action === 'ready' || action === 'complete') return;
  const { proposal } = before;
  const mailboxes = [before.room, after.room, ...(proposal?.rooms ?? [])];
  const at = slotsBy(1, await knownRooms(tx, organization, mailboxes));
  const common = commonFacts({ provider, after }, context);
  const { status } = after;
  const notice = {
    key: `service-request ${after.id} v${after.version} answered`,
    to: organizerOf(context),
    link: context.link.id,
    item: after.id,
    at: context.cause.at,
  };
  await outbox.tell(tx, organization, said());

  function said(): NewNotice {
    if (proposal && (action === 'accept-change' || action === 'refuse-change')) {
      const isAccepted = action === 'accept-change';
      const room = proposal.room ?? before.room;
      const facts = {
        ...common,
        before: at(before),
        proposed: at({ ...proposal, room }),
        isAccepted,
        reason,
      };
      return { ...notice, template: 'request-change-answered', facts };
    }
    return { ...notice, template: 'request-answered', facts: { ...common, slot: at(after), status, reason } };
  }
}
