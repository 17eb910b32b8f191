import { readMeeting } from '../../contract/meetings.ts';
import { listTemplates } from '../../contract/services.ts';
import type { TemplateReply } from '../../contract/services.ts';
import type { Call } from '../../ui/api/call.ts';
import type { Outcome } from './expected.ts';
import type { Story } from './story.ts';

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

const ended = new Set(['canceled', 'canceled-late']);
/** Whether a room that a meeting has left was taken back or swapped is decided ten minutes (business time) later. */
const followed = {
  atOnce: new Set(['bound', 'pending', 'room-lost']),
  later: new Set(['bound', 'pending']),
};
export type When = keyof typeof followed;
const endedMeetings = new Set(['canceled']);
const plans = new Set(['draft', 'expected', 'needs-attention', 'expired']);

const endedOrPlanned = new Set([...endedMeetings, ...plans]);

/** Compares what is with what must be: each sentence names the story. */
export function flawsOf(story: Story, outcome: Outcome, { state, templates }: Seen, when: When): Flaws {
  const say = (text: string) => `${story.name}: ${text}`;
  const texts = templates.map(({ text }) => text);
  const requests = templates.flatMap((template) => template.requests);
  const lost = [...story.asked.values()]
    .filter((text) => !texts.includes(text))
    .map((text) => say(`${text} is gone`));
  const doubled = [
    ...texts.filter((text, index) => texts.indexOf(text) !== index).map((text) => say(`${text} twice`)),
    ...templates.filter((one) => one.requests.length > 1).map(({ text }) => say(`two requests for ${text}`)),
  ];
  if (story.isAccepted && requests.some(({ status }) => status !== 'accepted'))
    lost.push(say('its acceptance is gone'));

  const stale: string[] = [];
  // What was canceled before any room could show it is a plan that came to nothing.
  const canceled = requests.length === 0 ? endedOrPlanned : endedMeetings;
  const states = { unsent: plans, canceled, held: followed[when] }[outcome.kind];
  if (!states.has(state)) stale.push(say(`${outcome.kind}, and the product says ${state}`));
  if (outcome.kind === 'unsent') {
    if (requests.length > 0) stale.push(say('a team was asked for a meeting that nobody sent'));
    return { lost, doubled, stale };
  }
  for (const { text, requests: its } of templates) {
    const [request] = its;
    if (outcome.kind === 'held' && !request) stale.push(say(`no team was asked for ${text}`));
    if (request) stale.push(...differences(outcome, request).map((one) => say(`${text}: ${one}`)));
  }
  return { lost, doubled, stale };
}

function differences(
  outcome: Exclude<Outcome, { kind: 'unsent' }>,
  request: TemplateReply['requests'][number],
): readonly string[] {
  const { status, room, start, end, flags, proposal } = request;
  if (outcome.kind === 'canceled') return ended.has(status) ? [] : [`${status} for a canceled meeting`];
  const is = `${status} ${room.mailbox} ${start} ${end}${flags.join()}${proposal ? ' proposal' : ''}`;
  const mustBe = `${outcome.room} ${outcome.start} ${outcome.end}`;
  const isRight = !ended.has(status) && is === `${status} ${mustBe}`;
  return isRight ? [] : [`${is} instead of ${mustBe}`];
}
