import { z } from 'zod';
import type { MailboxAddress } from '../../../contract/primitives.ts';
import { Instant } from '../../../contract/primitives.ts';
import { withinDeadline } from '../deadline.ts';
import type { ChangeNotifications, ListedSubscription, Subscription } from '../meetings.port.ts';
import { allowedSubscription } from './allowed-subscriptions.ts';
import { continuationOf } from './continuation.ts';
import { createGraphClient } from './graph-client.ts';
import type { GraphClient, GraphClientOptions } from './graph-client.ts';
import { GraphFailure, throwProblem, UnreadableReply } from './graph-failure.ts';

/** Graph asks our address whether it is ours before it answers, and allows that ten seconds. */
const DEADLINE_MS = 30_000;

export interface GraphNotificationsOptions extends Omit<GraphClientOptions, 'allow'> {
  /** For each question. Default 30 s. */
  readonly deadlineMs?: number;
}

/** An end for a server that would page for ever: 100 are on a page. */
const MOST_PAGES = 200;

const Page = z.object({
  value: z.array(z.object({ id: z.string().regex(/^[\w-]{1,100}$/), notificationUrl: z.string().max(4000) })),
  '@odata.nextLink': z.url().optional(),
});
const Subscribed = z.object({ id: z.string().regex(/^[\w-]{1,100}$/), expirationDateTime: Instant });

/**
 * Change notifications of Graph (learn.microsoft.com/graph/change-notifications-overview), basic ones: they say that
 * something changed and carry none of it. A subscription is the only thing that this product ever writes at Microsoft.
 */
export function createGraphNotifications(options: GraphNotificationsOptions): ChangeNotifications {
  const client = createGraphClient({ ...options, allow: allowedSubscription });
  const within = <T>(outer: AbortSignal | undefined, work: (signal: AbortSignal) => Promise<T>) =>
    withinDeadline(options.deadlineMs ?? DEADLINE_MS, outer, work).catch((error: unknown) => {
      outer?.throwIfAborted();
      return throwProblem(error);
    });

  return {
    subscribe: (mailbox, wish, { signal: outer } = {}) =>
      within(outer, async (signal) => {
        const { notificationUrl, lifecycleUrl, clientState, expiresAt } = wish;
        const body = {
          changeType: 'created,updated,deleted',
          resource: resourceOf(mailbox),
          notificationUrl,
          lifecycleNotificationUrl: lifecycleUrl,
          clientState,
          expirationDateTime: expiresAt,
        };
        return read(await insteadOf(client, () => client.post('/subscriptions', body, signal), signal));
      }),

    renew: (id, expiresAt, { signal: outer } = {}) =>
      within(outer, (signal) =>
        unlessGone(async () =>
          read(await client.patch(pathOf(id), { expirationDateTime: expiresAt }, signal)),
        ),
      ),

    unsubscribe: (id, { signal: outer } = {}) =>
      within(outer, async (signal) => {
        await unlessGone(() => client.delete(pathOf(id), signal));
      }),

    list: ({ signal: outer } = {}) => within(outer, (signal) => listAll(client, signal)),
  };
}

async function listAll(client: GraphClient, signal: AbortSignal): Promise<readonly ListedSubscription[]> {
  const listed: ListedSubscription[] = [];
  let path: string | null = '/subscriptions';
  for (let page = 0; path !== null; page += 1) {
    if (page >= MOST_PAGES) throw new UnreadableReply('Graph lists subscriptions without end');
    const { data, error }: z.ZodSafeParseResult<z.output<typeof Page>> = Page.safeParse(
      await client.get(path, signal),
    );
    if (!data) throw new UnreadableReply('Graph gave no list of subscriptions', { cause: error });
    listed.push(...data.value);
    const next = data['@odata.nextLink'];
    path =
      next === undefined ? null : `/subscriptions?${continuationOf(next, client.origin, ['$skiptoken'])}`;
  }
  return listed;
}

/** As Microsoft writes it: it is a field and no path of ours, so that the address keeps its `@`. */
function resourceOf(mailbox: MailboxAddress): string {
  return `/users/${encodeURIComponent(mailbox).replaceAll('%40', '@')}/events`;
}

function pathOf(id: string): string {
  return `/subscriptions/${encodeURIComponent(id)}`;
}

function read(reply: unknown): Subscription {
  const { data, error } = Subscribed.safeParse(reply);
  if (!data) throw new UnreadableReply('Graph gave no subscription', { cause: error });
  return { id: data.id, expiresAt: data.expirationDateTime };
}

/**
 * Graph takes one subscription of a kind for a calendar. One that is in the way was left by a worker that died before it
 * could note the client state, so that what it brings can be believed by nobody: it goes, and ours is asked for again.
 */
async function insteadOf<T>(client: GraphClient, ask: () => Promise<T>, signal: AbortSignal): Promise<T> {
  try {
    return await ask();
  } catch (error) {
    const old = error instanceof GraphFailure ? error.subscriptionInTheWay : null;
    if (old === null) throw error;
    await unlessGone(() => client.delete(pathOf(old), signal));
    return await ask();
  }
}

async function unlessGone<T>(ask: () => Promise<T>): Promise<T | null> {
  try {
    return await ask();
  } catch (error) {
    if (error instanceof GraphFailure && (error.status === 404 || error.status === 410)) return null;
    throw error;
  }
}
