import type {
  changeKioskOptions as contractRoute,
  KioskOptions,
} from '../../../../contract/kiosk-options.ts';
import type { RouteInput } from '../../../../contract/route.ts';
import type { ReceptionId } from '../../../../contract/visitor-ids.ts';
import type { Caller } from '../../../kernel/caller.ts';
import { Problem } from '../../../kernel/problem.ts';
import { askedBy, recordAudit } from '../../audit/index.ts';
import { knownReception } from '../known-reception.ts';
import type { KioskDeps } from './kiosk-deps.ts';
import { optionsOf, saveOptions } from './kiosk-options.store.ts';

/** What the kiosks of a reception do beside checking in and out. Rejects with `not-found`. */
export async function readKioskOptions(
  { db }: Pick<KioskDeps, 'db'>,
  { organization }: Caller,
  reception: ReceptionId,
): Promise<KioskOptions> {
  await knownReception(db, organization, reception);
  return await optionsOf(db, organization, reception);
}

/** Changes it, as the caller saw it. Rejects with `not-found` and `changed-meanwhile`. */
export async function changeKioskOptions(
  { db }: Pick<KioskDeps, 'db'>,
  caller: Caller,
  {
    reception,
    version,
    change,
  }: {
    readonly reception: ReceptionId;
    readonly version: number;
    readonly change: RouteInput<typeof contractRoute>['body'];
  },
): Promise<KioskOptions> {
  const { organization } = caller;
  return await db.transaction().execute(async (tx) => {
    const { name } = await knownReception(tx, organization, reception);
    const before = await optionsOf(tx, organization, reception);
    if (before.version !== version) throw outrun(before);
    const { badge = before.badge, walkIns = before.walkIns } = change;
    if (badge === before.badge && walkIns === before.walkIns) return before;
    const after = { badge, walkIns, version: version + 1 };
    if (!(await saveOptions(tx, organization, reception, after))) {
      throw outrun(await optionsOf(tx, organization, reception));
    }
    await recordAudit(tx, organization, {
      ...askedBy(caller),
      action: 'kiosk-options.changed',
      subject: { kind: 'reception', id: reception, name },
      before: { badge: before.badge, walkIns: before.walkIns },
      after: { badge, walkIns },
    });
    return after;
  });
}

function outrun(current: KioskOptions): Problem {
  return new Problem('changed-meanwhile', 'Somebody else changed this meanwhile. Nothing was overwritten.', {
    current,
  });
}
