import type { OrganizationId } from '../../../../contract/primitives.ts';
import { Problem } from '../../../kernel/problem.ts';
import type { Tx } from '../../../storage/database.ts';
import type { Provider } from '../request.ts';
import { explainShortage } from './explain-shortage.ts';
import { roomFor } from './room-for.ts';
import type { Use } from './use.ts';

interface WantedUses {
  /** Deliveries that somebody wants. */
  readonly uses: readonly Use[];
  /** Templates whose own deliveries they replace. */
  readonly except: readonly string[];
  /** What others of the same order take, that are not entered yet. */
  readonly beside?: readonly Use[];
}

/**
 * Throws `sold-out`, naming what is left, unless one of the deliveries fits beside everything that others asked for. The
 * dates of a series on which it does not become questions to the team. What is wanted is kept for this transaction: two
 * people who want the last one are served one after the other.
 */
export async function requireRoom(
  tx: Tx,
  organization: OrganizationId,
  provider: Provider,
  { uses, except, beside = [] }: WantedUses,
): Promise<(use: Use) => boolean> {
  const ask = await roomFor(tx, organization, provider, { wanted: uses, except });
  const short = uses.map((use) => ask(use, beside));
  const last = short.at(-1);
  if (!last || short.some((shortages) => shortages.length === 0))
    return (use) => ask(use, beside).length === 0;
  const why = last.map((shortage) => explainShortage(shortage, provider)).join(' ');
  throw new Problem('sold-out', `${why} Nothing was ordered: order fewer, or choose another time.`);
}
