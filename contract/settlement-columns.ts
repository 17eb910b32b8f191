import { z } from 'zod';

/** What a file of a settlement can say of each row. */
export const settlementColumns = [
  'id',
  'date',
  'time',
  'cost center',
  'kind',
  'price',
  'VAT rate',
  'VAT',
  'organizer',
  'subject',
  'properties',
  'price with VAT',
  'currency',
  'cost center name',
  'organizer mail',
  'provider',
  'room',
  'status',
  'entry',
  'settlement',
] as const;
export const SettlementColumn = z.enum(settlementColumns);
export type SettlementColumn = z.output<typeof SettlementColumn>;

/** The file that nobody has to set up. */
export const standardColumns: readonly SettlementColumn[] = settlementColumns.slice(0, 11);

export const SettlementColumns = z
  .array(SettlementColumn)
  .min(1, { error: 'must be at least one' })
  .refine((columns) => new Set(columns).size === columns.length, { error: 'must each be there once' });
