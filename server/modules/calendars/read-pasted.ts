import { Problem } from '../../kernel/problem.ts';

/** One mailbox in what was pasted: the words it may be known by, and its settings as PowerShell wrote them. */
export interface PastedMailbox {
  /** As shown to a person when no calendar fits. */
  readonly label: string;
  /** Addresses, aliases and names, lower case, surest first. */
  readonly names: readonly string[];
  readonly settings: Readonly<Record<string, unknown>>;
}

const MOST_MAILBOXES = 20_000;

/**
 * The mailboxes in `Get-CalendarProcessing | ConvertTo-Json` as it comes out of consoles, files and mails: one object or
 * an array, objects one after another, with a byte order mark, after a prompt or a warning. Throws `invalid-request`
 * when there is nothing of the kind in it.
 */
export function readPasted(text: string): readonly PastedMailbox[] {
  const cleaned = clean(text);
  const parsed = parseLoosely(cleaned);
  const items = (Array.isArray(parsed) ? parsed : [parsed]).filter(isRecord).slice(0, MOST_MAILBOXES);
  const mailboxes = items.map(toMailbox).filter(({ names }) => names.length > 0);
  if (mailboxes.length > 0) return mailboxes;
  throw new Problem('invalid-request', 'There are no calendar settings in what was pasted.', {
    errors: [
      {
        pointer: '/body/text',
        detail:
          'must be the output of Get-CalendarProcessing | ConvertTo-Json, from the first bracket to the last',
      },
    ],
  });
}

/** Byte order marks (also one that was read as Windows-1252) and the zeros of UTF-16 that was read as something else. */
function clean(text: string): string {
  return text.replace(/^(?:\uFEFF|ï»¿|ÿþ|þÿ|\uFFFD\uFFFD)/, '').replaceAll('\u0000', '');
}

function parseLoosely(text: string): unknown {
  const from = text.search(/[[{]/);
  const to = Math.max(text.lastIndexOf(']'), text.lastIndexOf('}'));
  if (from === -1 || to <= from) return null;
  const json = text.slice(from, to + 1);
  return parseOrNull(json) ?? parseOrNull(`[${json.replaceAll(/\}\s*\{/g, '},{')}]`);
}

function parseOrNull(json: string): unknown {
  try {
    return JSON.parse(json) as unknown;
  } catch {
    return null; // the caller says what is expected instead
  }
}

/** Where the identity of a mailbox may stand, surest first. */
const IDENTITIES = [
  'PrimarySmtpAddress',
  'WindowsEmailAddress',
  'UserPrincipalName',
  'Identity',
  'MailboxOwnerId',
  'DistinguishedName',
  'LegacyExchangeDN',
  'LegacyDN',
  'Alias',
  'Name',
  'DisplayName',
] as const;

function toMailbox(item: Readonly<Record<string, unknown>>): PastedMailbox {
  const byName = new Map(Object.entries(item).map(([key, value]) => [key.toLowerCase(), value]));
  const words = IDENTITIES.flatMap((key) => wordsOf(byName.get(key.toLowerCase())));
  const names = [...new Set(words.flatMap(namesIn))];
  return { label: (words[0] ?? '').slice(0, 320), names, settings: item };
}

/** An identity is a text, or an object that ConvertTo-Json took apart, or one that it gave up on (`@{Name=…}`). */
function wordsOf(value: unknown): string[] {
  if (typeof value === 'string') {
    const inner = /^@\{.*\bName=([^;}]+)/.exec(value)?.[1];
    const word = (inner ?? value).trim();
    return word === '' ? [] : [word];
  }
  if (!isRecord(value)) return [];
  return ['Address', 'DistinguishedName', 'Rdn', 'Name'].flatMap((key) => {
    const part = value[key];
    return typeof part === 'string' && part !== '' ? [part] : [];
  });
}

/** `CN=fjord,OU=…` · `contoso.com/Rooms/fjord` · `/o=…/cn=Recipients/cn=0123…-fjord` · `fjord@contoso.com` · `fjord` */
function namesIn(word: string): string[] {
  const legacy = /\/cn=([^/]+)$/i.exec(word)?.[1]?.replace(/^[0-9a-f]{32}-/i, '');
  const distinguished = /^cn=((?:\\.|[^,\\])+)/i.exec(word)?.[1]?.replaceAll(/\\(.)/g, '$1');
  const canonical = word.includes('/') && legacy === undefined ? word.split('/').at(-1) : undefined;
  return [legacy ?? distinguished ?? canonical ?? word]
    .filter((name) => name !== '')
    .map((name) => name.toLowerCase());
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
