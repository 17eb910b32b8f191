import { ROWS_PER_PAGE } from '../../../contract/settlements.ts';
import type {
  SettlementId,
  SettlementReply,
  listSettlementRows as rowsRoute,
  listSettlements as listRoute,
} from '../../../contract/settlements.ts';
import type { RouteReply } from '../../../contract/route.ts';
import type { Caller } from '../../kernel/caller.ts';
import { Problem } from '../../kernel/problem.ts';
import { listCostCenters } from '../finance/index.ts';
import { listProviders } from '../services/index.ts';
import type { SettlementDeps } from './settlement-deps.ts';
import { findSettlement, listSettlements as listStored, rowsOf } from './settlements.store.ts';

const PER_PAGE = 25;

/** The settlements from the newest on, or below a number; and the teams and cost centers that one can be about. */
export async function listSettlements(
  { db, clock }: Pick<SettlementDeps, 'db' | 'clock'>,
  { organization }: Caller,
  before: number | null,
): Promise<RouteReply<typeof listRoute>> {
  const found = await listStored(db, organization, before, PER_PAGE + 1);
  const settlements = found.slice(0, PER_PAGE);
  const providers = await listProviders(db, organization);
  const costCenters = await listCostCenters(db, organization);
  return {
    settlements,
    next: found.length > PER_PAGE ? (settlements.at(-1)?.number ?? null) : null,
    providers: providers.map(({ id, name }) => ({ id, name })),
    costCenters: costCenters.map(({ id, code, name }) => ({ id, code, name })),
    now: clock.now(),
  };
}

/** One settlement. Rejects with `not-found`. */
export async function readSettlement(
  { db }: Pick<SettlementDeps, 'db'>,
  { organization }: Pick<Caller, 'organization'>,
  id: SettlementId,
): Promise<SettlementReply> {
  const settlement = await findSettlement(db, organization, id);
  if (!settlement) throw new Problem('not-found', 'There is no such settlement in this organization.');
  return settlement;
}

/** A page of rows after a position. Rejects with `not-found`. */
export async function listSettlementRows(
  { db }: Pick<SettlementDeps, 'db'>,
  caller: Caller,
  { id, after }: { readonly id: SettlementId; readonly after: number },
): Promise<RouteReply<typeof rowsRoute>> {
  await readSettlement({ db }, caller, id);
  const found = await rowsOf(db, caller.organization, id, after, ROWS_PER_PAGE + 1);
  const rows = found.slice(0, ROWS_PER_PAGE);
  return { rows, next: found.length > ROWS_PER_PAGE ? (rows.at(-1)?.position ?? null) : null };
}
