import { sql } from 'kysely';
import { HostChannel } from '../../../../contract/host-channels.ts';
import type { Instant, OrganizationId } from '../../../../contract/primitives.ts';
import type { Db, Tx } from '../../../storage/database.ts';

/** Some arrivals that one host is told of. */
export interface ArrivalCall {
  readonly visits: readonly string[];
  readonly reception: string;
  readonly tried: readonly HostChannel[];
  /** The host was told before. */
  readonly isRepeat: boolean;
}

/** Notes arrivals to be told of; gives those of whom nobody was told yet. */
export async function noteCalls(
  tx: Tx,
  organization: OrganizationId,
  calls: readonly { readonly call: string; readonly visit: string; readonly reception: string }[],
  at: Instant,
): Promise<readonly string[]> {
  if (calls.length === 0) return [];
  const rows = await tx
    .insertInto('arrival_call')
    .values(
      calls.map(({ call, visit, reception }) => ({
        organization_id: organization,
        visit_id: visit,
        call_id: call,
        reception_id: reception,
        called_at: at,
      })),
    )
    .onConflict((conflict) => conflict.columns(['organization_id', 'visit_id']).doNothing())
    .returning('call_id')
    .execute();
  return [...new Set(rows.map(({ call_id }) => call_id))];
}

/** Notes that the host of one visit is told once more; what was on its way about it is overtaken. */
export async function repeatCall(
  tx: Tx,
  organization: OrganizationId,
  { call, visit, reception }: { readonly call: string; readonly visit: string; readonly reception: string },
  at: Instant,
): Promise<void> {
  const columns = {
    call_id: call,
    reception_id: reception,
    state: 'waiting' as const,
    tried: [],
    called_at: at,
    is_repeat: true,
  };
  await tx
    .insertInto('arrival_call')
    .values({ organization_id: organization, visit_id: visit, ...columns })
    .onConflict((conflict) => conflict.columns(['organization_id', 'visit_id']).doUpdateSet(columns))
    .execute();
}

/** A call that waits; locked within a transaction that says so. Null: it is settled, or what it is about is gone. */
export async function findCall(
  tx: Tx,
  organization: OrganizationId,
  call: string,
  { isLocked }: { readonly isLocked: boolean },
): Promise<ArrivalCall | null> {
  const waiting = tx
    .selectFrom('arrival_call')
    .select(['visit_id', 'reception_id', 'tried', 'is_repeat'])
    .where('organization_id', '=', organization)
    .where('call_id', '=', call)
    .where('state', '=', 'waiting')
    .orderBy('visit_id');
  const rows = await (isLocked ? waiting.forUpdate() : waiting).execute();
  const [first] = rows;
  if (!first) return null;
  return {
    visits: rows.map(({ visit_id }) => visit_id),
    reception: first.reception_id,
    tried: HostChannel.array().parse(first.tried),
    isRepeat: first.is_repeat,
  };
}

/** Notes that a channel is tried, before it is. */
export async function noteTried(
  tx: Tx,
  organization: OrganizationId,
  call: string,
  channel: HostChannel,
): Promise<void> {
  await tx
    .updateTable('arrival_call')
    .set({ tried: sql`array_append(tried, ${channel})` })
    .where('organization_id', '=', organization)
    .where('call_id', '=', call)
    .execute();
}

export async function settleCall(
  tx: Tx,
  organization: OrganizationId,
  call: string,
  state: 'taken' | 'mailed' | 'dropped',
): Promise<void> {
  await tx
    .updateTable('arrival_call')
    .set({ state })
    .where('organization_id', '=', organization)
    .where('call_id', '=', call)
    .where('state', '=', 'waiting')
    .execute();
}

/** Calls that wait, whose job may have been lost; longest first. */
export async function waitingCalls(
  db: Db,
  most: number,
): Promise<readonly { readonly organization: string; readonly call: string }[]> {
  const rows = await db
    .selectFrom('arrival_call')
    .select(['organization_id', 'call_id'])
    .where('state', '=', 'waiting')
    .orderBy('called_at')
    .limit(most)
    .execute();
  return rows.map(({ organization_id, call_id }) => ({ organization: organization_id, call: call_id }));
}
