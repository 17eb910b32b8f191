import { address } from './cast.ts';
import type { Held, Outcome } from './expected.ts';
import type { Asked, Story } from './story.ts';
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
  const tellings = [...outcomes].flatMap(([story, outcome]) =>
    [...story.asked.values()].flatMap((asked) =>
      (['organizer', 'team'] as const).map((party) => {
        const told = [...first.values()]
          .filter(({ to }) => mailboxesOf(story, party).some((one) => to.includes(one)))
          .flatMap((mail) => toldBy(mail, asked.tag));
        return tellingOfOne(outcome, story, { asked, party, told });
      }),
    ),
  );
  return {
    untold: tellings.flatMap(({ untold }) => untold),
    doubled: tellings.flatMap(({ doubled }) => doubled),
    wrong: tellings.flatMap(({ wrong }) => wrong),
    repeats: mails.length - first.size,
  };
}

/** What was told to one party of one thing that was asked for. */
interface Party {
  readonly asked: Asked;
  readonly party: 'organizer' | 'team';
  readonly told: readonly Told[];
}

function mailboxesOf({ organizer, company }: Story, party: Party['party']): readonly string[] {
  return party === 'team' ? company.teams : [address(organizer, company)];
}

function tellingOfOne(outcome: Outcome, story: Story, one: Party): Omit<Telling, 'repeats'> {
  const { asked, party, told } = one;
  const say = (what: string) => `${asked.text} to the ${party}: ${what}`;
  const isOverForThem = told.some(({ words }) => canceled.test(title(words)));
  const wrong: string[] = [];
  if (outcome.kind === 'held' && !asked.isWithdrawn && isOverForThem)
    wrong.push(say('told that it was canceled'));
  if (outcome.kind === 'unsent' && told.length > 0) wrong.push(say('told of what nobody sent'));
  return {
    untold: missing(outcome, story, one).map(say),
    doubled: new Set(told.map(({ words }) => words)).size < told.length ? [say('the same twice')] : [],
    wrong,
  };
}

function toldBy({ messageId, text }: Mail, tag: string): readonly Told[] {
  const paragraphs = text.replaceAll('\r\n', '\n').split('\n\n');
  return paragraphs
    .filter((words) => words.includes(`: ${tag}:`))
    .map((words) => ({ messageId: messageId ?? '', words }));
}

function title(words: string): string {
  return words.split('\n')[0] ?? '';
}

/** What was canceled before anybody was told of it is told to nobody, and rightly. */
function missing(outcome: Outcome, story: Story, one: Party): readonly string[] {
  const { asked, party, told } = one;
  if (outcome.kind === 'unsent') return [];
  if (asked.isWithdrawn && party === 'organizer') return []; // who took it back knows
  if (outcome.kind === 'canceled' || outcome.kind === 'declined' || asked.isWithdrawn) {
    const isTold = told.length === 0 || told.some(({ words }) => canceled.test(title(words)));
    return isTold ? [] : ['never told of the end'];
  }
  // Dates of a series are told together, the first ones by their day; that each is right is seen in the requests.
  if (outcome.kind === 'dates') return told.length > 0 ? [] : ['never told of the series'];
  return [
    ...(isSaid(outcome, one) ? [] : [`never told of ${outcome.room} ${outcome.start}`]),
    ...missingWords(story, one),
  ];
}

/** Whether some mail says when and where it is now. */
function isSaid({ start, end, room }: Held, { party, told }: Party): boolean {
  const timeZone = party === 'team' && room.startsWith('hudson') ? 'America/New_York' : 'Europe/Copenhagen';
  const time = (instant: string) =>
    new Date(instant).toLocaleTimeString('en-GB', { timeZone, hour: '2-digit', minute: '2-digit' });
  const day = new Date(start).toLocaleDateString('en-GB', { timeZone, day: 'numeric' });
  const name = room.split('@')[0] ?? '';
  return told.some(({ words }) => {
    const now = withoutBefore(words).replaceAll('.', ':');
    return [time(start), time(end), name, day].every((part) => now.includes(part));
  });
}

/** The team must know the words of today; the organizer wrote them, and must know of the team's acceptance. */
function missingWords({ isAccepted }: Story, { asked, party, told }: Party): readonly string[] {
  if (party === 'team')
    return told.some(({ words }) => words.includes(`: ${asked.text}`)) ? [] : ['never told of these words'];
  return !isAccepted || told.some(({ words }) => /accepted/i.test(words))
    ? []
    : ['never told that it was accepted'];
}

/** The lines that say how it is now. */
function withoutBefore(words: string): string {
  const lines = words.split('\n').filter((line) => !/^ {2}(Before|Før)/.test(line));
  return lines.join('\n');
}
