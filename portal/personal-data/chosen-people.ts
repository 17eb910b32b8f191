import type { KnownColleague, KnownRecord, KnownVisitor } from '../../contract/personal-data.ts';

/** Entries that somebody chose, to have them exported or erased. */
export interface ChosenPeople {
  readonly visitors: readonly KnownVisitor['id'][];
  readonly colleagues: readonly Pick<KnownColleague, 'tenantId' | 'id'>[];
  readonly records: readonly Pick<KnownRecord, 'kind' | 'id'>[];
}

export const nobodyChosen: ChosenPeople = { visitors: [], colleagues: [], records: [] };

/** Of what was found, or of what was chosen. */
type Countable = { readonly [Kind in keyof ChosenPeople]: readonly unknown[] };

export function countOf({ visitors, colleagues, records }: Countable): number {
  return visitors.length + colleagues.length + records.length;
}

/** What is sent of them. */
export function bodyOf({ visitors, colleagues, records }: ChosenPeople) {
  return {
    visitors: [...visitors],
    colleagues: colleagues.map(({ tenantId, id }) => ({ tenantId, id })),
    records: records.map(({ kind, id }) => ({ kind, id })),
  };
}
