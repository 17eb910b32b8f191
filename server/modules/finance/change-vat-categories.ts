import type { z } from 'zod';
import type {
  VatCategoryId,
  VatCategoryReply,
  addVatCategory as addRoute,
  changeVatCategory as changeRoute,
} from '../../../contract/finance.ts';
import { definedOf, isAlike } from '../../kernel/alike.ts';
import type { Caller } from '../../kernel/caller.ts';
import { Problem } from '../../kernel/problem.ts';
import { requireVersion } from '../../kernel/required-version.ts';
import { askedBy, recordAudit } from '../audit/index.ts';
import type { FinanceDeps } from './finance-deps.ts';
import { aloneWithMoney, listVatCategories, saveVatCategory } from './finance.store.ts';
import { requireFree } from './require-free.ts';

/**
 * Adds a VAT category. The same id with the same content again is the one that is there. Rejects with `already-exists` for
 * the name of another, and with `idempotency-key-reused`.
 */
export async function addVatCategory(
  { db }: Pick<FinanceDeps, 'db'>,
  caller: Caller,
  body: z.output<(typeof addRoute)['body']>,
): Promise<VatCategoryReply> {
  return await aloneWithMoney(db, caller, async (tx) => {
    const all = await listVatCategories(tx, caller.organization);
    const there = all.find(({ id }) => id === body.id);
    if (there && isAlike(there, { ...there, ...body })) return there;
    if (there)
      throw new Problem('idempotency-key-reused', 'This id belongs to another VAT category already.');
    const wanted = { ...body, isActive: true, version: 1 };
    requireFree(all, wanted, 'name', 'VAT category');
    await saveVatCategory(tx, caller.organization, wanted);
    await recordAudit(tx, caller.organization, {
      ...askedBy(caller),
      action: 'vat-category.added',
      subject: subjectOf(wanted),
      after: factsOf(wanted),
    });
    return wanted;
  });
}

/** Changes a VAT category as the caller saw it. Rejects as `addVatCategory` does, and with `not-found` and `changed-meanwhile`. */
export async function changeVatCategory(
  { db }: Pick<FinanceDeps, 'db'>,
  caller: Caller,
  {
    id,
    version,
    change,
  }: {
    readonly id: VatCategoryId;
    readonly version: number;
    readonly change: z.output<(typeof changeRoute)['body']>;
  },
): Promise<VatCategoryReply> {
  return await aloneWithMoney(db, caller, async (tx) => {
    const all = await listVatCategories(tx, caller.organization);
    const before = all.find((one) => one.id === id);
    if (!before) throw new Problem('not-found', 'There is no such VAT category in this organization.');
    requireVersion(before, version, 'this VAT category');
    const after = { ...before, ...definedOf(change), version: version + 1 };
    if (isAlike(before, { ...after, version })) return before;
    requireFree(all, after, 'name', 'VAT category');
    await saveVatCategory(tx, caller.organization, after);
    await recordAudit(tx, caller.organization, {
      ...askedBy(caller),
      action: 'vat-category.changed',
      subject: subjectOf(after),
      before: factsOf(before),
      after: factsOf(after),
    });
    return after;
  });
}

function subjectOf({ id, name }: VatCategoryReply) {
  return { kind: 'vat-category', id, name };
}

function factsOf({ name, rate, isActive }: VatCategoryReply) {
  return { name, rate, isActive };
}
