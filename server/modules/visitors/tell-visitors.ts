import type { Instant } from '../../../contract/primitives.ts';
import type { NewNotice, Party, Slot } from '../messages/index.ts';
import { ownText } from './own-text.ts';
import type { Correction } from './correct-told.ts';
import { passLink } from './pass/pass-link.ts';
import type { Reception } from './reception.ts';
import { isUnstaffed } from './unstaffed.ts';
import type { VisitContext } from './visit-context.ts';
import type { Told, Visit, Visitor } from './visitor.ts';

/** `publicUrl`: where the product is reached, and passes lead. */
/** What visitors are told of a reception. */
type ToldReception = Pick<
  Reception,
  | 'id'
  | 'name'
  | 'language'
  | 'timeZone'
  | 'directions'
  | 'hours'
  | 'closedDays'
  | 'address'
  | 'texts'
  | 'retentionDays'
>;

type TellContext = Pick<VisitContext, 'link' | 'receptions' | 'rooms'> & { readonly publicUrl: string };

/** Of a room, as messages carry it. */
const LONGEST_NAME = 200;

/** The invitation; none for somebody without a mail address. */
export function invitation(
  visitor: Visitor,
  visit: Visit,
  reception: ToldReception,
  at: Instant,
  { link, rooms, publicUrl }: TellContext,
): readonly NewNotice[] {
  if (visitor.mail === null) return [];
  return [
    {
      key: `visit ${visit.id} v${visit.version} invited`,
      to: partyOf(visitor.mail, visitor.language, reception),
      link: link.id,
      item: visit.id,
      at,
      template: 'visit-invited',
      facts: {
        ...commonFacts(visitor, visit, reception, { link, rooms, publicUrl }),
        isUnstaffed: isUnstaffed(reception, visit.start),
        slot: slotOf(visit, visit, reception, rooms),
      },
    },
  ];
}

/** What somebody who was told otherwise must hear; nothing when there is no address any more. */
export function correctionNotice(
  visitor: Visitor,
  visit: Visit,
  { say, before, told }: Correction,
  { link, receptions, rooms, cause, publicUrl }: TellContext & Pick<VisitContext, 'cause'>,
): readonly NewNotice[] {
  const receptionOf = (id: string | null) => receptions.find((one) => one.id === id);
  const earlier = receptionOf(before.reception);
  const reception = receptionOf(told?.reception ?? null) ?? earlier;
  if (visitor.mail === null || !reception || !earlier) return [];
  const common = {
    key: `visit ${visit.id} v${visit.version} ${say}`,
    to: partyOf(visitor.mail, visitor.language, reception),
    link: link.id,
    item: visit.id,
    at: cause.at,
  };
  const facts = commonFacts(visitor, visit, reception, { link, rooms, publicUrl });
  const was = slotOf(before, null, earlier, rooms);
  return say === 'canceled' || told === null
    ? [{ ...common, template: 'visit-canceled', facts: { ...facts, slot: was } }]
    : [
        {
          ...common,
          template: 'visit-changed',
          facts: {
            ...facts,
            isUnstaffed: isUnstaffed(reception, told.start),
            before: was,
            after: slotOf(told, visit, reception, rooms),
          },
        },
      ];
}

/** Who hears of an arrival. */
export type ReaderOfArrival = Extract<Party, { kind: 'person' }>;

export interface Arrival {
  readonly visitor: Pick<Visitor, 'name' | 'company'>;
  readonly visit: Pick<Visit, 'id' | 'link' | 'start' | 'end' | 'arrivedAt'>;
  readonly reception: Pick<Reception, 'id' | 'name'>;
  readonly host: ReaderOfArrival;
}

/** Hosts hear that visitors stand at the desk: once of each, however often they are checked in. */
export function arrivalNotices(arrivals: readonly Arrival[], at: Instant): readonly NewNotice[] {
  return arrivals.map((arrival) => arrivalNotice(arrival, `visit ${arrival.visit.id} arrived`, at));
}

/** The same once more, because a desk says so; `call` is of this one time. */
export function repeatedNotice(arrival: Arrival, call: string, at: Instant): NewNotice {
  return arrivalNotice(arrival, `visit ${arrival.visit.id} arrived ${call}`, at);
}

function arrivalNotice({ visitor, visit, reception, host }: Arrival, key: string, at: Instant): NewNotice {
  return {
    key,
    to: host,
    link: visit.link,
    item: `${visit.id} arrived`,
    at,
    isUrgent: true,
    template: 'visitor-arrived',
    facts: {
      visitor: visitor.name,
      company: visitor.company,
      slot: { start: visit.start, end: visit.end, rooms: [reception.name] },
      arrivedAt: visit.arrivedAt ?? at,
    },
  };
}

/** The badge of somebody who has checked in, once per arrival; none for somebody without a mail address. */
export function badgeNotice(
  visitor: Visitor,
  visit: Visit,
  reception: Reception,
  at: Instant,
  { host, publicUrl }: { readonly host: string; readonly publicUrl: string },
): readonly NewNotice[] {
  if (visitor.mail === null) return [];
  const { name: receptionName, directions, retentionDays } = reception;
  return [
    {
      key: `visit ${visit.id} badge ${visit.arrivedAt ?? ''}`,
      to: partyOf(visitor.mail, visitor.language, reception),
      link: visit.link,
      item: visit.id,
      at,
      isUrgent: true,
      template: 'badge-sent',
      facts: {
        visitor: visitor.name,
        company: visitor.company,
        host,
        directions,
        retentionDays,
        sequence: visit.version,
        pass: passLink(publicUrl, visit.pass),
        slot: { start: visit.start, end: visit.end, rooms: [receptionName] },
      },
    },
  ];
}

/** Visitors are at the place: they read its clock, and its language unless they have their own. */
function partyOf(mail: string, own: string | null, { language, timeZone }: ToldReception): Party {
  return { kind: 'person', mail, language: own ?? language, timeZone };
}

function commonFacts(
  { name, company, language }: Visitor,
  { version: sequence, pass, room }: Pick<Visit, 'version' | 'pass' | 'room'>,
  reception: ToldReception,
  { link: { organizer }, rooms, publicUrl }: Omit<TellContext, 'receptions'>,
) {
  const { directions, retentionDays } = reception;
  const own = ownText(reception, language);
  return {
    visitor: name,
    host: organizer.name || organizer.mail,
    directions,
    retentionDays,
    sequence,
    pass: passLink(publicUrl, pass),
    own:
      own.subject === '' && own.paragraph === ''
        ? null
        : {
            ...own,
            company: company ?? '',
            room: room === null ? reception.name : rooms.nameOf(room).slice(0, LONGEST_NAME),
            reception: reception.name,
            address: reception.address || reception.name,
          },
  };
}

/** Where to come to: the reception and, when it is known, its building. */
function slotOf(
  { start, end }: Pick<Told, 'start' | 'end'>,
  visit: Pick<Visit, 'room'> | null,
  { name }: Pick<Reception, 'name'>,
  rooms: TellContext['rooms'],
): Slot {
  const [building] = visit?.room ? rooms.placeOf(visit.room) : [];
  return { start, end, rooms: building === undefined ? [name] : [name, building] };
}
