import { OrganizationId } from '../../../contract/primitives.ts';
import type { Tx } from '../../storage/database.ts';
import { recordAudit, system } from '../audit/index.ts';
import { knownRooms } from '../services/index.ts';
import { pseudonymOf, visitFacts } from './audit-visits.ts';
import { isDue } from './correct-told.ts';
import { eachByItself } from './each-by-itself.ts';
import { lockHost } from './hosts.store.ts';
import { listReceptions } from './receptions.store.ts';
import { invitationSms, textVisitors } from './sms/text-visitors.ts';
import { invitation } from './tell-visitors.ts';
import type { VisitorUseDeps } from './visitor-deps.ts';
import type { Visit } from './visitor.ts';
import { visitsToEnd, visitsToTell } from './due-visits.store.ts';
import type { DueVisit } from './due-visits.store.ts';
import { findVisitors, opened } from './visitors.store.ts';
import { findVisit, updateVisit } from './visits.store.ts';

interface DueDeps extends Pick<
  VisitorUseDeps,
  'db' | 'clock' | 'secrets' | 'outbox' | 'live' | 'publicUrl' | 'sms'
> {
  /** Told of a visit for which something failed. */
  readonly onTrouble: (error: unknown) => void;
}

/** What one look takes on; the next one comes soon. */
const MOST_AT_ONCE = 500;

/** Tells visitors whose notice has begun, each in a transaction of its own. Gives how many were told. */
export async function tellDue(deps: DueDeps): Promise<number> {
  const due = await visitsToTell(deps.db, deps.clock.now(), MOST_AT_ONCE);
  return await eachByItself(due, (one) => tellOne(deps, one), deps.onTrouble);
}

async function tellOne(
  { db, clock, secrets, outbox, live, publicUrl, sms }: DueDeps,
  due: DueVisit,
): Promise<number> {
  return await onDue(db, due, async (tx, organization, before, link) => {
    const now = clock.now();
    const [sealed] = await findVisitors(tx, organization, [before.visitor]);
    const reception = (await listReceptions(tx, organization)).find(({ id }) => id === before.reception);
    if (!link || !sealed || !reception || !isDue(before, reception, now)) return 0;
    const rooms = await knownRooms(tx, organization, before.room === null ? [] : [before.room]);
    const { start, end } = before;
    const after: Visit = {
      ...before,
      status: 'notified',
      told: { at: now, start, end, reception: reception.id },
      changedAt: now,
      // The version stays: whoever checks the visitor in at this moment has been overtaken by nobody.
    };
    const visitor = opened(secrets, organization, sealed);
    const messages = invitationSms(visitor, after, reception, { link });
    const texted = await textVisitors({ secrets, sms }, tx, organization, messages, {
      organizer: link.organizer.mail,
      at: now,
    });
    await live.changed(tx, organization, 'visits');
    if (visitor.mail === null && !texted.has(after.id)) return 0; // not told: they are expected as before
    await updateVisit(tx, organization, after);
    await recordAudit(tx, organization, entryOf('visit.notified', sealed, before, after));
    await outbox.tell(
      tx,
      organization,
      ...invitation(visitor, after, reception, now, { link, rooms, receptions: [reception], publicUrl }),
    );
    return 1;
  });
}

/** Gives up on whoever did not come on a day that is over. Gives how many that were. */
export async function endDue(deps: DueDeps): Promise<number> {
  const due = await visitsToEnd(deps.db, deps.clock.now(), MOST_AT_ONCE);
  return await eachByItself(due, (one) => endOne(deps, one), deps.onTrouble);
}

async function endOne({ db, clock, live }: DueDeps, due: DueVisit): Promise<number> {
  return await onDue(db, due, async (tx, organization, before) => {
    const now = clock.now();
    const isOpen = before.status === 'expected' || before.status === 'notified';
    const [visitor] = await findVisitors(tx, organization, [before.visitor]);
    if (!isOpen || before.isHeld || before.end > now || !visitor) return 0;
    const after: Visit = {
      ...before,
      status: 'no-show',
      endedBy: 'time',
      changedAt: now,
      version: before.version + 1,
    };
    await updateVisit(tx, organization, after);
    await recordAudit(tx, organization, entryOf('visit.no-show', visitor, before, after));
    await live.changed(tx, organization, 'visits');
    return 1;
  });
}

type Link = NonNullable<Awaited<ReturnType<typeof lockHost>>>;

/** With the link locked first, as everybody does, and the visit as it is then; `link` is null for a walk-in. */
async function onDue(
  db: DueDeps['db'],
  { organization: of, id, link: on }: DueVisit,
  work: (tx: Tx, organization: OrganizationId, visit: Visit, link: Link | null) => Promise<number>,
): Promise<number> {
  const organization = OrganizationId.parse(of);
  return await db.transaction().execute(async (tx) => {
    const link = on === null ? null : await lockHost(tx, organization, on);
    const visit = await findVisit(tx, organization, id, { isLocked: true });
    return visit && (link !== null || on === null) ? await work(tx, organization, visit, link) : 0;
  });
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
