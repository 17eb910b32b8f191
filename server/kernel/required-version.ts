import { Problem } from './problem.ts';

/** Throws `changed-meanwhile`, with what is there now, when somebody changed it since it was read. */
export function requireVersion(current: { readonly version: number }, version: number, what: string): void {
  if (current.version === version) return;
  throw new Problem(
    'changed-meanwhile',
    `Somebody else changed ${what} meanwhile. Nothing was overwritten.`,
    { current },
  );
}
