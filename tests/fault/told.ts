import type { Outcome } from './expected.ts';
import type { Story } from './story.ts';
import type { Mail } from './tenant.ts';

/** What one party was told of one request, in the order in which it came; a mail that came twice counts once. */
interface Told {
  readonly messageId: string;
  /** The paragraph about this request. */
  readonly words: string;
}

export interface Telling {
  readonly untold: readonly string[];
  readonly doubled: readonly string[];
  /** Told of what never was. */
  readonly wrong: readonly string[];
  /** Mails that came again under the id of an earlier one. */
  readonly repeats: number;
}

const teams = ['house-cph@nordhavn.example', 'house-nyc@nordhavn.example'];
/** Of the languages in which the fixture's mails are written. */
const canceled = /canceled|aflyst|annulleret/i;

/**
 * Whether organizer and team know how each story ended. Only mails count, and of mails that came again (a crash between
 * the mail server's yes and our note of it) one.
 */
export function tellingOf(outcomes: ReadonlyMap<Story, Outcome>, mails: readonly Mail[]): Telling {
  const first = new Map<string, Mail>();
  for (const mail of mails) {
    const id = mail.messageId ?? 'no id';
    if (!first.has(id)) first.set(id, mail);
  }
  const untold: string[] = [];
  const doubled: string[] = [];
  const wrong: string[] = [];
  for (const [story, outcome] of outcomes) {
    for (const text of story.asked.values()) {
      for (const party of [`${story.organizer}@nordhavn.example`, 'team'] as const) {
        const told = [...first.values()]
          .filter(({ to }) => isTo(to, party))
          .flatMap((mail) => toldBy(mail, text));
        const about = `${text} to ${party}`;
        untold.push(...missing(outcome, story, party, told).map((what) => `${about}: ${what}`));
        if (new Set(told.map(({ words }) => words)).size < told.length)
          doubled.push(`${about}: the same twice`);
        if (outcome.kind === 'held' && told.some(({ words }) => canceled.test(title(words))))
          wrong.push(`${about}: told that it was canceled`);
        if (outcome.kind === 'unsent' && told.length > 0) wrong.push(`${about}: told of what nobody sent`);
      }
    }
  }
  return { untold, doubled, wrong, repeats: mails.length - first.size };
}

function isTo(to: readonly string[], party: string): boolean {
  return party === 'team' ? to.some((one) => teams.includes(one)) : to.includes(party);
}

function toldBy({ messageId, text }: Mail, request: string): readonly Told[] {
  const paragraphs = text.replaceAll('\r\n', '\n').split('\n\n');
  return paragraphs
    .filter((words) => words.includes(`: ${request}`))
    .map((words) => ({ messageId: messageId ?? '', words }));
}

function title(words: string): string {
  return words.split('\n')[0] ?? '';
}

/** What was canceled before anybody was told of it is told to nobody, and rightly. */
function missing(outcome: Outcome, story: Story, party: string, told: readonly Told[]): readonly string[] {
  if (outcome.kind === 'unsent') return [];
  if (outcome.kind === 'canceled') {
    return told.length === 0 || told.some(({ words }) => canceled.test(title(words)))
      ? []
      : ['never told of the end'];
  }
  const zone =
    party === 'team' && outcome.room.startsWith('hudson') ? 'America/New_York' : 'Europe/Copenhagen';
  const time = (instant: string) =>
    new Date(instant).toLocaleTimeString('en-GB', { timeZone: zone, hour: '2-digit', minute: '2-digit' });
  const day = new Date(outcome.start).toLocaleDateString('en-GB', { timeZone: zone, day: 'numeric' });
  const room = outcome.room.split('@')[0] ?? '';
  const isSaid = told.some(({ words }) => {
    const now = withoutBefore(words).replaceAll('.', ':');
    return [time(outcome.start), time(outcome.end), room, day].every((part) => now.includes(part));
  });
  const flaws = isSaid ? [] : [`never told of ${room} ${outcome.start}`];
  const isAnswered =
    !story.isAccepted || party === 'team' || told.some(({ words }) => /accepted/i.test(words));
  return isAnswered ? flaws : [...flaws, 'never told that it was accepted'];
}

/** The lines that say how it is now. */
function withoutBefore(words: string): string {
  const lines = words.split('\n').filter((line) => !/^ {2}(Before|Før)/.test(line));
  return lines.join('\n');
}
