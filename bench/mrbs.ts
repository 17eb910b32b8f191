import { ordersBeside } from './b8-orders.ts';
import type { Peer } from './b8-orders.ts';
import type { Result } from './measure.ts';
import type { Postgres } from './postgres.ts';

const LEAST_RATIO = 10;
const DAY_MS = 86_400_000;
const SLOT_SECONDS = 1_800;
/** From 8 to 18 o'clock: within the hours of an MRBS that nobody configured, in its slots of half an hour. */
const FIRST_SLOT_SECONDS = 8 * 3_600;
const SLOTS_A_DAY = 20;
const DAYS_AHEAD = 30;

/** Where MRBS is and who books there. */
interface Mrbs {
  /** With a slash at the end, so that pages are found below it. */
  readonly url: string;
  readonly user: string;
  readonly password: string;
  /** The number of a room, as in its address. */
  readonly room: string;
}

/** What is missing to run beside MRBS, in a sentence; null: nothing is. */
export function whyNoMrbs(environment: Readonly<Record<string, string | undefined>>): string | null {
  const missing = ['MRBS_URL', 'MRBS_USER', 'MRBS_PASSWORD'].filter((name) => !environment[name]);
  if (missing.length === 0) return null;
  return `Give ${missing.join(', ')} (and MRBS_ROOM, the number of a room, if it is not 1) of a Meeting Room Booking System that may be filled: what is booked there stays.`;
}

/**
 * Orders over HTTP as in B8, beside them bookings of a room in a running MRBS, as many at a time: each of our orders is one
 * booking of a slot that is free. Takes MRBS_URL, MRBS_USER, MRBS_PASSWORD and MRBS_ROOM; throws what `whyNoMrbs` says.
 *
 * Written against MRBS 1.7.2 and later with its own login (`$auth['session'] = 'php'`): the form of `admin.php` takes
 * `action=SetName`, `username`, `password`; that of `edit_entry_handler.php` takes `name`, `rooms[]`, `start_date` and
 * `end_date` (ISO), `start_seconds` and `end_seconds` (since midnight), `type`, `create_by` and `rep_type`; both take the
 * `csrf_token` that the page before them has, and answer with a redirection when they did what was asked. It has not been
 * run beside an MRBS yet: what differs in yours it says with the status and the beginning of the page.
 */
export async function besideMrbs(postgres: Postgres): Promise<Result> {
  const missing = whyNoMrbs(process.env);
  if (missing) throw new Error(missing);
  const { MRBS_URL: url = '', MRBS_USER: user = '', MRBS_PASSWORD: password = '' } = process.env;
  const mrbs = { url: url.replace(/\/*$/, '/'), user, password, room: process.env['MRBS_ROOM'] ?? '1' };
  return await ordersBeside(postgres, {
    bench: 'mrbs',
    peer: 'bookings of a room in MRBS',
    leastRatio: LEAST_RATIO,
    open: async (atOnce) => await openMrbs(mrbs, atOnce),
  });
}

/** As many people at desks of their own: PHP lets one session do one thing at a time. */
async function openMrbs(mrbs: Mrbs, atOnce: number): Promise<Peer> {
  const idle: Session[] = [];
  for (let at = 0; at < atOnce; at += 1) idle.push(await signIn(mrbs));
  const from = Math.ceil(Date.now() / DAY_MS) + DAYS_AHEAD;
  let slot = 0;
  return {
    async take() {
      const session = idle.pop();
      if (!session) throw new Error('more at once than there are sessions');
      const day = new Date((from + Math.floor(slot / SLOTS_A_DAY)) * DAY_MS).toISOString().slice(0, 10);
      const start = FIRST_SLOT_SECONDS + (slot % SLOTS_A_DAY) * SLOT_SECONDS;
      slot += 1;
      try {
        await session.book(day, start);
      } finally {
        idle.push(session);
      }
    },
    close: async () => undefined,
  };
}

interface Session {
  /** A slot of the room; `start` in seconds since midnight there. Rejects when it was not booked. */
  readonly book: (day: string, start: number) => Promise<void>;
}

async function signIn({ url, user, password, room }: Mrbs): Promise<Session> {
  const cookies = new Map<string, string>();

  async function ask(page: string, form?: URLSearchParams): Promise<{ status: number; text: string }> {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const reply = await fetch(new URL(page, url), {
      method: form ? 'POST' : 'GET',
      redirect: 'manual',
      headers: cookie === '' ? {} : { cookie },
      ...(form && { body: form }),
    });
    for (const line of reply.headers.getSetCookie()) {
      const [name = '', value = ''] = (line.split(';')[0] ?? '').split('=', 2);
      cookies.set(name, value);
    }
    return { status: reply.status, text: await reply.text() };
  }

  const send = async (page: string, fields: Readonly<Record<string, string>>) => {
    const { status, text } = await ask(page, new URLSearchParams(fields));
    if (status === 302 || status === 303) return;
    throw new Error(`MRBS did not do what ${page} was asked for: ${status} ${wordsOf(text)}`);
  };

  const login = { action: 'SetName', username: user, password, target_url: 'index.php', returl: '' };
  await send('admin.php', { ...login, csrf_token: tokenIn(await ask('admin.php')) });
  const token = tokenIn(await ask(`edit_entry.php?room=${encodeURIComponent(room)}`));
  return {
    book: (day, start) =>
      send('edit_entry_handler.php', {
        csrf_token: token,
        name: 'Benchmark',
        description: '',
        create_by: user,
        type: 'I',
        'rooms[]': room,
        start_date: day,
        start_seconds: String(start),
        end_date: day,
        end_seconds: String(start + SLOT_SECONDS),
        rep_type: '0',
        confirmed: '1',
        returl: 'index.php',
      }),
  };
}

/** The token against forgery that a form of this page has; whichever way its attributes stand. */
function tokenIn({ status, text }: { readonly status: number; readonly text: string }): string {
  const input = /<input[^>]*name="csrf_token"[^>]*>/.exec(text)?.[0] ?? '';
  const token = /value="([^"]+)"/.exec(input)?.[1];
  if (token) return token;
  throw new Error(`The page of MRBS has no form with a csrf_token: ${status} ${wordsOf(text)}`);
}

function wordsOf(html: string): string {
  return html
    .replaceAll(/<[^>]*>/g, ' ')
    .replaceAll(/\s+/g, ' ')
    .trim()
    .slice(0, 300);
}
