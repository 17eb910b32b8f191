import { createHash, randomUUID } from 'node:crypto';
import type { z } from 'zod';
import type { Instant, OrganizationId } from '../../../contract/primitives.ts';
import type { RouteReply } from '../../../contract/route.ts';
import { VisitId } from '../../../contract/visitor-ids.ts';
import type { ReceptionId } from '../../../contract/visitor-ids.ts';
import type {
  WalkInHost as AskedWalkInHost,
  welcomeWalkIns as contractRoute,
} from '../../../contract/walk-ins.ts';
import { boundsOf, dayOf } from '../../kernel/calendar-days.ts';
import type { Caller } from '../../kernel/caller.ts';
import { Problem } from '../../kernel/problem.ts';
import type { Tx } from '../../storage/database.ts';
import { askedBy, canonical, recordAudit } from '../audit/index.ts';
import { pseudonymOf, visitFacts } from './audit-visits.ts';
import { deskVisits, requireReception } from './front-desk.ts';
import { newPass } from './pass/new-pass.ts';
import { findListedHosts } from './host-list/listed-hosts.store.ts';
import { asWalkInHost } from './host-list/as-walk-in-host.ts';
import type { Reception } from './reception.ts';
import { lockReception } from './receptions.store.ts';
import { hostOfWalkIn } from './reader-of.ts';
import type { VisitorUseDeps } from './visitor-deps.ts';
import { notCome } from './visitor.ts';
import type { Visit, Visitor, WalkInHost } from './visitor.ts';
import { firstEntered, insertVisitors } from './visitors.store.ts';
import { saveVisits, visitsOfVisitors } from './visits.store.ts';
import { noteSent } from './watch/keep-waiting.ts';
import { watchAt } from './watch/warnings.ts';

type AskedHost = z.output<typeof AskedWalkInHost>;
type Body = z.output<(typeof contractRoute)['body']>;

/**
 * Notes people who stand at a desk unannounced, as on site from now on, and tells their host once. Of whom the reception is
 * warned is expected there, and nobody is told until the desk lets them in. The same ids with the same words are the same people. Rejects with `not-found` for a reception at which the caller does not work or a host whom the
 * directory does not know, `not-possible-now` for a reception that is out of use, and `idempotency-key-reused`.
 */
export async function welcomeWalkIns(
  deps: VisitorUseDeps,
  caller: Caller,
  id: ReceptionId,
  body: Body,
): Promise<RouteReply<typeof contractRoute>> {
  const { organization } = caller;
  await requireReception(deps.db, caller, id);
  const host = await hostOf(deps, organization, id, body.host); // outside of the transaction: a directory may be slow
  const digests = new Map(body.visitors.map((row) => [row.id as string, digestOf(id, body, row)]));
  return await deps.db.transaction().execute(async (tx) => {
    await lockReception(tx, organization, id); // the same click twice is not twice at once
    const reception = await requireReception(tx, caller, id);
    if (await wereWelcomed(tx, organization, digests)) {
      const there = await visitsOfVisitors(tx, organization, [...digests.keys()]);
      return { visits: await deskVisits(tx, organization, there, deps) };
    }
    if (!reception.isActive) {
      throw new Problem('not-possible-now', `${reception.name} is out of use: it welcomes nobody.`);
    }
    const { note, visitors: rows } = body;
    const visits = await noteWalkIns(deps, tx, caller, { reception, host, note, rows, digests });
    return { visits: await deskVisits(tx, organization, visits, deps) };
  });
}

/** Who comes unannounced, and to whom. */
interface WalkingIn {
  readonly reception: Reception;
  readonly host: WalkInHost;
  readonly note: string;
  readonly rows: readonly Body['visitors'][number][];
  /** By id, what each was entered as. */
  readonly digests: ReadonlyMap<string, string>;
  /** Done with each visit of whoever is let in, before the end of the audit is taken. */
  readonly prepare?: (visit: Visit) => Promise<void>;
}

/**
 * Writes them down as on site from now on, and tells their host; those of whom the reception is warned as expected. Whoever
 * calls has locked the reception.
 */
