import { z } from 'zod';

/** Deviations from an Outlook where all goes well, taken from the query of `/calendar/`; README.md lists them. */
export interface Switches {
  /** `off`: a client without nested authentication. `interaction`: silently never, with a click yes. */
  readonly nestedAuth: 'on' | 'off' | 'interaction';
  /** The code with which `getAccessToken` fails, e.g. 13012. */
  readonly sso: number | null;
  /** The Mailbox requirement set of this client, e.g. `1.5`; the library knows 1.12 at most. */
  readonly mailbox: string;
  readonly locale: string;
  /** More simultaneous calls of one frame than this are refused; null: no limit. */
  readonly callLimit: number | null;
  readonly theme: 'auto' | 'light' | 'dark';
  /** `first`: the first save of item or custom properties fails, as new Outlook does with drafts (office-js #6624). */
  readonly saveFails: 'never' | 'first' | 'always';
}

/**
 * Kinds of Outlook by how they differ for an add-in (requirement sets of learn.microsoft.com, office-js issues); other
 * switches beside `client` go before. What is not said here is as in an Outlook where all goes well.
 */
const clients: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  /** Outlook on the web: a fourth simultaneous call is refused. */
  web: { callLimit: '3' },
  /** New Outlook for Windows: likewise, and the first save on a draft fails (#6624). */
  new: { callLimit: '3', saveFails: 'first' },
  /** Classic Outlook of a volume licence (LTSC 2021): Mailbox 1.9, so no session data and no events, and no nested authentication. */
  classic: { mailbox: '1.9', nestedAuth: 'off' },
  mac: {},
  /** Exchange Server's: rooms are text and attendees (before 1.8), the organizer cannot be asked for (before 1.7). */
  server: { mailbox: '1.5', nestedAuth: 'off' },
};

const Query = z.object({
  nestedAuth: z.enum(['on', 'off', 'interaction']).catch('on'),
  sso: z.coerce.number().int().min(13000).max(13999).nullable().catch(null),
  mailbox: z
    .string()
    .regex(/^1\.(\d|1[0-2])$/)
    .catch('1.12'),
  locale: z
    .string()
    .regex(/^[a-z]{2}-[A-Z]{2}$/)
    .catch('en-US'),
  callLimit: z.coerce.number().int().min(1).max(100).nullable().catch(null),
  theme: z.enum(['auto', 'light', 'dark']).catch('auto'),
  saveFails: z.enum(['never', 'first', 'always']).catch('never'),
});

/**
 * Reads the switches from a query such as `?nestedAuth=off&sso=13012`; what is missing or makes no sense is off.
 * `mailbox` in the form of an address chooses a calendar and is no switch; `saveFails` without a value means always.
 */
export function readSwitches(search: string): Switches {
  const query = new URLSearchParams(search);
  const kind = clients[query.get('client') ?? ''] ?? {};
  const given: Record<string, string> = { ...kind, ...Object.fromEntries(query) };
  const version = query.getAll('mailbox').find((value) => !value.includes('@'));
  const mailbox = version ?? kind['mailbox'];
  if (mailbox === undefined) delete given['mailbox'];
  else given['mailbox'] = mailbox;
  if (given['saveFails'] === '') given['saveFails'] = 'always';
  return Query.parse({ sso: null, callLimit: null, ...given });
}

/** True when the client has this Mailbox requirement set, e.g. `(switches, 7)` for 1.7. */
export function hasMailbox(switches: Switches, minor: number): boolean {
  return Number(switches.mailbox.split('.')[1]) >= minor;
}
