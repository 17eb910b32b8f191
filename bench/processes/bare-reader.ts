import process from 'node:process';
import { Agent, request } from 'undici';
import { z } from 'zod';
import { slicesOf } from '../../server/exchange/whole-reading.ts';
import { MEETING_FIELDS } from '../../server/exchange/graph/room-meeting.ts';
import { instantOf, realNow } from '../../server/kernel/time.ts';
import { windowAt } from '../../server/modules/mirror/index.ts';
import { createBudget } from '../../server/outbound/budget.ts';

/**
 * The calls that a first reading of a calendar cannot do without, and nothing else: as many at a time as the product
 * makes, sent, read to the end and parsed. Asks for one calendar after the other, and keeps nothing.
 */
const Wish = z.object({
  graphUrl: z.string(),
  host: z.string(),
  /** By tenant. */
  tokens: z.record(z.string(), z.string()),
  atOnce: z.number(),
});
const Room = z.object({ tenant: z.string(), mailbox: z.string() });
type Room = z.output<typeof Room>;

const { graphUrl, host, tokens, atOnce } = Wish.parse(JSON.parse(process.argv[2] ?? ''));
const dispatcher = new Agent();
const budget = createBudget();
const { signal } = new AbortController();
const window = windowAt(instantOf(realNow()));
const between = ({ start, end }: { start: string; end: string }) =>
  `startDateTime=${start}&endDateTime=${end}`;

async function read(room: Room): Promise<number> {
  const user = `/users/${encodeURIComponent(room.mailbox)}`;
  await call(room, 'POST', '/subscriptions', {
    changeType: 'created,updated,deleted',
    resource: `/users/${room.mailbox}/events`,
    notificationUrl: 'https://foyer.sim.test/webhooks/graph',
    lifecycleNotificationUrl: 'https://foyer.sim.test/webhooks/graph/lifecycle',
    clientState: 'a-floor-has-nothing-to-hide',
    expirationDateTime: instantOf(realNow() + 86_400_000),
  });
  for (let path: string | null = `${user}/calendarView/delta?${between(window)}`; path !== null;) {
    const page: Page = await call(room, 'GET', path);
    const next: string | undefined = page['@odata.nextLink'];
    path = next === undefined ? null : next.slice(next.indexOf('/users/'));
  }
  const slices = await Promise.all(
    slicesOf(window).map((slice) =>
      call(room, 'GET', `${user}/calendarView?${between(slice)}&$top=1000&$select=${MEETING_FIELDS}`),
    ),
  );
  return slices.reduce((sum, { value }) => sum + (value?.length ?? 0), 0);
}

interface Page {
  readonly value?: readonly unknown[];
  readonly '@odata.nextLink'?: string;
}

async function call(room: Room, method: 'GET' | 'POST', path: string, body?: object): Promise<Page> {
  const claim = { integration: room.tenant, mailbox: room.mailbox };
  const ask = () => send(room, method, path, body);
  // Whoever was frozen wakes up with connections that the other side has given up.
  return await budget.run(claim, signal, () => ask().catch(ask));
}

async function send(room: Room, method: 'GET' | 'POST', path: string, body?: object): Promise<Page> {
  const reply = await request(`${graphUrl}/v1.0${path}`, {
    dispatcher,
    method,
    headers: {
      host,
      authorization: `Bearer ${tokens[room.tenant] ?? ''}`,
      prefer: 'outlook.timezone="UTC"',
      'content-type': 'application/json',
    },
    ...(body && { body: JSON.stringify(body) }),
  });
  const text = await reply.body.text();
  const isThere = method === 'POST' && reply.statusCode === 409; // whoever was killed had subscribed already
  if (reply.statusCode >= 300 && !isThere) throw new Error(`${method} ${path}: ${reply.statusCode} ${text}`);
  return JSON.parse(text) as Page;
}

const waiting: ((room: Room) => void)[] = [];

/** Says what is done, and gives what to read next once there is something. */
function next(done: object | null): Promise<Room> {
  return new Promise((resolve) => {
    waiting.push(resolve);
    process.send?.({ done });
  });
}

async function readOn(): Promise<never> {
  for (let done: object | null = null; ;) {
    const room = await next(done);
    done = { mailbox: room.mailbox, meetings: await read(room) };
  }
}

process.on('disconnect', () => process.exit());
process.once('message', () => {
  process.on('message', (room) => waiting.shift()?.(Room.parse(room)));
  for (let worker = 0; worker < atOnce; worker += 1) void readOn();
});
process.send?.('ready');
