import type { Defaulted } from '../columns.ts';

/** What things cost and who pays for them. */
export interface FinanceTables {
  readonly finance_settings: FinanceSettingsTable;
  readonly vat_category: VatCategoryTable;
  readonly cost_center: CostCenterTable;
  readonly cost_center_holder: CostCenterHolderTable;
  readonly cost_center_group: CostCenterGroupTable;
  readonly cost_center_group_entry: CostCenterGroupEntryTable;
  readonly cost_center_group_member: CostCenterGroupMemberTable;
}

/** An organization without a row has never chosen a currency. */
export interface FinanceSettingsTable {
  readonly organization_id: string;
  /** ISO 4217. */
  readonly currency: string;
  readonly version: Defaulted<number>;
}

export interface VatCategoryTable {
  readonly organization_id: string;
  readonly id: string;
  readonly name: string;
  /** Basis points: 25 % is 2500. */
  readonly rate: number;
  readonly is_active: Defaulted<boolean>;
  readonly version: Defaulted<number>;
}

export interface CostCenterTable {
  readonly organization_id: string;
  readonly id: string;
  readonly code: string;
  readonly name: string;
  /** Everybody may charge it. */
  readonly is_open: Defaulted<boolean>;
  readonly is_active: Defaulted<boolean>;
  readonly version: Defaulted<number>;
}

/** A person or an Entra group. */
interface HolderColumns {
  readonly principal_kind: 'entra_group' | 'user';
  readonly tenant_id: string;
  readonly object_id: string;
  readonly holder_name: Defaulted<string>;
}

/** Who may charge a cost center that is not open to everybody. */
export interface CostCenterHolderTable extends HolderColumns {
  readonly organization_id: string;
  readonly cost_center_id: string;
}

export interface CostCenterGroupTable {
  readonly organization_id: string;
  readonly id: string;
  readonly name: string;
  readonly version: Defaulted<number>;
}

export interface CostCenterGroupEntryTable {
  readonly organization_id: string;
  readonly group_id: string;
  readonly cost_center_id: string;
}

/** Who may charge every cost center of a group. */
export interface CostCenterGroupMemberTable extends HolderColumns {
  readonly organization_id: string;
  readonly group_id: string;
}
