import { z } from 'zod';
import type { Interval, MailboxAddress } from '../../../contract/primitives.ts';
import type { ChangesReading } from '../meetings.port.ts';
import { readCursor, writeCursor } from '../sync-cursor.ts';
import { readWhole } from '../whole-reading.ts';
import type { Deadline } from '../whole-reading.ts';
import { continuationOf } from './continuation.ts';
import type { GraphClient } from './graph-client.ts';
import { faultOf, GraphFailure, UnreadableReply } from './graph-failure.ts';

/** 200 items each: an end for a server that would page for ever. */
const MOST_PAGES = 500;

const Page = z.object({
  value: z.array(z.unknown()).max(10_000),
  '@odata.nextLink': z.url().optional(),
  '@odata.deltaLink': z.url().optional(),
});

/** Whether a room's calendar changed since `cursor`; as `ExchangeMeetings.readChanges` promises. */
export function readChanges(
  client: GraphClient,
  mailbox: MailboxAddress,
  window: Interval,
  cursor: string | null,
  options: Deadline,
): Promise<ChangesReading> {
  const { token, isSameWindow } = readCursor(window, cursor);
  return readWhole(options, faultOf, async (signal) => {
    const round = isSameWindow && token !== null ? await goOn(client, mailbox, token, signal) : null;
    if (round !== null) {
      return { known: true, hasChanged: round.hasItems, cursor: writeCursor(window, round.token) };
    }
    return {
      known: true,
      hasChanged: true,
      cursor: writeCursor(window, await begin(client, mailbox, window, signal)),
    };
  });
}

interface Round {
  readonly hasItems: boolean;
  readonly token: string;
}

/** Null when Graph has forgotten what the token stands for. */
async function goOn(
  client: GraphClient,
  mailbox: MailboxAddress,
  token: string,
  signal: AbortSignal,
): Promise<Round | null> {
  try {
    return await readRound(client, mailbox, token, signal);
  } catch (error) {
    if (isForgotten(error)) return null;
    throw error;
  }
}

/**
 * The first token for a window. Over several endless series Graph does not get to an end (504); then there is no token,
 * and the next question begins anew: the calendar is read each time instead of not at all.
 */
async function begin(
  client: GraphClient,
  mailbox: MailboxAddress,
  { start, end }: Interval,
  signal: AbortSignal,
): Promise<string> {
  try {
    const query = `startDateTime=${start}&endDateTime=${end}`;
    return (await readRound(client, mailbox, query, signal)).token;
  } catch (error) {
    if (error instanceof GraphFailure && error.status === 504) return '';
    throw error;
  }
}

/** All pages from `query` on, to the link that a later round begins with. */
async function readRound(
  client: GraphClient,
  mailbox: MailboxAddress,
  query: string,
  signal: AbortSignal,
): Promise<Round> {
  const path = `/users/${encodeURIComponent(mailbox)}/calendarView/delta`;
  const seen = new Set<string>();
  let hasItems = false;
  for (let next = query; !seen.has(next) && seen.size < MOST_PAGES;) {
    seen.add(next);
    const page = Page.safeParse(await client.get(`${path}?${next}`, signal));
    if (!page.success) throw new UnreadableReply('Graph gave no list of changes', { cause: page.error });
    const { value, '@odata.deltaLink': last, '@odata.nextLink': more } = page.data;
    hasItems ||= value.length > 0;
    if (last !== undefined) return { hasItems, token: continuationOf(last, client.origin, ['$deltatoken']) };
    if (more === undefined) throw new UnreadableReply('Graph ends a list of changes without a link');
    next = continuationOf(more, client.origin, ['$skiptoken', '$deltatoken']);
  }
  throw new UnreadableReply('Graph pages in a circle');
}

/** learn.microsoft.com/graph/delta-query-overview: 410, or 4xx with a code that says so; then a full round is due. */
function isForgotten(error: unknown): boolean {
  if (!(error instanceof GraphFailure)) return false;
  return error.status === 410 || error.status === 400 || forgotten.test(error.graphCode ?? '');
}

const forgotten =
  /^(?:sync(?:State|StateGeneration)(?:NotFound|Invalid)|resync(?:Required|ApplyDifferences)?.*)$/i;
