import type { Caller } from '../../kernel/caller.ts';
import { Problem } from '../../kernel/problem.ts';
import type { Tx } from '../../storage/database.ts';
import type { Link } from '../meetings/index.ts';
import type { Template } from './request.ts';
import { firstAsked, templatesOf } from './templates.store.ts';
import { wishOf } from './wish.ts';
import type { NewTemplate } from './wish.ts';

/**
 * What was entered on a meeting under the keys of some wishes; null: nothing was yet. Compared with what was sent first,
 * whatever was changed since: a repetition says what the first call said. `nextKey`: the key that one more would have had,
 * so that fewer are another order. Throws `idempotency-key-reused` for other wishes under these keys.
 */
export async function findReplay(
  tx: Tx,
  { organization }: Pick<Caller, 'organization'>,
  link: Link,
  wishes: readonly NewTemplate[],
  nextKey?: string,
): Promise<readonly Template[] | null> {
  const there = new Map((await templatesOf(tx, organization, [link.id])).map((one) => [one.clientKey, one]));
  const found = wishes.flatMap(({ clientKey }) => there.get(clientKey) ?? []);
  if (found.length === 0) return null;
  let isSame = found.length === wishes.length && (nextKey === undefined || !there.has(nextKey));
  for (const [at, template] of found.entries()) {
    const wish = wishes[at];
    const first = await firstAsked(tx, organization, template);
    isSame &&= wish !== undefined && (first ?? asItStands(template)) === wishOf(wish);
  }
  if (isSame) return found;
  throw new Problem('idempotency-key-reused', 'This key belongs to another request on this meeting already.');
}

/** Of a template from before it was kept what was asked first. */
function asItStands(template: Template): string {
  return wishOf({ ...template, lines: [], costCenter: null, properties: {}, dates: null });
}
