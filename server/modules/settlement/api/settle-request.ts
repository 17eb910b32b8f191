import type { Currency } from '../../../../contract/money.ts';
import type { SettledReply } from '../../../../contract/public-api.ts';
import type { Instant } from '../../../../contract/primitives.ts';
import type { RequestId } from '../../../../contract/services.ts';
import type { SettlementRow } from '../../../../contract/settlements.ts';
import type { Caller } from '../../../kernel/caller.ts';
import { Problem } from '../../../kernel/problem.ts';
import type { Tx } from '../../../storage/database.ts';
import { answerOnce } from '../../api-keys/index.ts';
import { askedBy, recordAudit } from '../../audit/index.ts';
import { aloneWithMoney, currencyOf, sumOf } from '../../finance/index.ts';
import {
  findCharged,
  findRequest,
  keepSettled,
  knownRooms,
  listProviders,
  wallClock,
} from '../../services/index.ts';
import type { ChargedRequest } from '../../services/index.ts';
import { entriesOf } from '../entries.ts';
import { rowOf } from '../gather.ts';
import type { SettlementDeps } from '../settlement-deps.ts';
import { insertRows, rowsSettledAs } from '../settlements.store.ts';

export interface Settling {
  readonly id: RequestId;
  readonly externalId: string;
  readonly idempotencyKey: string | null;
}

/**
 * Settles one request under the id of another system, or what has changed of it since it was settled. The same id again
 * gets what it got. Rejects with `not-found`, `already-settled` when nothing is left to settle, `not-possible-now` for what
 * has not come to an end or costs nothing, and `idempotency-key-reused`.
 */
export async function settleRequest(
  deps: SettlementDeps,
  caller: Caller,
  { id, externalId, idempotencyKey }: Settling,
): Promise<SettledReply> {
  return await aloneWithMoney(deps.db, caller, (tx) =>
    answerOnce(tx, caller, idempotencyKey, ['settle', id, externalId], () =>
      settle(deps, tx, caller, { id, externalId }),
    ),
  );
}

async function settle(
  { clock, live }: SettlementDeps,
  tx: Tx,
  caller: Caller,
  { id, externalId }: Omit<Settling, 'idempotencyKey'>,
): Promise<SettledReply> {
  const { organization } = caller;
  const request = await findRequest(tx, organization, id);
  const charged = request && (await findCharged(tx, organization, request));
  if (!charged) throw new Problem('not-found', 'There is no such request in this organization.');
  const currency = await currencyOf(tx, organization);
  const there = await rowsSettledAs(tx, organization, id, externalId);
  if (there) return replyOf(id, externalId, currency, there);

  const rows = await rowsToSettle(tx, caller, charged);
  const at = clock.now();
  const sequence = (charged.settled?.sequence ?? 0) + 1;
  await insertRows(
    tx,
    organization,
    { externalId, settledAt: at },
    rows.map((row) => ({ ...row, sequence, position: null })),
  );
  const { version } = charged.request;
  const settled = { id, version, charge: charged.due, sequence, settledAs: externalId };
  await keepSettled(tx, organization, [settled], at);
  const reply = replyOf(id, externalId, currency, { settledAt: at, rows });
  await recordAudit(tx, organization, {
    ...askedBy(caller),
    action: 'request.settled',
    subject: { kind: 'service-request', id: charged.request.template, name: rows[0]?.provider ?? '' },
    after: { meeting: charged.request.link, id, externalId, ...reply.total, currency },
  });
  await live.changed(tx, organization, 'service-requests');
  return reply;
}

async function rowsToSettle(
  tx: Tx,
  { organization }: Caller,
  charged: ChargedRequest,
): Promise<readonly SettlementRow[]> {
  const { request, settled } = charged;
  const entries = entriesOf(charged);
  if (entries.length === 0 && settled !== null) {
    throw new Problem(
      'already-settled',
      `This request was settled as “${settled.settledAs}” already, and costs what it cost then.`,
    );
  }
  if (entries.length === 0) {
    throw new Problem(
      'not-possible-now',
      `There is nothing to settle: the request is ${request.status}. What is delivered, or canceled too late, and costs something can be settled.`,
    );
  }
  const [provider] = await listProviders(tx, organization, [request.provider]);
  const rooms = await knownRooms(tx, organization, [request.room]);
  const facts = {
    provider: provider?.name ?? '',
    room: rooms.nameOf(request.room),
    ...wallClock(provider?.timeZone ?? 'UTC')(request.deliverAt),
  };
  return entries.map((entry) => rowOf({ ...charged, ...request }, entry, facts));
}

function replyOf(
  id: RequestId,
  externalId: string,
  currency: Currency,
  { settledAt, rows }: { readonly settledAt: Instant; readonly rows: readonly SettlementRow[] },
): SettledReply {
  const entries = rows.map(({ entry, vatRate, net, vat, gross, costCenter }) => ({
    entry,
    vatRate,
    net,
    vat,
    gross,
    costCenter,
  }));
  return { id, externalId, settledAt, currency, entries, total: sumOf(entries) };
}
