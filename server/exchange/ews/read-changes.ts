import type { Interval, MailboxAddress } from '../../../contract/primitives.ts';
import type { ChangesReading } from '../meetings.port.ts';
import { readCursor, writeCursor } from '../sync-cursor.ts';
import { readWhole } from '../whole-reading.ts';
import type { Deadline } from '../whole-reading.ts';
import type { EwsClient } from './ews-client.ts';
import { EwsFailure } from './ews-failure.ts';
import { faultOf } from './ews-faults.ts';

/** The most that SyncFolderItems takes (messages.xsd: MaxSyncChangesReturnedType). */
const MOST_CHANGES = 512;
/** A calendar of years is told in full at first; one that does not end after this is read each time instead. */
const MOST_ROUNDS = 200;

/**
 * Whether a room's calendar changed since `cursor`; as `ExchangeMeetings.readChanges` promises. Exchange tells about the
 * whole folder, so that its state outlives a window; a new window counts as a change all the same.
 */
export function readChanges(
  client: EwsClient,
  mailbox: MailboxAddress,
  window: Interval,
  cursor: string | null,
  options: Deadline,
): Promise<ChangesReading> {
  const { token, isSameWindow } = readCursor(window, cursor);
  return readWhole(options, faultOf, async (signal) => {
    const { hasItems, state } = await followState(client, mailbox, token, signal);
    const hasChanged = hasItems || !isSameWindow || token === null;
    return { known: true, hasChanged, cursor: writeCursor(window, state) };
  });
}

interface Followed {
  readonly hasItems: boolean;
  readonly state: string;
}

/** From `token`, or from the beginning when there is none or Exchange has forgotten it, to the present. */
async function followState(
  client: EwsClient,
  mailbox: MailboxAddress,
  token: string | null,
  signal: AbortSignal,
): Promise<Followed> {
  let state = token;
  let hasItems = false;
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    const changes = await syncOnce(client, mailbox, state, signal);
    if (changes === null) return { ...(await followState(client, mailbox, null, signal)), hasItems: true };
    hasItems ||= changes.count > 0;
    state = changes.state;
    if (changes.isLast) return { hasItems, state };
  }
  return { hasItems: true, state: '' };
}

/** Null when Exchange does not know the state any more. */
async function syncOnce(
  client: EwsClient,
  mailbox: MailboxAddress,
  state: string | null,
  signal: AbortSignal,
): Promise<{ readonly count: number; readonly state: string; readonly isLast: boolean } | null> {
  try {
    return await client.ask({ actAs: mailbox, about: [mailbox], signal }, async (service, ews) => {
      const changes = await service.SyncFolderItems(
        new ews.FolderId(ews.WellKnownFolderName.Calendar, new ews.Mailbox(mailbox)),
        new ews.PropertySet(ews.BasePropertySet.IdOnly),
        [],
        MOST_CHANGES,
        ews.SyncFolderItemsScope.NormalItems,
        state ?? '',
      );
      return { count: changes.Count, state: changes.SyncState, isLast: !changes.MoreChangesAvailable };
    });
  } catch (error) {
    const isForgotten = error instanceof EwsFailure && forgotten.has(error.ewsCode);
    if (isForgotten && state !== null) return null;
    throw error;
  }
}

const forgotten = new Set(['ErrorInvalidSyncStateData', 'ErrorSyncFolderNotFound']);
