import type { OrganizationId } from '../../../contract/primitives.ts';
import type { Clock } from '../../kernel/clock.ts';
import type { Db } from '../../storage/database.ts';
import type { Hung } from '../meetings/index.ts';
import { pseudonymOf } from './audit-visits.ts';
import { questionOf } from './follow-visitors.ts';
import { listReceptions } from './receptions.store.ts';
import type { Visit } from './visitor.ts';
import { visitorsOf } from './visitors.store.ts';
import type { SealedVisitor } from './visitors.store.ts';
import { visitsOf, visitsWithoutReception } from './visits.store.ts';
import { sentenceOf } from './words.ts';

/** Who is expected on each of some links; whoever reads it need not know who that is. */
export async function describeVisitors(
  { clock }: { readonly clock: Clock },
  db: Db,
  organization: OrganizationId,
  links: readonly string[],
): Promise<readonly Hung[]> {
  const visitors = await visitorsOf(db, organization, links);
  if (visitors.length === 0) return [];
  const visits = Map.groupBy(await visitsOf(db, organization, links), ({ visitor }) => visitor);
  const receptions = new Map((await listReceptions(db, organization)).map((one) => [one.id, one]));
  const now = clock.now();
  return visitors.flatMap((visitor) => {
    const own = visits.get(visitor.id) ?? [];
    if (visitor.withdrawnAt !== null && own.length === 0) return [];
    const next = own.find(({ end }) => end > now) ?? own.at(-1) ?? null;
    if (visitor.link === null) return [];
    return [
      hungOf(
        { id: visitor.id, link: visitor.link },
        next,
        next?.reception ? (receptions.get(next.reception) ?? null) : null,
      ),
    ];
  });
}

/** Visits for which nobody knows where the visitor arrives. */
export async function listVisitQuestions(
  { clock }: { readonly clock: Clock },
  db: Db,
  organization: OrganizationId,
  most: number,
): Promise<readonly Hung[]> {
  const visits = await visitsWithoutReception(db, organization, clock.now(), most);
  return visits.flatMap(({ link, ...visit }) =>
    link === null ? [] : hungOf({ id: visit.visitor, link }, { ...visit, link }, null),
  );
}

function hungOf(
  { id, link }: { readonly id: SealedVisitor['id']; readonly link: string },
  visit: Visit | null,
  reception: { readonly name: string } | null,
): Hung {
  return {
    kind: 'visit',
    id,
    link,
    occurrence: visit?.occurrence ?? null,
    sentence: `A visitor (${pseudonymOf({ id })}): ${sentenceOf(visit, reception)}`,
    questions: visit ? questionOf(visit) : [],
  };
}
