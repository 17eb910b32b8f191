import { entraEntries } from './entra.ts';
import type { CatalogueEntry } from './entry.ts';
import { exchangeOnlineEntries } from './exchange-online.ts';
import { exchangeServerEntries } from './exchange-server.ts';
import { foyerEntries } from './foyer.ts';
import { networkEntries } from './network.ts';
import { serverRoomEntries } from './server-rooms.ts';

export {
  grantEwsOnline,
  grantImpersonation,
  grantRoomCalendars,
  removeUnscopedImpersonation,
  removeWideGrants,
  testScope,
} from './cmdlets.ts';
export { domains, problemTypes } from './entry.ts';
export type { CatalogueEntry, CmdletFacts, Domain, ProblemType } from './entry.ts';

/** Every entry there is. */
export const catalogue: readonly CatalogueEntry[] = [
  ...entraEntries,
  ...exchangeOnlineEntries,
  ...exchangeServerEntries,
  ...serverRoomEntries,
  ...networkEntries,
  ...foyerEntries,
];

const byCode = new Map(
  catalogue.flatMap((entry) => [entry.code, ...entry.aliases].map((code) => [keyOf(code), entry] as const)),
);

/**
 * What is known about a code of Entra, Exchange or ours, in any case; numbers of Entra with or without `AADSTS`.
 * Undefined for a code that is in no list.
 */
export function explain(code: string): CatalogueEntry | undefined {
  return byCode.get(keyOf(code)) ?? byCode.get(keyOf(`AADSTS${code}`));
}

/** Explanation and fix of a code in one text. Throws for a code that is not here: it is for codes written in our code. */
export function explained(code: string): string {
  const entry = explain(code);
  if (!entry) throw new RangeError(`no entry of the catalogue has the code ${code}`);
  return `${entry.explanation} ${entry.fix}`;
}

function keyOf(code: string): string {
  return code.trim().toLowerCase();
}
