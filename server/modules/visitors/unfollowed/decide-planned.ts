import type { OrganizationId } from '../../../../contract/primitives.ts';
import type { Db, Tx } from '../../../storage/database.ts';
import { visitAfter } from '../decide-visits.ts';
import type { ChangedVisit } from '../decide-visits.ts';
import { visitorsOf } from '../visitors.store.ts';
import type { SealedVisitor } from '../visitors.store.ts';
import { visitsOf } from '../visits.store.ts';
import { alongPlan } from './along-plan.ts';
import type { FormSays } from './along-plan.ts';

/** What would become of the visits on a meeting without a room if what its form says counted; changes nothing. */
export async function decidePlanned(
  db: Db | Tx,
  organization: OrganizationId,
  link: string,
  form: FormSays,
  isMeant: (visitor: SealedVisitor) => boolean = () => true,
): Promise<readonly ChangedVisit[]> {
  const visitors = (await visitorsOf(db, organization, [link])).filter(isMeant);
  if (visitors.length === 0) return [];
  const visits = Map.groupBy(await visitsOf(db, organization, [link]), ({ visitor }) => visitor);
  return visitors.flatMap((visitor) =>
    alongPlan(visitor, visits.get(visitor.id) ?? [], form).map(({ before, occurrence, next, what }) => ({
      visitor,
      before,
      what,
      after: visitAfter(before, next, visitor, occurrence, form.now),
    })),
  );
}
