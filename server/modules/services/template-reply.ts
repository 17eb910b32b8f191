import type { Instant, Interval, MailboxAddress, OrganizationId } from '../../../contract/primitives.ts';
import type { Deadline, RequestReply, TemplateReply } from '../../../contract/services.ts';
import type { Db, Tx } from '../../storage/database.ts';
import { nameOfDate } from '../meetings/index.ts';
import type { Link } from '../meetings/index.ts';
import { countSaid } from './conversations/messages.store.ts';
import { isOpen } from './change-request.ts';
import { wantedDates } from './dates/chosen-dates.ts';
import { deadlineOf, isPassed } from './deadlines/deadline.ts';
import type { StoredDeadline } from './deadlines/deadline.ts';
import { explainDeadline } from './deadlines/explain-deadline.ts';
import type { Reader } from './deadlines/explain-deadline.ts';
import { nextOf } from './describe-requests.ts';
import { deliverAt } from './first-sight.ts';
import { meetingDates } from './meeting-rooms.store.ts';
import type { MeetingDates } from './meeting-rooms.store.ts';
import { offerInstead } from './offer-instead.ts';
import { askedProperty, shownAnswer } from './properties/property-answer.ts';
import { listProviders } from './providers.store.ts';
import type { FullProvider } from './providers.store.ts';
import { feeOf, lineReply, totalOf } from './orders/ordered-line.ts';
import { isLive, isMeant } from './request-states.ts';
import type { Provider, ServiceRequest, Template } from './request.ts';
import { requestsOf } from './requests.store.ts';
import { knownRooms } from './served-rooms.store.ts';
import type { KnownRooms } from './served-rooms.store.ts';
import { templatesOf } from './templates.store.ts';
import { shownFlags } from './shown-flags.ts';
import { draftSentence, sentenceOf, when } from './words.ts';

const MOST_DATES = 100;

/** Everything that was asked for on a meeting, as the pane shows it. */
export async function templateReplies(
  db: Db | Tx,
  organization: OrganizationId,
  link: Link,
  reader: Reader,
): Promise<TemplateReply[]> {
  const { now } = reader;
  const templates = await templatesOf(db, organization, [link.id]);
  if (templates.length === 0) return [];
  const requests = Map.groupBy(await requestsOf(db, organization, [link.id]), ({ template }) => template);
  const ids = [...new Set(templates.map(({ provider }) => provider))];
  const providers = new Map((await listProviders(db, organization, ids)).map((one) => [one.id, one]));
  const said = await countSaid(
    db,
    organization,
    templates.map(({ id }) => id),
  );
  const meeting = await meetingDates(db, organization, link, now);
  const { rooms: ofMeeting } = meeting;
  const rooms = await knownRooms(db, organization, [
    ...ofMeeting,
    ...templates.flatMap(({ room }) => room ?? []),
    ...[...requests.values()].flat().flatMap((one) => [one.room, ...(one.proposal?.rooms ?? [])]),
  ]);
  const asked = templates.flatMap((template) => {
    const provider = providers.get(template.provider);
    return provider
      ? [{ template, provider, requests: (requests.get(template.id) ?? []).filter(isMeant) }]
      : [];
  });
  const instead = await offerInstead(db, organization, asked, ofMeeting, rooms);
  return asked.map((one) =>
    replyOf({
      ...one,
      link,
      said: said.get(one.template.id)?.said ?? 0,
      instead: instead(one),
      rooms,
      date: nextDate(one.template, meeting, link),
      reader,
    }),
  );
}

/**
 * What was entered just now on a meeting that nobody has sent, as `templateReplies` gives it: no request can have come of
 * it yet, and nobody has said anything about it, so nothing has to be read.
 */
export function newReplies(
  entered: readonly { readonly template: Template; readonly provider: FullProvider }[],
  {
    meeting,
    ...facts
  }: Pick<Facts, 'link' | 'rooms' | 'reader'> & { readonly meeting: MeetingDates } & {
    readonly link: Pick<Link, 'planned'>;
  },
): readonly TemplateReply[] {
  return entered.map(({ template, provider }) => {
    const date = nextDate(template, meeting, facts.link);
    return replyOf({ template, provider, requests: [], said: 0, instead: null, date, ...facts });
  });
}

/** The next date of a meeting that is wanted; of a plan as planned. */
function nextDate({ chosen }: Template, meeting: MeetingDates, { planned }: Pick<Link, 'planned'>): Interval {
  return wantedDates(meeting, chosen)[0] ?? meeting.dates[0] ?? planned;
}

interface Facts {
  readonly template: Template;
  readonly provider: FullProvider;
  readonly requests: readonly ServiceRequest[];
  readonly link: Pick<Link, 'state' | 'reason' | 'timeZone'>;
  /** So many messages. */
  readonly said: number;
  readonly instead: TemplateReply['instead'];
  readonly rooms: KnownRooms;
  /** Of the next date of the meeting that is wanted; of a plan as planned. */
  readonly date: Interval;
  readonly reader: Reader;
}

