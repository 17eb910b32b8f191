import type { Instant, Interval, OrganizationId } from '../../../contract/primitives.ts';
import type { VisitorReply } from '../../../contract/visitors.ts';
import type { Secrets } from '../../secrets/index.ts';
import type { Db, Tx } from '../../storage/database.ts';
import type { Link } from '../meetings/index.ts';
import type { Reception } from './reception.ts';
import { listReceptions } from './receptions.store.ts';
import type { Visit, Visitor } from './visitor.ts';
import { opened, visitorsOf } from './visitors.store.ts';
import type { SealedVisitor } from './visitors.store.ts';
import { visitsOf } from './visits.store.ts';
import { sentenceOf, shownName } from './words.ts';

const MOST_DATES = 100;

/**
 * Everybody who is expected at a meeting, or those of them who are `wanted`, as the pane shows them; who was taken back before
 * anybody knew is left out.
 */
export async function visitorReplies(
  db: Db | Tx,
  secrets: Pick<Secrets, 'open'>,
  organization: OrganizationId,
  { id: link }: Pick<Link, 'id'>,
  now: Instant,
  wanted: ReadonlySet<string> | null = null,
): Promise<VisitorReply[]> {
  const all = await visitorsOf(db, organization, [link]);
  const visitors = wanted === null ? all : all.filter(({ id }) => wanted.has(id));
  const visits = await visitsByVisitor(db, organization, link, visitors);
  return await repliesOf(db, secrets, organization, { visitors, visits }, now);
}

/** What is known of a meeting's visitors. */
export interface KnownOfMeeting {
  readonly visitors: readonly SealedVisitor[];
  readonly visits: ReadonlyMap<string, readonly Visit[]>;
}

export async function visitsByVisitor(
  db: Db | Tx,
  organization: OrganizationId,
  link: string,
  visitors: KnownOfMeeting['visitors'],
): Promise<KnownOfMeeting['visits']> {
  if (visitors.length === 0) return new Map();
  return Map.groupBy(await visitsOf(db, organization, [link]), ({ visitor }) => visitor);
}

export async function repliesOf(
  db: Db | Tx,
  secrets: Pick<Secrets, 'open'>,
  organization: OrganizationId,
  { visitors, visits, also = new Map() }: KnownOfMeeting & { readonly also?: AlsoExpected },
  now: Instant,
): Promise<VisitorReply[]> {
  if (visitors.length === 0) return [];
  const receptions = new Map((await listReceptions(db, organization)).map((one) => [one.id, one]));
  return visitors.flatMap((sealed) => {
    const own = visits.get(sealed.id) ?? [];
    if (sealed.withdrawnAt !== null && own.length === 0) return [];
    return [replyOf(opened(secrets, organization, sealed), own, { receptions, also }, now)];
  });
}

/** By visitor, when else they are expected at the same time. */
type AlsoExpected = ReadonlyMap<string, readonly Interval[]>;

type Receptions = ReadonlyMap<string, Reception>;

function replyOf(
  visitor: Visitor,
  all: readonly Visit[],
  { receptions, also }: { readonly receptions: Receptions; readonly also: AlsoExpected },
  now: Instant,
): VisitorReply {
  const visits = all.filter(({ endedBy }) => endedBy !== 'choice'); // dates that were left out are none
  const next = visits.find(({ end }) => end > now) ?? visits.at(-1) ?? null;
  const ahead = visits.filter(({ end }) => end > now);
  const shown = ahead.length > 0 ? ahead : visits.slice(-1);
  const reception = receptionName(receptions, visitor.reception);
  const { id, mail, company, phone, note, carPlate, language, group, answers, chosen, version } = visitor;
  return {
    id,
    name: shownName(visitor),
    mail,
    company,
    phone,
    note,
    carPlate,
    language,
    group,
    answers: [...answers],
    reception,
    status: next ? next.status : visitor.withdrawnAt === null ? 'draft' : 'canceled',
    isUnfollowed: next?.isUnfollowed ?? false,
    dates: chosen && [...chosen.dates],
    sentence: sentenceOf(next, next && receptionName(receptions, next.reception)),
    visits: shown.slice(0, MOST_DATES).map((visit) => ({
      id: visit.id,
      occurrence: visit.occurrence,
      status: visit.status,
      isUnfollowed: visit.isUnfollowed,
      reception: receptionName(receptions, visit.reception),
      start: visit.start,
      end: visit.end,
      toldAt: visit.told?.at ?? null,
      arrivedAt: visit.arrivedAt,
      leftAt: visit.leftAt,
    })),
    alsoExpected: [...(also.get(visitor.id) ?? [])],
    mayChange: mayChange(visitor, visits, now),
    version,
  };
}

/** Until everybody has come or nothing is ahead. */
export function mayChange(
  { withdrawnAt, forgottenAt }: Pick<Visitor, 'withdrawnAt' | 'forgottenAt'>,
  visits: readonly Pick<Visit, 'status' | 'end'>[],
  now: Instant,
): VisitorReply['mayChange'] {
  if (withdrawnAt !== null) return no('The visit was taken back. Register the visitor anew.');
  if (forgottenAt !== null) return no('What was known of the visitor was erased.');
  const isOpen = visits.some(
    ({ status, end }) => (status === 'expected' || status === 'notified') && end > now,
  );
  if (visits.length === 0 || isOpen) return { isAllowed: true, reason: null };
  return no('The visit has begun, or is over. Ask the reception.');
}

function no(reason: string) {
  return { isAllowed: false, reason };
}

function receptionName(receptions: Receptions, id: string | null): VisitorReply['reception'] {
  const reception = id === null ? undefined : receptions.get(id);
  return reception ? { id: reception.id, name: reception.name, timeZone: reception.timeZone } : null;
}
