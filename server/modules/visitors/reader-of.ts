import type { Hosts } from './hosts.store.ts';
import type { Reception } from './reception.ts';
import type { ReaderOfArrival } from './tell-visitors.ts';
import type { Visit } from './visitor.ts';
import type { SealedVisitor } from './visitors.store.ts';

/** Who hears of a visitor at a desk: whoever looks after the meeting, or whom a walk-in named; null: nobody can be told. */
export function readerOf(
  { link }: Pick<Visit, 'link'>,
  { host }: Pick<SealedVisitor, 'host'>,
  reception: Reception,
  hosts: Hosts,
): ReaderOfArrival | null {
  if (link !== null) return hosts.get(link)?.party ?? null;
  return host ? hostOfWalkIn(host, reception) : null;
}

/** A host who is known by a name alone reads no mail; of the others nothing is known but that they work here. */
export function hostOfWalkIn(
  { mail }: NonNullable<SealedVisitor['host']>,
  { language, timeZone }: Reception,
): ReaderOfArrival | null {
  return mail === null ? null : { kind: 'person', mail, language, timeZone };
}
