import type { Interval, OrganizationId } from '../../../../contract/primitives.ts';
import type { Tx } from '../../../storage/database.ts';
import { deliverAt } from '../first-sight.ts';
import type { Provider, ServiceRequest, Template } from '../request.ts';
import { requireRoom } from './require-room.ts';
import { useOf } from './use.ts';
import type { Use } from './use.ts';

interface Edit {
  readonly before: ServiceRequest;
  readonly after: ServiceRequest;
}

interface Growing {
  readonly template: Template;
  /** What would change of each request. */
  readonly changed: readonly Edit[];
  /** While there is no request: what the template would ask for. Null: there are requests. */
  readonly plan: {
    readonly wish: Pick<Template, 'lines' | 'offsetMinutes' | 'offsetFrom'>;
    readonly dates: readonly Interval[];
  } | null;
}

/**
 * Those of some changes for which enough is left; what takes no more than before is always possible, even where too much
 * was taken already. Throws `sold-out` when more is wanted and there is enough on no date.
 */
export async function requireGrowth(
  tx: Tx,
  organization: OrganizationId,
  provider: Provider,
  { template, changed, plan }: Growing,
): Promise<readonly Edit[]> {
  const except = [template.id];
  if (plan) {
    const uses = plan.dates.flatMap((date) => {
      const before = useOf(deliverAt(date, template), date.end, template.lines);
      const after = useOf(deliverAt(date, plan.wish), date.end, plan.wish.lines);
      return takesMore(before, after) ? [after] : [];
    });
    await requireRoom(tx, organization, provider, { uses, except });
    return [];
  }
  const uses = changed.flatMap((edit) => (grows(edit) ? [usedBy(edit.after)] : []));
  const fits = await requireRoom(tx, organization, provider, { uses, except });
  return changed.filter((edit) => !grows(edit) || fits(usedBy(edit.after)));
}

function grows({ before, after }: Edit): boolean {
  return takesMore(usedBy(before), usedBy(after));
}

function usedBy({ deliverAt: at, end, lines }: ServiceRequest): Use {
  return useOf(at, end, lines);
}

/** At another time, for longer, or more of something. */
export function takesMore(before: Use, after: Use): boolean {
  if (after.start !== before.start || after.end > before.end || after.covers > before.covers) return true;
  return after.things.some(
    ({ item, quantity }) => quantity > (before.things.find((one) => one.item === item)?.quantity ?? 0),
  );
}
