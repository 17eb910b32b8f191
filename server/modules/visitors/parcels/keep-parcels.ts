import { createHash } from 'node:crypto';
import type { z } from 'zod';
import { HANDED_OVER_HOURS, MOST_PARCELS } from '../../../../contract/parcels.ts';
import type {
  listParcels as listRoute,
  noteParcel as noteRoute,
  Parcel,
  ParcelId,
  ParcelStep,
} from '../../../../contract/parcels.ts';
import type { RouteReply } from '../../../../contract/route.ts';
import type { ReceptionId } from '../../../../contract/visitor-ids.ts';
import type { Caller } from '../../../kernel/caller.ts';
import { Problem } from '../../../kernel/problem.ts';
import { instantOf } from '../../../kernel/time.ts';
import { askedBy, canonical, recordAudit } from '../../audit/index.ts';
import { requireReception } from '../front-desk.ts';
import { hostOfWalkIn } from '../reader-of.ts';
import { lockReception } from '../receptions.store.ts';
import type { VisitorUseDeps } from '../visitor-deps.ts';
import { hostOf } from '../welcome-walk-ins.ts';
import { findParcel, insertParcel, parcelsAt, saveHandOver } from './parcels.store.ts';
import type { KeptParcel } from './parcels.store.ts';

const HOUR_MS = 60 * 60_000;

/** What waits at a reception and what was handed over within a day; `not-found` where the caller does not work. */
export async function listParcels(
  { db, clock }: Pick<VisitorUseDeps, 'db' | 'clock'>,
  caller: Caller,
  reception: ReceptionId,
): Promise<RouteReply<typeof listRoute>> {
  await requireReception(db, caller, reception);
  const now = clock.now();
  const since = instantOf(Date.parse(now) - HANDED_OVER_HOURS * HOUR_MS);
  const found = await parcelsAt(db, caller.organization, reception, since, MOST_PARCELS + 1);
  return {
    parcels: found.slice(0, MOST_PARCELS).map(shown),
    isComplete: found.length <= MOST_PARCELS,
    now,
  };
}

/**
 * Notes that something has come, and tells whom it is for, once. The same id with the same words is the same thing. Rejects
 * with `not-found` for a reception at which the caller does not work or a host whom the directory does not know,
 * `not-possible-now` for a reception that is out of use, and `idempotency-key-reused`.
 */
export async function noteParcel(
  deps: VisitorUseDeps,
  caller: Caller,
  reception: ReceptionId,
  body: z.output<(typeof noteRoute)['body']>,
): Promise<Parcel> {
  const { organization } = caller;
  await requireReception(deps.db, caller, reception);
  const host = await hostOf(deps, organization, reception, body.host); // outside of the transaction: a directory may be slow
  const firstNoted = createHash('sha256')
    .update(canonical({ reception, ...body }))
    .digest('hex');
  return await deps.db.transaction().execute(async (tx) => {
    await lockReception(tx, organization, reception); // the same click twice is not twice at once
    const at = await requireReception(tx, caller, reception);
    const there = await findParcel(tx, organization, body.id);
    if (there?.firstNoted === firstNoted) return shown(there);
    if (there) throw new Problem('idempotency-key-reused', 'This id belongs to something else already.');
    if (!at.isActive) throw new Problem('not-possible-now', `${at.name} is out of use: it takes nothing.`);
    const now = deps.clock.now();
    const { id, note, sender } = body;
    const facts = { reception, host, note, sender, firstNoted, arrivedAt: now, handedOverAt: null };
    const parcel: KeptParcel = { id, ...facts, isForgotten: false, version: 1 };
    await insertParcel(tx, organization, parcel);
    await recordAudit(tx, organization, entryOf(caller, 'parcel.noted', null, parcel));
    const reader = hostOfWalkIn(host, at);
    if (reader) {
      await deps.outbox.tell(tx, organization, {
        key: `parcel ${id}`,
        to: reader,
        link: null,
        item: itemOf(id),
        at: now,
        isUrgent: true,
        template: 'parcel-arrived',
        facts: { reception: at.name, note, arrivedAt: now, contact: at.checkOut.contact },
      });
    }
    await deps.live.changed(tx, organization, 'visits');
    return shown(parcel);
  });
}

/**
 * Hands something over, or takes that back. Rejects with `not-found` for what lies at a reception at which the caller does not
 * work, `changed-meanwhile` with how it is now, and `not-possible-now` for what is so already.
 */
export async function stepParcel(
  deps: VisitorUseDeps,
  caller: Caller,
  { id, version, step }: { readonly id: ParcelId; readonly version: number; readonly step: ParcelStep },
): Promise<Parcel> {
  const { organization } = caller;
  return await deps.db.transaction().execute(async (tx) => {
    const before = await findParcel(tx, organization, id, { isLocked: true });
    if (!before) throw noSuchParcel();
    await requireReception(tx, caller, before.reception);
    if (before.version !== version) {
      throw new Problem(
        'changed-meanwhile',
        'Somebody else did something with this meanwhile. Look at how it is now.',
        { current: shown(before) },
      );
    }
    if ((before.handedOverAt === null) === (step === 'undo')) {
      throw new Problem('not-possible-now', 'That is how it is already.');
    }
    const handedOverAt = step === 'undo' ? null : deps.clock.now();
    const after: KeptParcel = { ...before, handedOverAt, version: version + 1 };
    await saveHandOver(tx, organization, after);
    const action = step === 'undo' ? 'parcel.taken-back' : 'parcel.handed-over';
    await recordAudit(tx, organization, entryOf(caller, action, before, after));
    await deps.live.changed(tx, organization, 'visits');
    return shown(after);
  });
}

/** By it what was told is found again when it is to be forgotten. */
export function itemOf(id: string): string {
  return `parcel ${id}`;
}

function shown({ reception: _reception, firstNoted: _firstNoted, host, ...parcel }: KeptParcel): Parcel {
  return { ...parcel, host: { name: host.name, mail: host.mail } };
}

/** What it is and whom it is for does not stand there. */
function entryOf(caller: Caller, action: string, before: KeptParcel | null, after: KeptParcel) {
  return {
    ...askedBy(caller),
    action,
    subject: { kind: 'parcel', id: after.id, name: `parcel ${after.id.slice(0, 8)}` },
    before: before && factsOf(before),
    after: factsOf(after),
  };
}

function factsOf({ reception, arrivedAt, handedOverAt }: KeptParcel) {
  return { reception, arrivedAt, handedOverAt };
}

function noSuchParcel(): Problem {
  return new Problem('not-found', 'There is no such thing at a reception of yours.');
}
