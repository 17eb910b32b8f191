import { MOST_FAULTS_AN_HOUR } from '../../../contract/room-faults.ts';
import type { reportFault as route, ShownFault } from '../../../contract/room-faults.ts';
import type { MailboxAddress, TimeZone } from '../../../contract/primitives.ts';
import type { RouteInput } from '../../../contract/route.ts';
import type { Caller } from '../../kernel/caller.ts';
import { Problem } from '../../kernel/problem.ts';
import { instantOf } from '../../kernel/time.ts';
import type { Tx } from '../../storage/database.ts';
import { askedBy, recordAudit } from '../audit/index.ts';
import { findKeptRoom } from './details.store.ts';
import { countReported, findFault, insertFault } from './faults.store.ts';
import type { NewFault } from './faults.store.ts';
import type { RoomDetailsDeps } from './reach.ts';
import { requireVisible } from './show-room.ts';
import { tellOfFault } from './tell-of-fault.ts';

const HOUR_MS = 60 * 60_000;

/**
 * Notes that something in a room is broken, once, and tells the room's contact and the teams
 * that serve it. The same id with the same words is the same report. Rejects with `room-not-found` for a room that the caller may not see, `invalid-request` for equipment that the room
 * does not have, `already-exists` for what is reported and not settled, `idempotency-key-reused`, and `too-many-requests`
 * beyond ten within an hour.
 */
export async function reportFault(
  deps: RoomDetailsDeps,
  caller: Caller,
  mailbox: MailboxAddress,
  body: RouteInput<typeof route>['body'],
): Promise<ShownFault> {
  const { organization } = caller;
  const { room, places } = await requireVisible(deps, caller, mailbox);
  const { id, about, words } = body;
  if (about !== null && !room.equipment.includes(about)) {
    const errors = [{ pointer: '/body/about', detail: 'is no equipment of this room' }];
    throw new Problem('invalid-request', 'This room does not have that equipment any more.', { errors });
  }
  return await deps.db.transaction().execute(async (tx) => {
    // The room first, as everybody who changes one locks it, and then the number of the directory.
    if (!(await findKeptRoom(tx, organization, room.id, { isLocked: true }))) throw roomGone();
    const now = deps.clock.now();
    const fault = { id, about, words, reportedAt: now, room: room.id, reporter: reporterOf(caller, body) };
    if (!(await insertFault(tx, organization, fault))) return await sameReport(tx, caller, fault);
    await refuseTooMany(tx, caller, fault);
    await recordAudit(tx, organization, {
      ...askedBy(caller),
      cause: 'pane',
      action: 'room-fault.reported',
      subject: { kind: 'room-fault', id, name: room.name },
      after: { room: room.id, about, words },
    });
    await tellOfFault(deps, tx, caller, { room, places, fault });
    await deps.live.changed(tx, organization, 'room-faults');
    return { id, about, words, reportedAt: now };
  });
}

function reporterOf(
  { tenantId, objectId, name, mail }: Caller,
  { timeZone, language }: { readonly timeZone: TimeZone; readonly language: string },
): NewFault['reporter'] {
  return { tenantId, objectId, name, mail: mail?.toLowerCase() ?? null, timeZone, language };
}

/** What is there under that id when it is the same report; anything else is refused. */
async function sameReport(
  tx: Tx,
  { organization, tenantId, objectId }: Caller,
  { id, about, words, room }: NewFault,
): Promise<ShownFault> {
  const there = await findFault(tx, organization, id);
  if (!there) {
    throw new Problem(
      'already-exists',
      'Somebody has reported this already. It is on its way to be settled.',
      {
        errors: [{ pointer: '/body/about', detail: 'is reported already' }],
      },
    );
  }
  const { reporter, reportedAt } = there;
  const isSame =
    there.room === room &&
    there.about === about &&
    there.words === words &&
    reporter.tenantId === tenantId &&
    reporter.objectId === objectId;
  if (isSame) return { id, about, words, reportedAt };
  throw new Problem('idempotency-key-reused', 'This id belongs to another report already.');
}

/** Counted after it is written: whoever reports in the same organization at the same moment waits until this is decided. */
async function refuseTooMany(
  tx: Tx,
  { organization }: Caller,
  { reporter, reportedAt }: NewFault,
): Promise<void> {
  const since = instantOf(Date.parse(reportedAt) - HOUR_MS);
  if ((await countReported(tx, organization, reporter, since)) <= MOST_FAULTS_AN_HOUR) return;
  throw new Problem(
    'too-many-requests',
    `You have reported ${MOST_FAULTS_AN_HOUR} faults within an hour. Tell the people who look after the rooms what else there is.`,
    { retryAfterSeconds: HOUR_MS / 1_000 },
  );
}

function roomGone(): Problem {
  return new Problem(
    'room-not-found',
    'This room does not exist, or you may not see it. Choose another one.',
  );
}
