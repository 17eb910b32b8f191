import type { MailboxAddress } from '../../../contract/primitives.ts';
import type { listRoomProviders as contractRoute, ProviderKind } from '../../../contract/services.ts';
import type { RoomBuffer } from '../../../contract/room-buffer.ts';
import type { RouteInput, RouteReply } from '../../../contract/route.ts';
import { languageOf } from '../../kernel/caller.ts';
import type { Caller } from '../../kernel/caller.ts';
import { readMenus } from '../menus/index.ts';
import { visibleRooms } from '../rooms/index.ts';
import { describeBuffers } from './buffers/describe-buffers.ts';
import { deadlineOf } from './deadlines/deadline.ts';
import { explainClosure } from './deadlines/explain-deadline.ts';
import { closureAt } from './deadlines/opening.ts';
import { deliverAt } from './first-sight.ts';
import { askedProperty } from './properties/property-answer.ts';
import { listProviders } from './providers.store.ts';
import { knownRooms } from './served-rooms.store.ts';
import type { ServiceUseDeps } from './service-deps.ts';
import { deadlineReply } from './template-reply.ts';

/** What most people come for is offered first. */
const KINDS: readonly ProviderKind[] = ['catering', 'av', 'set-up'];

/**
 * The active teams that serve any of the chosen rooms, by kind and name, with the deadline for a delivery then. A room that the caller may
 * not see is served by nobody, as one that does not exist.
 */
export async function listRoomProviders(
  { db, clock, directory }: Pick<ServiceUseDeps, 'db' | 'clock' | 'directory'>,
  caller: Caller,
  { room: chosen, start, end, offsetMinutes, offsetFrom }: RouteInput<typeof contractRoute>['query'],
): Promise<RouteReply<typeof contractRoute>> {
  const { organization } = caller;
  const now = clock.now();
  const language = languageOf(caller);
  const visible = new Set(
    (await visibleRooms(directory, caller, chosen)).rooms.map(({ mailbox }) => mailbox),
  );
  const seen = chosen.filter((room) => visible.has(room));
  const [providers, rooms] = [
    await listProviders(db, organization),
    await knownRooms(db, organization, seen),
  ];
  const named = (mailbox: MailboxAddress) => ({
    mailbox,
    name: visible.has(mailbox) ? rooms.nameOf(mailbox) : mailbox,
  });
  const menus = await readMenus(
    db,
    organization,
    providers.map(({ id }) => id),
  );
  const at = deliverAt({ start, end }, { offsetMinutes, offsetFrom });
  const serving = KINDS.flatMap((kind) => providers.filter((one) => one.kind === kind)).flatMap(
    (provider) => {
      const served = seen.filter((room) => rooms.serves(provider, room));
      return provider.isActive && served.length > 0 ? [{ provider, served }] : [];
    },
  );
  const served = seen.filter((room) => serving.some((one) => one.served.includes(room)));
  const [first] = serving;
  const buffers = first
    ? await describeBuffers(
        db,
        organization,
        served.map((room) => ({ room, start, end, link: null })),
        first.provider,
      )
    : new Map<number, RoomBuffer>();
  return {
    buffers: [...buffers.values()],
    providers: serving.map(({ provider, served }) => {
      const { id, name, kind, accepts, whilePending, timeZone } = provider;
      const deadline = deadlineOf(provider, at);
      const closure = closureAt(provider, at);
      return {
        id,
        name,
        kind,
        rooms: served.map(named),
        accepts,
        whilePending,
        timeZone,
        deadline: deadlineReply(deadline, at, provider, { now, language }),
        asks: provider.userProperties.map(askedProperty),
        hasMenu: (menus.get(id)?.items.length ?? 0) > 0,
        closed: closure && explainClosure(closure, at, provider, language),
      };
    }),
    unserved: chosen.filter((room) => !serving.some(({ served }) => served.includes(room))).map(named),
    now,
  };
}
