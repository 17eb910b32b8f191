import type { CurrencyReply } from '../../../contract/finance.ts';
import type { Currency } from '../../../contract/money.ts';
import type { OrganizationId } from '../../../contract/primitives.ts';
import type { Caller } from '../../kernel/caller.ts';
import { Problem } from '../../kernel/problem.ts';
import { requireVersion } from '../../kernel/required-version.ts';
import type { Db, Tx } from '../../storage/database.ts';
import { askedBy, recordAudit } from '../audit/index.ts';
import type { FinanceDeps } from './finance-deps.ts';
import { aloneWithMoney, readSettings, saveSettings } from './finance.store.ts';

/** What every price of an organization is in; EUR until somebody chose. */
export async function currencyOf(db: Db | Tx, organization: OrganizationId): Promise<Currency> {
  return (await readSettings(db, organization)).currency;
}

export async function readCurrency(
  { priced }: Pick<FinanceDeps, 'priced'>,
  db: Db | Tx,
  organization: OrganizationId,
): Promise<CurrencyReply> {
  return {
    ...(await readSettings(db, organization)),
    isFixed: await isPriced(priced, db, organization),
  };
}

/**
 * Chooses the currency of all prices. Rejects with `changed-meanwhile`, and with `not-empty` once something carries a
 * price: it would cost something else by a change of three letters.
 */
export async function changeCurrency(
  deps: FinanceDeps,
  caller: Caller,
  { currency, version }: { readonly currency: Currency; readonly version: number },
): Promise<CurrencyReply> {
  const { organization } = caller;
  return await aloneWithMoney(deps.db, caller, async (tx) => {
    const before = await readCurrency(deps, tx, organization);
    requireVersion(before, version, 'the currency');
    if (before.currency === currency) return before;
    if (before.isFixed) {
      throw new Problem(
        'not-empty',
        `Items or requests carry prices in ${before.currency}, and would cost something else in ${currency}. Remove the prices from every menu first; once something was ordered the currency stays.`,
      );
    }
    const after = { currency, version: version + 1 };
    await saveSettings(tx, organization, after);
    await recordAudit(tx, organization, {
      ...askedBy(caller),
      action: 'currency.changed',
      subject: { kind: 'currency', id: organization, name: currency },
      before: { currency: before.currency },
      after: { currency },
    });
    return { ...after, isFixed: false };
  });
}

async function isPriced(
  priced: FinanceDeps['priced'],
  db: Db | Tx,
  organization: OrganizationId,
): Promise<boolean> {
  for (const carries of priced) if (await carries(db, organization)) return true;
  return false;
}
