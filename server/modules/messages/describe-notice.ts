import type { Instant } from '../../../contract/primitives.ts';
import type { NoticeTemplate, Slot } from './notice-facts.ts';
import { ownWords } from './own-words.ts';
import type { StoredNotice } from './stored-notice.ts';
import type { Words } from './texts/words.ts';
import type { Times } from './times.ts';

/** A notice in the words of one language: a sentence, and what is known beside it, as pairs of name and value. */
export interface Description {
  readonly title: string;
  readonly lines: readonly (readonly [name: string, value: string])[];
  /** A reception's own words to a visitor, beside what is said anyway; null: it has none. */
  readonly subject: string | null;
  readonly paragraph: string | null;
}

type Line = readonly [string, string];

/** A correction keeps its usual subject: it says that something has changed. */
function ownOf(notice: StoredNotice, times: Times): Pick<Description, 'subject' | 'paragraph'> {
  if (notice.template === 'visit-invited') return ownWords(notice.facts, notice.facts.slot, times);
  if (notice.template !== 'visit-changed') return { subject: null, paragraph: null };
  return { subject: null, paragraph: ownWords(notice.facts, notice.facts.after, times).paragraph };
}

/** Pure: the same notice, words and times give the same description. */
export function describeNotice(notice: StoredNotice, words: Words, times: Times): Description {
  return {
    title: titleOf(notice, words, times),
    lines: linesOf(notice, words, times),
    ...ownOf(notice, times),
  };
}

function titleOf(notice: StoredNotice, words: Words, times: Times): string {
  const when = (name: string) => {
    const value: unknown = Reflect.get(notice.facts, name);
    return typeof value === 'string' ? times.moment(value as StoredNotice['at']) : ''; // a fact that the schema calls an instant
  };
  // The words of a template take the facts of that template; TypeScript cannot follow that through the union.
  const say = words.title[notice.template] as (facts: unknown, when: (name: string) => string) => string;
  return say(notice.facts, when);
}

function linesOf(notice: StoredNotice, words: Words, times: Times): readonly Line[] {
  const write = writers[notice.template] as (facts: unknown, pen: Pen) => readonly Line[]; // as above
  return write(notice.facts, createPen(words, times));
}

type Asked = Pick<Facts<'request-created'>, 'text' | 'order' | 'answers' | 'organizer'>;

/** The lines that recur, in one reader's words and times. */
interface Pen {
  readonly words: Words;
  readonly moment: (instant: Instant) => string;
  readonly slot: (slot: Slot) => readonly Line[];
  readonly both: (slot: Slot) => string;
  readonly asked: (facts: Asked) => readonly Line[];
  /** What was asked for before, as far as it is something else now. */
  readonly before: (facts: Facts<'request-changed'>) => readonly Line[];
  readonly reason: (text: string | null) => readonly Line[];
  readonly status: (status: keyof Words['status']) => Line;
  /** What a visitor should know beside time and place. */
  readonly visit: (facts: Facts<'visit-invited' | 'visit-changed'>) => readonly Line[];
  /** What is broken. */
  readonly fault: (facts: Facts<'fault-reported' | 'fault-closed' | 'fault-settled'>) => readonly Line[];
  readonly cause: (cause: { readonly kind: keyof Words['cause']; readonly actor: string }) => Line;
}

