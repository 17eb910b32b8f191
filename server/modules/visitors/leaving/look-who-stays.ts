import type { Instant, OrganizationId } from '../../../../contract/primitives.ts';
import type { Tx } from '../../../storage/database.ts';
import { lastShown } from '../../../kernel/calendar-days.ts';
import { recordAudit, system } from '../../audit/index.ts';
import { pseudonymOf, visitFacts } from '../audit-visits.ts';
import { eachByItself } from '../each-by-itself.ts';
import { lockHosts } from '../hosts.store.ts';
import type { Hosts } from '../hosts.store.ts';
import { forgetPhotos } from '../photo/photos.store.ts';
import type { Reception } from '../reception.ts';
import { readerOf } from '../reader-of.ts';
import { stillInsideNotice } from '../tell-hosts.ts';
import type { VisitorUseDeps } from '../visitor-deps.ts';
import type { Visit } from '../visitor.ts';
import { findVisitors } from '../visitors.store.ts';
import type { SealedVisitor } from '../visitors.store.ts';
import { lockVisits, saveVisits } from '../visits.store.ts';
import { isStillInside, isToCheckOut } from './still-inside.ts';
import { receptionsWith, visitsStaying } from './staying.store.ts';
import type { Hour } from './staying.store.ts';

export interface StayingDeps extends Pick<VisitorUseDeps, 'db' | 'clock' | 'outbox' | 'live'> {
  /** Told of what failed for one meeting. */
  readonly onTrouble: (error: unknown) => void;
}

/** What one look takes on at a reception; the next one comes soon. */
const MOST_AT_ONCE = 500;

/** Asks hosts, once, whether visitors who stay on have left. Gives of how many visitors somebody was reminded. */
export async function remindHosts(deps: StayingDeps): Promise<number> {
  return await look(deps, 'remindAt', remind);
}

/** Checks out, by the clock of their reception, who is still inside; marked as such everywhere. Gives how many. */
export async function checkOutByTime(deps: StayingDeps): Promise<number> {
  return await look(deps, 'automaticAt', checkOut);
}

/** Some visitors of one meeting, or walk-ins, with everything locked. */
interface Stay {
  readonly organization: OrganizationId;
  readonly reception: Reception;
  readonly hosts: Hosts;
  readonly staying: readonly { readonly visit: Visit; readonly visitor: SealedVisitor }[];
  readonly now: Instant;
}

type Work = (deps: StayingDeps, tx: Tx, stay: Stay) => Promise<void>;

async function look(deps: StayingDeps, hour: Hour, work: Work): Promise<number> {
  const receptions = await receptionsWith(deps.db, hour);
  const at = async ({ organization, reception }: (typeof receptions)[number]) => {
    const now = deps.clock.now();
    const time = reception.checkOut[hour];
    if (time === null) return 0;
    const shown = lastShown(time, reception.timeZone, now);
    const found = await visitsStaying(
      deps.db,
      organization,
      reception.id,
      { hour, shown, now },
      MOST_AT_ONCE,
    );
    const together = [...Map.groupBy(found, ({ link }) => link)];
    return await eachByItself(
      together,
      ([link, visits]) =>
        onStaying(
          deps,
          { organization, reception, hour, link },
          visits.map(({ id }) => id),
          work,
        ),
      deps.onTrouble,
    );
  };
  return await eachByItself(receptions, at, deps.onTrouble);
}

/** One transaction, the link locked first as everybody does; whoever left meanwhile is left out. */
async function onStaying(
  deps: StayingDeps,
  {
    organization,
    reception,
    hour,
    link,
  }: Pick<Stay, 'organization' | 'reception'> & {
    readonly hour: Hour;
    readonly link: string | null;
  },
  ids: readonly string[],
  work: Work,
): Promise<number> {
  return await deps.db.transaction().execute(async (tx) => {
    const hosts = await lockHosts(tx, organization, link === null ? [] : [link]);
    const now = deps.clock.now();
    const visits = (await lockVisits(tx, organization, ids)).filter(
      (visit) =>
        visit.reception === reception.id &&
        (hour === 'remindAt'
          ? visit.remindedAt === null && isStillInside(visit, reception, now)
          : isToCheckOut(visit, reception, now)),
    );
    const people = await findVisitors(
      tx,
      organization,
      visits.map(({ visitor }) => visitor),
    );
    const visitors = new Map(people.map((visitor) => [visitor.id, visitor]));
    const staying = visits.flatMap((visit) => {
      const visitor = visitors.get(visit.visitor);
      return visitor ? [{ visit, visitor }] : [];
    });
    if (staying.length === 0) return 0;
    await work(deps, tx, { organization, reception, hosts, staying, now });
    await deps.live.changed(tx, organization, 'visits');
    return staying.length;
  });
}

async function remind({ outbox }: StayingDeps, tx: Tx, stay: Stay): Promise<void> {
  const { organization, reception, hosts, staying, now } = stay;
  await saveVisits(
    tx,
    organization,
    staying.map(({ visit }) => ({ ...visit, remindedAt: now })), // the version stays: nobody has been overtaken
  );
  const asked = staying.flatMap(({ visit, visitor }) => {
    const host = readerOf(visit, visitor, reception, hosts);
    return host ? [{ visit, visitor, reception, host }] : [];
  });
  await recordAudit(
    tx,
    organization,
    ...asked.map(({ visit, visitor }) => entryOf('visit.host-reminded', visitor, visit, visit)),
  );
  await outbox.tell(tx, organization, ...asked.map((one) => stillInsideNotice(one, now)));
}

async function checkOut(_deps: StayingDeps, tx: Tx, stay: Stay): Promise<void> {
  const { organization, staying, now } = stay;
  const changes = staying.map(({ visit: before, visitor }) => {
    const left = { status: 'off-site', leftAt: now, leftBy: 'time' } as const;
    return { visitor, before, after: { ...before, ...left, changedAt: now, version: before.version + 1 } };
  });
  await saveVisits(
    tx,
    organization,
    changes.map(({ after }) => after),
  );
  await forgetPhotos(
    tx,
    organization,
    changes.map(({ after }) => after.id),
  );
  await recordAudit(
    tx,
    organization,
    ...changes.map(({ visitor, before, after }) =>
      entryOf('visit.checked-out-by-time', visitor, before, after),
    ),
  );
}

function entryOf(action: string, visitor: { readonly id: string }, before: Visit, after: Visit) {
  return {
    actor: system,
    cause: 'timer' as const,
    requestId: null,
    action,
    subject: { kind: 'visitor', id: visitor.id, name: pseudonymOf(visitor) },
    before: visitFacts(before),
    after: visitFacts(after),
  };
}
