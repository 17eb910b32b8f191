import type { Slot } from './notice-facts.ts';
import type { StoredNotice } from './stored-notice.ts';
import type { Words } from './texts/words.ts';
import type { Times } from './times.ts';

/** A notice in the words of one language: a sentence, and what is known beside it, as pairs of name and value. */
export interface Description {
  readonly title: string;
  readonly lines: readonly (readonly [name: string, value: string])[];
}

type Line = readonly [string, string];

/** Pure: the same notice, words and times give the same description. */
export function describeNotice(notice: StoredNotice, words: Words, times: Times): Description {
  return { title: titleOf(notice, words, times), lines: linesOf(notice, words, times) };
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
  const { labels } = words;
  const place = ({ rooms }: Slot) => (rooms.length > 0 ? rooms.join(', ') : labels.noRoom);
  const slot = (slot: Slot): Line[] => [
    [labels.when, times.range(slot)],
    [labels.where, place(slot)],
  ];
  const both = (slot: Slot) => `${times.range(slot)} · ${place(slot)}`;
  const asked = ({ text, organizer }: { text: string; organizer: string }): Line[] => [
    [labels.asked, text],
    [labels.organizer, organizer],
  ];
  const reason = (text: string | null): Line[] => (text === null ? [] : [[labels.reason, text]]);
  const cause = ({ kind, actor }: { kind: keyof Words['cause']; actor: string }): Line => [
    labels.cause,
    words.cause[kind](actor),
  ];

  switch (notice.template) {
    case 'request-created': {
      const { facts } = notice;
      const pending: Line[] = facts.isRoomPending ? [[labels.reason, words.pendingRoom]] : [];
      return [...slot(facts.slot), ...asked(facts), [labels.status, words.status[facts.status]], ...pending];
    }
    case 'request-changed': {
      const { before, after, status, textBefore, text } = notice.facts;
      const other: Line[] =
        textBefore === null || textBefore === text ? [] : [[labels.askedBefore, textBefore]];
      return [
        [labels.before, both(before)],
        [labels.now, both(after)],
        ...other,
        ...asked(notice.facts),
        [labels.status, words.status[status]],
        cause(notice.facts.cause),
      ];
    }
    case 'request-change-asked':
      return [
        [labels.before, both(notice.facts.before)],
        [labels.proposed, both(notice.facts.proposed)],
        ...asked(notice.facts),
        [labels.deadline, times.moment(notice.facts.deadline)],
        cause(notice.facts.cause),
      ];
    case 'request-answered':
      return [
        ...slot(notice.facts.slot),
        ...asked(notice.facts),
        [labels.status, words.status[notice.facts.status]],
        ...reason(notice.facts.reason),
      ];
    case 'request-change-answered':
      return [
        [labels.before, both(notice.facts.before)],
        [labels.proposed, both(notice.facts.proposed)],
        ...asked(notice.facts),
        ...reason(notice.facts.reason),
      ];
    case 'request-canceled':
      return [...slot(notice.facts.slot), ...asked(notice.facts), cause(notice.facts.cause)];
    case 'request-held': {
      const { until, why } = notice.facts;
      const end: Line[] = until === null ? [] : [[labels.until, times.moment(until)]];
      return [...slot(notice.facts.slot), ...asked(notice.facts), [labels.reason, words.held[why]], ...end];
    }
    case 'request-resumed':
      return [
        ...slot(notice.facts.slot),
        ...asked(notice.facts),
        [labels.status, words.status[notice.facts.status]],
      ];
    case 'request-needs-answer':
      return [...slot(notice.facts.slot), ...asked(notice.facts)];
    case 'meeting-unmatched':
    case 'meeting-ambiguous':
      return slot(notice.facts.planned);
    case 'meeting-assumed':
      return [
        [labels.before, both(notice.facts.planned)],
        [labels.now, both(notice.facts.seen)],
      ];
    case 'meeting-suspended':
    case 'meeting-acted-for':
      return slot(notice.facts.slot);
  }
}