function createPen(words: Words, times: Times): Pen {
  const { labels } = words;
  const place = ({ rooms }: Slot) => (rooms.length > 0 ? rooms.join(', ') : labels.noRoom);
  const time = (slot: Slot) =>
    slot.moreDates === undefined ? times.range(slot) : `${times.range(slot)} ${words.more(slot.moreDates)}`;
  const said = ({ name, value }: Asked['answers'][number]) =>
    `${name}: ${typeof value === 'string' ? value : words.ticked(value)}`;
  return {
    words,
    moment: times.moment,
    slot: (slot) => [
      [labels.when, time(slot)],
      [labels.where, place(slot)],
    ],
    both: (slot) => `${time(slot)} · ${place(slot)}`,
    before: ({ textBefore, orderBefore, answersBefore, text }) => [
      ...(orderBefore ? [[labels.orderedBefore, orderBefore.lines.join('\n') || '–'] as const] : []),
      ...(orderBefore ? [[labels.totalBefore, times.amount(orderBefore)] as const] : []),
      ...(textBefore === null || textBefore === text ? [] : [[labels.askedBefore, textBefore] as const]),
      ...(answersBefore && answersBefore.length > 0
        ? [[labels.answersBefore, answersBefore.map(said).join('\n')] as const]
        : []),
    ],
    asked: ({ text, order, answers, organizer }) => [
      ...(order ? [[labels.ordered, order.lines.join('\n')] as const] : []),
      ...(order ? [[labels.total, times.amount(order)] as const] : []),
      ...(text === '' ? [] : [[labels.asked, text] as const]),
      ...(answers.length === 0 ? [] : [[labels.answers, answers.map(said).join('\n')] as const]),
      [labels.organizer, organizer],
    ],
    reason: (text) => (text === null ? [] : [[labels.reason, text]]),
    status: (status) => [labels.status, words.status[status]],
    visit: ({ host, directions, own, retentionDays, isUnstaffed }) => [
      [labels.host, host],
      ...(isUnstaffed ? [[labels.reception, words.unstaffed] as const] : []),
      ...(directions === '' || own?.paragraph ? [] : [[labels.directions, directions] as const]),
      [labels.privacy, words.erasedAfter(retentionDays)],
    ],
    fault: ({ about, words: said }) => [
      ...(about === null ? [] : [[labels.broken, about] as const]),
      ...(said === '' ? [] : [[labels.said, said] as const]),
    ],
    cause: ({ kind, actor }) => [labels.cause, words.cause[kind](actor)],
  };
}

function linesOfClosed(facts: Facts<'fault-closed' | 'fault-settled'>, pen: Pen): readonly Line[] {
  const { labels } = pen.words;
  return [
    ...pen.fault(facts),
    ...(facts.note === '' ? [] : [[labels.note, facts.note] as const]),
    [labels.reported, pen.moment(facts.reportedAt)],
  ];
}

type Facts<T extends NoticeTemplate> = Extract<StoredNotice, { template: T }>['facts'];

