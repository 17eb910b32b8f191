import type { Instant, Interval } from '../../../../contract/primitives.ts';
import type { Caller } from '../../../kernel/caller.ts';
import type { Secrets } from '../../../secrets/index.ts';
import type { Db, Tx } from '../../../storage/database.ts';
import { openedIfPossible } from '../opened-if-possible.ts';
import type { KnownOfMeeting } from '../visitor-reply.ts';
import type { Visit } from '../visitor.ts';
import type { SealedVisitor } from '../visitors.store.ts';
import { findVisitors } from '../visitors.store.ts';
import { otherVisitsEnteredBy } from './own-visits.store.ts';
import { sameTimes } from './same-times.ts';

/** Whoever registers more people for one time knows that they do. */
const MOST_OTHERS = 1_000;

/**
 * When visitors of a meeting are expected elsewhere at the same time, by visitor. Only among those whom the caller has
 * registered: whom others expect is theirs. Groups are no people.
 */
export async function alsoExpected(
  db: Db | Tx,
  secrets: Pick<Secrets, 'open'>,
  caller: Pick<Caller, 'organization' | 'tenantId' | 'objectId'>,
  link: string,
  { visitors, visits }: KnownOfMeeting,
  now: Instant,
): Promise<ReadonlyMap<string, readonly Interval[]>> {
  const { organization } = caller;
  const ahead = [...visits.values()].flat().filter((visit) => isOpen(visit) && visit.end > now);
  const [first] = ahead;
  if (!first) return new Map();
  const span = ahead.reduce(
    (all, { start, end }) => ({
      start: start < all.start ? start : all.start,
      end: end > all.end ? end : all.end,
    }),
    { start: first.start, end: first.end },
  );
  const others = await otherVisitsEnteredBy(db, organization, caller, { link, ...span }, MOST_OTHERS);
  if (others.length === 0) return new Map();
  const strangers = await findVisitors(
    db,
    organization,
    others.map(({ visitor }) => visitor),
  );
  const people = new Map([...visitors, ...strangers].map((visitor) => [visitor.id, visitor]));
  const expected = [...ahead, ...others].flatMap((visit) => {
    const sealed = people.get(visit.visitor);
    const person = sealed && isPerson(sealed) ? openedIfPossible(secrets, organization, sealed) : null;
    if (person === null) return [];
    const { name, company, mail } = person;
    return { id: visit.id, visit, name, company, mail, start: visit.start, end: visit.end };
  });
  const found = sameTimes(expected);
  const times = ahead.flatMap(({ id, visitor }) =>
    (found.get(id) ?? [])
      .filter(({ visit }) => visit.link !== link)
      .map(({ start, end }) => ({ visitor: visitor as string, start, end })),
  );
  return new Map(
    [...Map.groupBy(times, ({ visitor }) => visitor)].map(([visitor, all]) => [
      visitor,
      all.slice(0, 3).map(({ start, end }) => ({ start, end })),
    ]),
  );
}

function isOpen({ status }: Pick<Visit, 'status'>): boolean {
  return status === 'expected' || status === 'notified' || status === 'on-site';
}

function isPerson({ group, withdrawnAt, forgottenAt }: SealedVisitor): boolean {
  return group === null && withdrawnAt === null && forgottenAt === null;
}
