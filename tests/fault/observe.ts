import { readMeeting } from '../../contract/meetings.ts';
import { listTemplates } from '../../contract/services.ts';
import type { RequestReply, TemplateReply } from '../../contract/services.ts';
import type { Call } from '../../ui/api/call.ts';
import type { Held, Outcome } from './expected.ts';
import type { Asked, Story } from './story.ts';

/** What the product says of one story to its organizer. */
export interface Seen {
  readonly state: string;
  readonly templates: readonly TemplateReply[];
}

export async function see({ bookingKey }: Story, call: Call): Promise<Seen> {
  const params = { bookingKey };
  const { state } = await call(readMeeting, { params });
  const { templates } = await call(listTemplates, { params });
  return { state, templates };
}

/** Which of the things that must never happen happened; empty: everything is as it must be. */
export interface Flaws {
  readonly lost: readonly string[];
  readonly doubled: readonly string[];
  readonly stale: readonly string[];
}

/**
 * Whether a room that a meeting has left was taken back or swapped is decided ten minutes (business time) later, and what
 * was never accepted is held for four hours: `later` and `last`.
 */
export type When = 'atOnce' | 'later' | 'last';

const ended = new Set(['canceled', 'canceled-late']);
const plans = new Set(['draft', 'expected', 'needs-attention', 'expired']);
const followed = new Set(['bound', 'pending']);

/** Compares what is with what must be: each sentence names the story. */
export function flawsOf(story: Story, outcome: Outcome, { state, templates }: Seen, when: When): Flaws {
  const say = (text: string) => `${story.name}: ${text}`;
  const texts = templates.map(({ text }) => text);
  const all = [...story.asked.values()];
  const requests = templates.flatMap((template) => template.requests);
  const lost = all
    .filter(({ text, isWithdrawn }) => !isWithdrawn && !texts.includes(text))
    .map(({ text }) => say(`${text} is gone`));
  const doubled = [
    ...texts.filter((text, index) => texts.indexOf(text) !== index).map((text) => say(`${text} twice`)),
    ...templates.flatMap(({ text, requests: its }) =>
      twice(its.map(({ occurrence }) => occurrence ?? '')).map((date) =>
        say(`two requests for ${text} ${date}`),
      ),
    ),
  ];
  if (story.isAccepted && requests.some(({ status }) => status !== 'accepted'))
    lost.push(say('its acceptance is gone'));

  const stale: string[] = [];
  const states = statesFor(outcome, requests.length > 0, when);
  if (states && !states.has(state)) stale.push(say(`${outcome.kind}, and the product says ${state}`));
  if (outcome.kind === 'unsent' && requests.length > 0)
    stale.push(say('a team was asked for a meeting that nobody sent'));
  for (const asked of all) {
    const template = templates.find(({ text }) => text.startsWith(`${asked.tag}:`));
    if (template) stale.push(...differences(outcome, asked, template, when).map(say));
  }
  return { lost, doubled, stale };
}

/** What was canceled before any room could show it is a plan that came to nothing. Null: nothing is certain yet. */
function statesFor(outcome: Outcome, isKnown: boolean, when: When): ReadonlySet<string> | null {
  const over = new Set(['canceled', ...(isKnown ? [] : plans)]);
  if (outcome.kind === 'unsent') return plans;
  if (outcome.kind === 'canceled') return over;
  if (outcome.kind === 'declined') return when === 'last' ? over : null;
  return when === 'atOnce' ? new Set([...followed, 'room-lost']) : followed;
}

function differences(
  outcome: Outcome,
  asked: Asked,
  { text, withdrawnAt, requests }: TemplateReply,
  when: When,
): readonly string[] {
  const live = requests.filter(({ status }) => !ended.has(status));
  if (asked.isWithdrawn) {
    if (withdrawnAt === null) return [`${text} was withdrawn and is still there`];
    return live.map(({ status }) => `${text} was withdrawn and is ${status}`);
  }
  const must = datesOf(outcome, when);
  if (must === null) return [];
  const is = live.map((request) => words(request)).toSorted();
  const mustBe = must.map((held) => wordsOf(held, outcome)).toSorted();
  return is.join() === mustBe.join()
    ? []
    : [`${text}: ${is.join() || 'nothing'} instead of ${mustBe.join() || 'nothing'}`];
}

/** Null: nothing is certain yet. */
function datesOf(outcome: Outcome, when: When): readonly Held[] | null {
  if (outcome.kind === 'held' || outcome.kind === 'waiting') return [outcome];
  if (outcome.kind === 'dates') return outcome.dates;
  return outcome.kind === 'declined' && when !== 'last' ? null : [];
}

function words({ room, start, end, flags, proposal }: RequestReply): string {
  return `${room.mailbox} ${start} ${end}${flags.join()}${proposal ? ' proposal' : ''}`;
}

function wordsOf({ room, start, end }: Held, { kind }: Outcome): string {
  return `${room} ${start} ${end}${kind === 'waiting' ? 'pending-room' : ''}`;
}

function twice(names: readonly string[]): readonly string[] {
  return names.filter((name, index) => names.indexOf(name) !== index);
}