const writers: { readonly [T in NoticeTemplate]: (facts: Facts<T>, pen: Pen) => readonly Line[] } = {
  'request-created': (facts, { words, slot, asked, status, reason }) => [
    ...slot(facts.slot),
    ...asked(facts),
    status(facts.status),
    ...reason(facts.isRoomPending ? words.pendingRoom : null),
  ],
  'request-changed': (facts, { words, both, before, asked, reason, status, cause }) => [
    [words.labels.before, both(facts.before)],
    [words.labels.now, both(facts.after)],
    ...before(facts),
    ...asked(facts),
    ...(facts.isUncharged ? [[words.labels.chargedTo, words.uncharged] as const] : []),
    ...reason(facts.reason),
    status(facts.status),
    cause(facts.cause),
  ],
  'request-change-asked': (facts, { words, both, asked, moment, reason, cause }) => [
    [words.labels.before, both(facts.before)],
    [words.labels.proposed, both(facts.proposed)],
    ...asked(facts),
    ...(facts.deadline === null
      ? reason(facts.isOverCapacity ? words.overCapacity : words.closedThen)
      : [[words.labels.deadline, moment(facts.deadline)] as const]),
    cause(facts.cause),
  ],
  'request-answered': (facts, { slot, asked, status, reason }) => [
    ...slot(facts.slot),
    ...asked(facts),
    status(facts.status),
    ...reason(facts.reason),
  ],
  'request-change-answered': (facts, { words: { labels }, both, asked, reason }) => [
    [labels.before, both(facts.before)],
    [labels.proposed, both(facts.proposed)],
    ...asked(facts),
    ...reason(facts.reason),
  ],
  'request-canceled': (facts, { words, slot, asked, reason, cause }) => [
    ...slot(facts.slot),
    ...asked(facts),
    ...reason(facts.instead === null ? null : words.elsewhere(facts.instead)),
    cause(facts.cause),
  ],
  'request-held': (facts, { words, slot, asked, moment }) => [
    ...slot(facts.slot),
    ...asked(facts),
    [words.labels.reason, words.held[facts.why]],
    ...(facts.until === null ? [] : [[words.labels.until, moment(facts.until)] as const]),
  ],
  'request-resumed': (facts, { slot, asked, status }) => [
    ...slot(facts.slot),
    ...asked(facts),
    status(facts.status),
  ],
  'request-needs-answer': (facts, { slot, asked }) => [...slot(facts.slot), ...asked(facts)],
  'request-message': (facts, { words: { labels, answerIn }, slot, asked }) => [
    [labels.message, facts.message],
    [labels.author, facts.author],
    [labels.howToAnswer, answerIn[facts.from]],
    ...(facts.slot ? slot(facts.slot) : []),
    ...asked(facts),
  ],
  'visit-invited': (facts, { slot, visit }) => [...slot(facts.slot), ...visit(facts)],
  'visit-changed': (facts, { words: { labels }, both, visit }) => [
    [labels.now, both(facts.after)],
    [labels.before, both(facts.before)],
    ...visit(facts),
  ],
  'visit-canceled': (facts, { words: { labels }, slot }) => [...slot(facts.slot), [labels.host, facts.host]],
  'badge-sent': (facts, { words: { labels }, slot }) => [
    [labels.badgeOf, facts.visitor],
    ...(facts.company === null ? [] : [[labels.company, facts.company] as const]),
    [labels.host, facts.host],
    ...slot(facts.slot),
  ],
  'visitor-arrived': (facts, { words: { labels }, moment, slot }) => [
    [labels.arrived, moment(facts.arrivedAt)],
    ...(facts.company === null ? [] : [[labels.company, facts.company] as const]),
    ...slot(facts.slot),
  ],
  'visitor-still-inside': (facts, { words, moment }) => [
    [words.labels.arrived, moment(facts.arrivedAt)],
    ...(facts.company === null ? [] : [[words.labels.company, facts.company] as const]),
    [words.labels.reception, words.sayWhoLeft(facts.reception, facts.contact)],
  ],
  'parcel-arrived': (facts, { words: { labels }, moment }) => [
    [labels.arrived, moment(facts.arrivedAt)],
    ...(facts.note === '' ? [] : [[labels.parcel, facts.note] as const]),
    [labels.reception, facts.contact === '' ? facts.reception : `${facts.reception}, ${facts.contact}`],
  ],
  'fault-reported': (facts, { words: { labels }, moment, fault }) => [
    [labels.where, [facts.room, facts.place].filter(Boolean).join(', ')],
    ...fault(facts),
    [labels.reportedBy, facts.reporter],
    [labels.when, moment(facts.reportedAt)],
  ],
  'fault-closed': linesOfClosed,
  'fault-settled': linesOfClosed,
  'visits-unfollowed': (facts, { words, slot, reason }) => [
    ...slot(facts.slot),
    ...reason(words.notFollowed),
  ],
  'meeting-unmatched': ({ planned }, { slot }) => slot(planned),
  'meeting-ambiguous': ({ planned }, { slot }) => slot(planned),
  'meeting-assumed': ({ planned, seen }, { words: { labels }, both }) => [
    [labels.before, both(planned)],
    [labels.now, both(seen)],
  ],
  'series-continued': (facts, { slot }) => slot(facts.slot),
  'release-proposed': ({ slot: at, organizer, note }, { words: { labels }, slot, reason }) => [
    ...slot(at),
    [labels.organizer, organizer],
    ...reason(note),
  ],
  'meeting-handed-over': ({ slot: at, organizer }, { words: { labels }, slot }) => [
    ...slot(at),
    [labels.organizer, organizer],
  ],
  'meeting-suspended': (facts, { slot }) => slot(facts.slot),
  'meeting-acted-for': (facts, { slot }) => slot(facts.slot),
};
