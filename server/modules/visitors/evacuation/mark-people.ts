import type { z } from 'zod';
import type {
  beginRollCall as beginRoute,
  EvacuationList,
  markPeople as markRoute,
} from '../../../../contract/evacuation.ts';
import type { Caller } from '../../../kernel/caller.ts';
import { instantOf } from '../../../kernel/time.ts';
import { askedBy, recordAudit } from '../../audit/index.ts';
import type { VisitorUseDeps } from '../visitor-deps.ts';
import { saveMarks, saveRollCall } from './inside.store.ts';
import { coveredFrom, listInside } from './list-inside.ts';

type MarkDeps = Pick<VisitorUseDeps, 'db' | 'clock' | 'live'>;

/**
 * Notes who is safe, as several devices say it in any order: of each person what was said last counts. Gives the list as it
 * is then. A visit of a reception elsewhere changes nothing. Rejects with `not-found` as `listInside` does.
 */
export async function markPeople(
  { db, clock, live }: MarkDeps,
  caller: Caller,
  { reception: wanted, marks }: z.output<(typeof markRoute)['body']>,
): Promise<EvacuationList> {
  const { organization } = caller;
  return await db.transaction().execute(async (tx) => {
    const { around } = await coveredFrom(tx, caller, wanted);
    const [reception] = around;
    const now = Date.parse(clock.now());
    // One statement writes a row once: of what one device says of a person the last counts.
    const last = new Map(
      marks
        .toSorted((one, other) => other.agoMs - one.agoMs)
        .map((mark) => [
          mark.visit,
          { visit: mark.visit, isSafe: mark.isSafe, at: instantOf(now - mark.agoMs) },
        ]),
    );
    await saveMarks(
      tx,
      organization,
      around.map(({ id }) => id),
      [...last.values()],
    );
    const safe = [...last.values()].filter(({ isSafe }) => isSafe).length;
    await recordAudit(tx, organization, {
      ...askedBy(caller),
      action: 'roll-call.marked',
      subject: { kind: 'reception', id: reception.id, name: reception.name },
      before: null,
      after: { safe, missing: last.size - safe },
    });
    await live.changed(tx, organization, 'visits');
    return await listInside({ db: tx, clock }, caller, { reception: wanted });
  });
}

/** From now on nobody was said to be safe, at any reception in the building. Rejects with `not-found` as `listInside` does. */
export async function beginRollCall(
  { db, clock, live }: MarkDeps,
  caller: Caller,
  { reception: wanted }: z.output<(typeof beginRoute)['body']>,
): Promise<EvacuationList> {
  const { organization } = caller;
  return await db.transaction().execute(async (tx) => {
    const { around } = await coveredFrom(tx, caller, wanted);
    const begunAt = clock.now();
    const inOrder = around.toSorted((one, other) => (one.id < other.id ? -1 : 1)); // as everybody locks them
    for (const { id } of inOrder) await saveRollCall(tx, organization, id, begunAt);
    await recordAudit(
      tx,
      organization,
      ...around.map(({ id, name }) => ({
        ...askedBy(caller),
        action: 'roll-call.begun',
        subject: { kind: 'reception', id, name },
        before: null,
        after: { begunAt },
      })),
    );
    await live.changed(tx, organization, 'visits');
    return await listInside({ db: tx, clock }, caller, { reception: wanted });
  });
}
