import type { Instant } from '../../../../contract/primitives.ts';
import { wordsOf } from '../../messages/index.ts';
import { firstNameOf } from '../kiosk/own-name.ts';
import type { Reception } from '../reception.ts';
import type { Visitor } from '../visitor.ts';

/** Who is told of whom, in one message. */
export interface ArrivalMessage {
  /** The same for each try: a gateway may know by it what it has sent. */
  readonly id: string;
  readonly text: string;
  readonly at: Instant;
  readonly host: {
    readonly name: string;
    readonly mail: string;
    /** E.164; null: the list of the reception has none. */
    readonly phone: string | null;
  };
}

/** What a group of people is read of; the others are counted. */
const MOST_NAMED = 3;

/**
 * What a channel says of an arrival, in the language of the reception: first names, companies, where and for whom. Nothing
 * more of a visitor goes to a channel that others read.
 */
export function arrivalText(
  visitors: readonly Pick<Visitor, 'name' | 'company'>[],
  { name: reception, language }: Pick<Reception, 'name' | 'language'>,
  host: string,
): string {
  const { words } = wordsOf(language);
  const named = visitors
    .slice(0, MOST_NAMED)
    .map(({ name, company }) => (company === null ? firstNameOf(name) : `${firstNameOf(name)} (${company})`));
  const others = visitors.length - named.length;
  const who = others > 0 ? `${named.join(', ')} ${words.more(others)}` : named.join(', ');
  return words.atDesk(reception, host, who);
}

export function testText({ name, language }: Pick<Reception, 'name' | 'language'>): string {
  return wordsOf(language).words.channelTest(name);
}

/**
 * The body that incoming webhooks and workflows of Teams take: a message with an Adaptive Card. A text run is shown as it is;
 * a text block would read what somebody is called as Markdown, with links.
 */
export function teamsCard({ text }: Pick<ArrivalMessage, 'text'>): object {
  return {
    type: 'message',
    attachments: [
      {
        contentType: 'application/vnd.microsoft.card.adaptive',
        contentUrl: null,
        content: {
          $schema: 'http://adaptivecards.io/schemas/adaptive-card.json',
          type: 'AdaptiveCard',
          version: '1.4',
          fallbackText: text,
          body: [{ type: 'RichTextBlock', inlines: [{ type: 'TextRun', text, weight: 'Bolder' }] }],
        },
      },
    ],
  };
}

/**
 * What a gateway for SMS is sent, as docs/guide/reception-settings.md says. Where the list of hosts has no
 * number, the gateway knows those of colleagues.
 */
export function smsBody({ id, text, at, host: { mail, name, phone } }: ArrivalMessage): object {
  return { id, to: { mail, name, ...(phone !== null && { phone }) }, text, at };
}
