import type { z } from 'zod';
import type { SettlementReply, lockSettlement as lockRoute } from '../../../contract/settlements.ts';
import { isAlike } from '../../kernel/alike.ts';
import type { Caller } from '../../kernel/caller.ts';
import { Problem } from '../../kernel/problem.ts';
import type { Tx } from '../../storage/database.ts';
import { askedBy, recordAudit } from '../audit/index.ts';
import { aloneWithMoney, currencyOf } from '../finance/index.ts';
import { keepSettled, listProviders, noteSame } from '../services/index.ts';
import { costCenterOf, gather } from './gather.ts';
import type { ToSettle } from './gather.ts';
import { foresee } from './preview-settlement.ts';
import type { SettlementDeps } from './settlement-deps.ts';
import type { NewRow } from './settlements.store.ts';
import { findSettlement, insertRows, insertSettlement, nextNumber, saveSums } from './settlements.store.ts';
import { summing } from './sums.ts';

type Body = z.output<(typeof lockRoute)['body']>;

/**
 * Settles what is to be settled now, whole or not at all, alone among all that count money in the organization. The same id
 * for the same period again is the settlement that is there. Rejects with `changed-meanwhile` and a new preview when it is
 * not what the person saw, `not-possible-now` when there is nothing to settle, `idempotency-key-reused`, and `not-found` for
 * a team or a cost center of others.
 */
export async function lockSettlement(
  { db, clock, live }: SettlementDeps,
  caller: Caller,
  { seen, ...wish }: Body,
): Promise<SettlementReply> {
  const { organization } = caller;
  return await aloneWithMoney(db, caller, async (tx) => {
    const there = await findSettlement(tx, organization, wish.id);
    if (there) return sameOr(there, wish);
    const settlement = await begun(tx, caller, wish, clock.now());
    await insertSettlement(tx, organization, settlement);

    const counted = summing(settlement.currency);
    let position = 0;
    let written: Promise<void> = Promise.resolve();
    for await (const batch of gather(tx, organization, wish)) {
      const rows = batch.flatMap((one) =>
        one.rows.map((row) => ({ ...row, sequence: sequenceOf(one), position: (position += 1) })),
      );
      for (const row of rows) counted.add(row);
      const before = written;
      written = write(tx, caller, settlement, batch, rows); // while the next is made
      written.catch(() => undefined); // told where it is awaited
      await before;
    }
    await written;
    const sums = counted.sums();
    if (sums.rows !== seen.rows || sums.total.gross !== seen.gross) {
      // What this wrote is not there for anybody else, and goes with the refusal.
      throw new ChangedSinceSeen(sums.rows);
    }
    if (sums.rows === 0) throw nothingToSettle();
    await saveSums(tx, organization, wish.id, sums);
    const locked = { ...settlement, ...sums };
    await recordAudit(tx, organization, {
      ...askedBy(caller),
      action: 'settlement.locked',
      subject: { kind: 'settlement', id: wish.id, name: nameOf(settlement.number) },
      after: factsOf(locked),
    });
    await live.changed(tx, organization, 'service-requests');
    return locked;
  }).catch(async (error: unknown) => {
    if (!(error instanceof ChangedSinceSeen)) throw error;
    throw new Problem(
      'changed-meanwhile',
      'What is to be settled has changed since you looked. Look at it again; nothing was settled.',
      { current: await foresee(db, organization, wish) },
    );
  });
}

/** What a request says of the settlement that it is in. */
export function nameOf(number: number): string {
  return `Settlement ${number}`;
}

class ChangedSinceSeen extends Error {
  constructor(rows: number) {
    super(`there are ${rows} rows by now`);
  }
}

type Wish = Omit<Body, 'seen'>;

function sameOr(there: SettlementReply, { id, from, to, provider, costCenter }: Wish): SettlementReply {
  const facts = { id, from, to, provider, costCenter };
  const known = {
    id: there.id,
    from: there.from,
    to: there.to,
    provider: there.provider?.id ?? null,
    costCenter: there.costCenter?.id ?? null,
  };
  if (isAlike(facts, known)) return there;
  throw new Problem('idempotency-key-reused', 'This id belongs to another settlement already.');
}

async function begun(
  tx: Tx,
  { organization, name }: Caller,
  wish: Wish,
  lockedAt: SettlementReply['lockedAt'],
): Promise<SettlementReply> {
  const [provider] = wish.provider === null ? [] : await listProviders(tx, organization, [wish.provider]);
  const currency = await currencyOf(tx, organization);
  return {
    id: wish.id,
    number: await nextNumber(tx, organization),
    from: wish.from,
    to: wish.to,
    provider: provider ? { id: provider.id, name: provider.name } : null,
    costCenter: await costCenterOf(tx, organization, wish),
    lockedAt,
    lockedBy: name,
    ...summing(currency).sums(),
  };
}

function sequenceOf({ request }: ToSettle): number {
  return (request.settled?.sequence ?? 0) + 1;
}

async function write(
  tx: Tx,
  { organization }: Caller,
  { id, number, lockedAt }: SettlementReply,
  batch: readonly ToSettle[],
  rows: readonly NewRow[],
): Promise<void> {
  const settled = batch
    .filter(({ rows: of }) => of.length > 0)
    .map((one) => ({
      id: one.request.id,
      version: one.request.version,
      charge: one.request.due,
      sequence: sequenceOf(one),
      settledAs: nameOf(number),
    }));
  const same = batch
    .filter(({ rows: of }) => of.length === 0)
    .map(({ request }) => ({ id: request.id, version: request.version }));
  await Promise.all([
    insertRows(tx, organization, { settlement: id, settledAt: lockedAt }, rows),
    keepSettled(tx, organization, settled, lockedAt),
    noteSame(tx, organization, same),
  ]);
}

function nothingToSettle(): Problem {
  return new Problem(
    'not-possible-now',
    'There is nothing to settle: everything of this period that has come to an end is settled already.',
  );
}

function factsOf({
  number,
  from,
  to,
  provider,
  costCenter,
  requests,
  rows,
  total,
  currency,
}: SettlementReply) {
  return {
    number,
    from,
    to,
    provider: provider?.name ?? null,
    costCenter: costCenter?.code ?? null,
    requests,
    rows,
    ...total,
    currency,
  };
}