export async function noteWalkIns(
  deps: Pick<VisitorUseDeps, 'clock' | 'secrets' | 'arrivals' | 'live'>,
  tx: Tx,
  caller: Caller,
  { reception, host, note, rows, digests, prepare }: WalkingIn,
): Promise<readonly Visit[]> {
  const { organization } = caller;
  const now = deps.clock.now();
  const watch = await watchAt({ secrets: deps.secrets, now }, tx, organization, reception);
  const welcomed = rows.map((row) => {
    const matches = watch({ names: [row.name], mail: null });
    const isLetIn = matches.length === 0;
    return { ...welcome(row, { host, reception, caller, now, note, isLetIn }), matches, isLetIn };
  });
  await insertVisitors(
    tx,
    deps.secrets,
    organization,
    welcomed.map(({ visitor }) => visitor),
    digests,
  );
  const visits = welcomed.map(({ visit }) => visit);
  await saveVisits(tx, organization, visits);
  for (const { visit, matches, isLetIn } of welcomed) {
    if (isLetIn) await prepare?.(visit);
    else if (caller.kiosk) await noteSent(tx, organization, visit.id, matches, now);
  }
  await recordAudit(
    tx,
    organization,
    ...welcomed.map(({ visitor, visit, isLetIn }) => ({
      ...askedBy(caller),
      action: isLetIn ? 'visit.walked-in' : 'visit.kept-waiting',
      subject: { kind: 'visitor', id: visitor.id, name: pseudonymOf(visitor) },
      before: null,
      after: visitFacts(visit),
    })),
  );
  const reader = hostOfWalkIn(host, reception);
  const arrived = welcomed.flatMap(({ visitor, visit, isLetIn }) =>
    reader && isLetIn ? [{ visitor, visit, reception, host: reader }] : [],
  );
  await deps.arrivals.tell(tx, organization, arrived, now);
  await deps.live.changed(tx, organization, 'visits');
  return visits;
}

function welcome(
  row: Body['visitors'][number],
  {
    host,
    reception,
    caller: { name, mail, tenantId, objectId },
    now,
    note,
    isLetIn,
  }: {
    readonly host: WalkInHost;
    readonly reception: Reception;
    readonly caller: Caller;
    readonly now: Instant;
    readonly note: string;
    readonly isLetIn: boolean;
  },
): { readonly visitor: Visitor; readonly visit: Visit } {
  const visitor: Visitor = {
    ...row,
    link: null,
    host,
    mail: null,
    phone: null,
    carPlate: null,
    language: null,
    group: null,
    answers: [],
    chosen: null,
    note,
    reception: reception.id,
    enteredBy: { name, mail, tenantId, objectId },
    enteredAt: now,
    withdrawnAt: null,
    forgottenAt: null,
    version: 1,
  };
  const visit: Visit = {
    id: VisitId.parse(randomUUID()),
    pass: newPass(),
    visitor: visitor.id,
    link: null,
    occurrence: null,
    status: isLetIn ? 'on-site' : 'expected',
    isHeld: false,
    isPending: false,
    isUnfollowed: false,
    reception: reception.id,
    room: null,
    start: now,
    end: boundsOf(dayOf(now, reception.timeZone), reception.timeZone).to, // nobody said when they leave
    told: null,
    endedBy: null,
    ...notCome,
    arrivedAt: isLetIn ? now : null,
    changedAt: now,
    version: 1,
  };
  return { visitor, visit };
}

/** As the directory, or the list of the reception, knows the host; throws `not-found` for somebody whom it does not know. */
export async function hostOf(
  { db, people }: Pick<VisitorUseDeps, 'db' | 'people'>,
  organization: OrganizationId,
  reception: ReceptionId,
  asked: AskedHost,
): Promise<WalkInHost> {
  if ('name' in asked) return { name: asked.name, mail: null, tenantId: null, objectId: null };
  if ('listed' in asked) {
    const [host] = await findListedHosts(db, organization, [asked.listed]);
    if (host?.reception === reception) return asWalkInHost(host);
    throw new Problem('not-found', 'This host is not on the list of the reception any more. Look again.');
  }
  const person = await people.read(organization, asked);
  if (!person) {
    throw new Problem('not-found', 'The directory knows no such person any more. Look for the host again.');
  }
  return { name: person.name, mail: person.mail, tenantId: asked.tenantId, objectId: asked.id };
}

/** Whether these people were welcomed before, in these words; throws `idempotency-key-reused` for other words. */
export async function wereWelcomed(
  tx: Tx,
  organization: OrganizationId,
  digests: ReadonlyMap<string, string>,
): Promise<boolean> {
  const before = await firstEntered(tx, organization, [...digests.keys()]);
  if (before.size === 0) return false;
  if ([...digests].every(([id, digest]) => before.get(id)?.digest === digest)) return true;
  throw new Problem('idempotency-key-reused', 'One of these ids belongs to another visitor already.');
}

/** A digest of a walk-in, so that erasing a visitor erases this too: nothing can be read from it. */
export function digestOf(
  reception: ReceptionId,
  { host, note }: Pick<Body, 'host' | 'note'>,
  row: Body['visitors'][number],
): string {
  return createHash('sha256')
    .update(canonical({ reception, host, note, ...row }))
    .digest('hex');
}
