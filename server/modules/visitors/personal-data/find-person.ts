import { MOST_FOUND_PEOPLE } from '../../../../contract/personal-data.ts';
import type { findPersonalData as contractRoute, KnownVisitor } from '../../../../contract/personal-data.ts';
import type { OrganizationId } from '../../../../contract/primitives.ts';
import type { RouteInput, RouteReply } from '../../../../contract/route.ts';
import type { Caller } from '../../../kernel/caller.ts';
import { SecretError } from '../../../secrets/index.ts';
import type { Db } from '../../../storage/database.ts';
import { countMentions } from '../../services/index.ts';
import { hostsOf } from '../hosts.store.ts';
import type { VisitorUseDeps } from '../visitor-deps.ts';
import type { Contact, Visitor } from '../visitor.ts';
import { opened } from '../visitors.store.ts';
import type { SealedVisitor } from '../visitors.store.ts';
import { smsAbout } from '../sms/visitor-sms.store.ts';
import { visitsOfVisitors } from '../visits.store.ts';
import { countWatched } from '../watch/count-watched.ts';
import { findColleagues } from './colleagues.ts';
import { isCalled } from './is-called.ts';
import { knownVisitorsAfter } from './known-visitors.store.ts';
import { findRecords } from './records/records.ts';

type FindDeps = Pick<VisitorUseDeps, 'db' | 'secrets' | 'clock'>;
type Sought = RouteInput<typeof contractRoute>['body'];

/** Contacts are sealed one by one: they are opened so many at a time. */
const AT_A_TIME = 1_000;

/**
 * Who is known by a mail address, or by a name (every word of it, whatever the case and accents of its letters), newest
 * first; at most 200. A contact that cannot be opened is known by its name alone.
 */
export async function findPerson(
  { db, secrets, clock }: FindDeps,
  { organization }: Caller,
  { mail, name }: Sought,
): Promise<RouteReply<typeof contractRoute>> {
  const found: Visitor[] = [];
  let isComplete = true;
  let after: string | null = null;
  for (;;) {
    const some: readonly SealedVisitor[] = await knownVisitorsAfter(db, organization, after, AT_A_TIME);
    for (const sealed of some) {
      const visitor = openedIfPossible(secrets, organization, sealed);
      const isMeant =
        (mail !== undefined && visitor.mail === mail.toLowerCase()) ||
        (name !== undefined && isCalled(visitor.name, name));
      if (isMeant) found.push(visitor);
    }
    const last = some.at(-1);
    if (found.length > MOST_FOUND_PEOPLE) isComplete = false;
    if (!last || some.length < AT_A_TIME || !isComplete) break;
    after = last.id;
  }
  const shown = found.slice(0, MOST_FOUND_PEOPLE);
  const records = await findRecords(db, organization, { mail, name });
  return {
    visitors: await describe(db, organization, shown, clock.now()),
    colleagues: await findColleagues(db, organization, { mail, name }),
    records: records.slice(0, MOST_FOUND_PEOPLE),
    mentions: await countMentions(db, organization, [mail, name]),
    watched: await countWatched({ db, secrets }, organization, { mail, name }),
    isComplete: isComplete && records.length <= MOST_FOUND_PEOPLE,
  };
}

function openedIfPossible(
  secrets: FindDeps['secrets'],
  organization: OrganizationId,
  sealed: SealedVisitor,
): Visitor {
  try {
    return opened(secrets, organization, sealed);
  } catch (error) {
    if (!(error instanceof SecretError)) throw error;
    const { contact: _unreadable, ...known } = sealed;
    const nothing: Contact = { mail: null, phone: null, carPlate: null };
    return { ...known, ...nothing };
  }
}

async function describe(
  db: Db,
  organization: OrganizationId,
  visitors: readonly Visitor[],
  now: string,
): Promise<KnownVisitor[]> {
  const visits = Map.groupBy(
    await visitsOfVisitors(
      db,
      organization,
      visitors.map(({ id }) => id),
    ),
    ({ visitor }) => visitor,
  );
  const hosts = await hostsOf(
    db,
    organization,
    visitors.flatMap(({ link }) => link ?? []),
  );
  const texted = await smsAbout(
    db,
    organization,
    [...visits.values()].flat().map(({ id }) => id),
  );
  return visitors
    .map((visitor) => {
      const { id, name, mail, phone, company, link, host, enteredAt } = visitor;
      const own = visits.get(id) ?? [];
      return {
        id,
        name,
        mail,
        phone,
        company,
        host: (link === null ? host?.name : hosts.get(link)?.name) ?? '',
        enteredAt,
        from: own[0]?.start ?? null,
        to: own.at(-1)?.start ?? null,
        sms: texted.filter(({ visit, state }) => isCounted(state) && own.some(({ id: of }) => of === visit))
          .length,
        isInside: own.some(({ status }) => status === 'on-site'),
        isExpected: own.some(
          ({ status, end }) => (status === 'expected' || status === 'notified') && end > now,
        ),
      };
    })
    .toSorted((one, other) => (one.enteredAt < other.enteredAt ? 1 : -1));
}

/** Sent, or about to be. */
function isCounted(state: string): boolean {
  return state === 'taken' || state === 'waiting';
}
