import { Problem } from '../../kernel/problem.ts';

/** Throws `already-exists` when another one is called the same, in letters of any case. */
export function requireFree<K extends 'name' | 'code'>(
  all: readonly ({ readonly id: string } & Readonly<Record<K, string>>)[],
  wanted: { readonly id: string } & Readonly<Record<K, string>>,
  field: K,
  what: string,
): void {
  const text = wanted[field].toLowerCase();
  if (!all.some((one) => one.id !== wanted.id && one[field].toLowerCase() === text)) return;
  throw new Problem('already-exists', `There is a ${what} ${wanted[field]} already.`, {
    errors: [{ pointer: `/body/${field}`, detail: `is the ${field} of another ${what}` }],
  });
}
