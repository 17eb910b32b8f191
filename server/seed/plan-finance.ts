import type { NewRow } from '../storage/database.ts';
import { stableId } from './stable-id.ts';

/** Currency, VAT and cost centers; laid whole, or left as they are. */
export interface PlannedFinance {
  readonly settings: NewRow<'finance_settings'>;
  readonly vatCategories: readonly NewRow<'vat_category'>[];
  readonly costCenters: readonly NewRow<'cost_center'>[];
  readonly holders: readonly NewRow<'cost_center_holder'>[];
}

/** The id of F0's only VAT category, 25 %: what is on its menus is taxed by it. */
export function vatCategoryIdOf(organization_id: string): string {
  return stableId('vat-category', organization_id, 'VAT 25 %');
}

/** What fixture F0 counts in, and who pays: cost center 1000 is everybody's, 2000 is for the group Sales. */
export function planFinance(
  organization_id: string,
  tenant: {
    readonly id: string;
    readonly groups: readonly { readonly id: string; readonly displayName: string }[];
  },
): PlannedFinance {
  const sales = tenant.groups.find(({ displayName }) => displayName === 'Sales');
  const idOf = (code: string) => stableId('cost-center', organization_id, code);
  return {
    settings: { organization_id, currency: 'DKK' },
    vatCategories: [{ organization_id, id: vatCategoryIdOf(organization_id), name: 'VAT 25 %', rate: 2_500 }],
    costCenters: [
      { organization_id, id: idOf('1000'), code: '1000', name: 'Administration', is_open: true },
      { organization_id, id: idOf('2000'), code: '2000', name: 'Sales', is_open: false },
    ],
    holders: sales
      ? [
          {
            organization_id,
            cost_center_id: idOf('2000'),
            principal_kind: 'entra_group',
            tenant_id: tenant.id,
            object_id: sales.id,
            holder_name: 'Sales',
          },
        ]
      : [],
  };
}
