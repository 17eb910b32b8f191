import type { KnownColleague, KnownVisitor } from '../../contract/personal-data.ts';

/** Entries that somebody chose, to have them exported or erased. */
export interface ChosenPeople {
  readonly visitors: readonly KnownVisitor['id'][];
  readonly colleagues: readonly Pick<KnownColleague, 'tenantId' | 'id'>[];
}

export const nobodyChosen: ChosenPeople = { visitors: [], colleagues: [] };

export function countOf({ visitors, colleagues }: ChosenPeople): number {
  return visitors.length + colleagues.length;
}

/** What is sent of them. */
export function bodyOf({ visitors, colleagues }: ChosenPeople) {
  return {
    visitors: [...visitors],
    colleagues: colleagues.map(({ tenantId, id }) => ({ tenantId, id })),
  };
}