function replyOf(facts: Facts): TemplateReply {
  const { template, provider, requests, rooms, reader } = facts;
  const { now } = reader;
  const next = nextOf(requests, now);
  const ahead = requests.filter(({ end }) => end > now);
  const shown = ahead.length > 0 ? ahead : requests.slice(-1);
  const standing = next ? standingOf(next, facts) : draftOf(facts);
  const may = mayChange(facts, standing.closes);
  return {
    id: template.id,
    provider: { id: provider.id, kind: provider.kind, name: provider.name, timeZone: provider.timeZone },
    room: template.room && { mailbox: template.room, name: rooms.nameOf(template.room) },
    text: template.text,
    offsetMinutes: template.offsetMinutes,
    offsetFrom: template.offsetFrom,
    lines: template.lines.map(lineReply),
    total: totalOf(template.lines),
    costCenter: template.costCenter,
    properties: template.properties.map(shownAnswer),
    dates: template.chosen && [...template.chosen.dates],
    asks: provider.userProperties.map(askedProperty),
    messages: facts.said,
    instead: facts.instead,
    enteredBy: template.enteredBy.name,
    enteredAt: template.enteredAt,
    withdrawnAt: template.withdrawnAt,
    ...standing,
    deadline: deadlineReply(standing.closes, standing.deliverAt, provider, facts.reader),
    mayChange: may,
    mayWithdraw: may,
    requests: shown.slice(0, MOST_DATES).map((one) => requestReply(one, facts)),
    isComplete: shown.length <= MOST_DATES,
    version: template.version,
  };
}

/** Where it stands, of its next date; `closes` is for the deadline only. */
type Standing = Pick<TemplateReply, 'status' | 'sentence' | 'flags' | 'deliverAt'> & {
  readonly closes: StoredDeadline;
};

function standingOf(next: ServiceRequest, facts: Facts): Standing {
  const { provider, rooms } = facts;
  const { status, deliverAt: at, deadline } = next;
  const sentence = sentenceOf(next, provider, rooms.nameOf(next.room));
  return { status, sentence, flags: flagsOf(next, facts), deliverAt: at, closes: deadline };
}

function draftOf({ template, provider, date }: Facts): Standing {
  const at = deliverAt(date, template);
  return {
    status: template.withdrawnAt === null ? 'draft' : 'canceled',
    sentence: draftSentence(provider, null),
    flags: [],
    deliverAt: at,
    closes: deadlineOf(provider, at, template.lines),
  };
}

/** Changing and withdrawing close together, at the deadline; of a series they stay open as long as one date is. */
function mayChange(
  { template, provider, requests, reader: { now } }: Facts,
  deadline: StoredDeadline,
): TemplateReply['mayChange'] {
  if (template.withdrawnAt !== null) return no('It was taken back.');
  if (requests.some((request) => isOpen(request, now))) return { isAllowed: true, reason: null };
  if (requests.length > 0 && !requests.some(isLive)) return no('It has ended. Add a new request instead.');
  return isPassed(deadline, now) ? no(closedSince(provider, deadline)) : { isAllowed: true, reason: null };
}

function no(reason: string) {
  return { isAllowed: false, reason };
}

export const CALL_THE_TEAM =
  'Call the team, or move or cancel the meeting in Outlook: then the team decides.';

/** That a deadline has passed, and what can still be done. */
export function closedSince(
  provider: Pick<Provider, 'name' | 'timeZone'>,
  deadline: Pick<StoredDeadline, 'at'>,
): string {
  return `${hasPassed(provider, deadline)} ${CALL_THE_TEAM}`;
}

export function hasPassed(
  provider: Pick<Provider, 'name' | 'timeZone'>,
  { at }: Pick<StoredDeadline, 'at'>,
): string {
  return `${provider.name} takes changes until ${when(at, provider)}; that has passed.`;
}

export function deadlineReply(
  deadline: StoredDeadline,
  delivery: Instant,
  provider: Pick<Provider, 'name' | 'timeZone'>,
  reader: Reader,
): Deadline {
  return {
    at: deadline.at,
    isPassed: isPassed(deadline, reader.now),
    sentence: explainDeadline(deadline, delivery, provider, reader),
    language: reader.language,
  };
}

function flagsOf(request: ServiceRequest, { link, rooms, reader: { now } }: Facts): RequestReply['flags'] {
  return shownFlags(request, link, rooms.isUnreadable(request.room), now);
}

function requestReply(request: ServiceRequest, facts: Facts): RequestReply {
  const { link, provider, rooms } = facts;
  const named = (mailbox: MailboxAddress) => ({ mailbox, name: rooms.nameOf(mailbox) });
  const { id, occurrence, status, start, end, reason, holdUntil, proposal, version } = request;
  return {
    id,
    occurrence,
    date: nameOfDate(request, link.timeZone),
    status,
    flags: flagsOf(request, facts),
    room: named(request.room),
    start,
    end,
    deliverAt: request.deliverAt,
    deadline: deadlineReply(request.deadline, request.deliverAt, provider, facts.reader),
    reason,
    holdUntil,
    lines: request.lines.map(lineReply),
    total: totalOf(request.lines),
    fee: feeOf(request.lines, request.feeRate),
    proposal:
      proposal === null || proposal.isRefused
        ? null
        : {
            start: proposal.start,
            end: proposal.end,
            deliverAt: proposal.deliverAt,
            room: proposal.room && named(proposal.room),
            rooms: proposal.rooms.map(named),
          },
    version,
  };
}
