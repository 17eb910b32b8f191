import type { RoomFault } from '../../../contract/room-faults.ts';
import type { Caller } from '../../kernel/caller.ts';
import type { Tx } from '../../storage/database.ts';
import { teamsToldOf } from '../messages/index.ts';
import type { NewNotice } from '../messages/index.ts';
import { itemOf } from './fault-item.ts';
import type { KeptFault } from './faults.store.ts';
import type { RoomDetailsDeps } from './reach.ts';

/**
 * Tells whoever reported a fault that it is settled, in their language, and the teams that were told of it, so that nobody
 * goes to a room for what works again. A team that serves the room only since then heard nothing, and hears nothing now.
 */
export async function tellOfSettled(
  { outbox }: Pick<RoomDetailsDeps, 'outbox'>,
  tx: Tx,
  { organization }: Pick<Caller, 'organization'>,
  { id, about, words, roomName, reporter, reportedAt }: KeptFault,
  { at, note }: { readonly at: RoomFault['reportedAt']; readonly note: string },
): Promise<void> {
  const told = {
    key: `room fault ${id} closed`,
    link: null,
    item: itemOf(id),
    at,
    facts: { room: roomName, about, words, note, reportedAt },
  } as const;
  const { mail, language, timeZone } = reporter;
  const teams = await teamsToldOf(tx, organization, itemOf(id));
  const notices: NewNotice[] = [
    ...(mail === null
      ? []
      : [
          {
            ...told,
            template: 'fault-closed' as const,
            to: { kind: 'person' as const, mail, language, timeZone },
          },
        ]),
    ...teams.map((team) => ({
      ...told,
      template: 'fault-settled' as const,
      to: { kind: 'provider' as const, id: team },
    })),
  ];
  if (notices.length > 0) await outbox.tell(tx, organization, ...notices);
}
