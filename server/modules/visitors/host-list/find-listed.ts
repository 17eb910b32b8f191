import type { FoundListedHost } from '../../../../contract/walk-ins.ts';
import { isCalled } from '../personal-data/is-called.ts';
import type { SealedHost } from './listed-hosts.store.ts';

/** Nobody reads more than these; another letter tells more. */
const MOST_FOUND = 20;

/** Those of a list of whose name every word that was typed begins one, or whose address begins with it; in the list's order. */
export function findListed(list: readonly SealedHost[], search: string): FoundListedHost[] {
  const begun = search.trim().toLowerCase();
  return list
    .filter(({ name, mail }) => isCalled(name, search) || (begun.length > 1 && mail.startsWith(begun)))
    .slice(0, MOST_FOUND)
    .map(({ id, name, mail }) => ({ id, name, mail }));
}
