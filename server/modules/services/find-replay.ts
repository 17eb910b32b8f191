import type { Caller } from '../../kernel/caller.ts';
import { Problem } from '../../kernel/problem.ts';
import type { Tx } from '../../storage/database.ts';
import type { Template } from './request.ts';
import { firstAsked } from './templates.store.ts';
import { wishOf } from './wish.ts';
import type { NewTemplate } from './wish.ts';

/**
 * What of the `templates` on a meeting was entered under the keys of some wishes; null: nothing was yet. Compared with what was sent first,
 * whatever was changed since: a repetition says what the first call said. `nextKey`: the key that one more would have had,
 * so that fewer are another order. Throws `idempotency-key-reused` for other wishes under these keys.
 */
export async function findReplay(
  tx: Tx,
  { organization }: Pick<Caller, 'organization'>,
  templates: readonly Template[],
  wishes: readonly NewTemplate[],
  nextKey?: string,
): Promise<readonly Template[] | null> {
  const there = new Map(templates.map((one) => [one.clientKey, one]));
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
