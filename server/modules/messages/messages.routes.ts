import { Router } from 'express';
import { FEED_LENGTH, markFeedRead, readFeed } from '../../../contract/messages.ts';
import { TimeZone } from '../../../contract/primitives.ts';
import type { Caller } from '../../kernel/caller.ts';
import type { Clock } from '../../kernel/clock.ts';
import type { Gate } from '../../http/gate.ts';
import { mount } from '../../http/mount.ts';
import { describeNotice } from './describe-notice.ts';
import type { Audience, FeedStore } from './feed.store.ts';
import { wordsOf } from './texts/index.ts';
import { createTimes } from './times.ts';

export interface FeedDeps {
  readonly store: FeedStore;
  readonly clock: Clock;
  /** The providers that the caller works for. */
  readonly providersOf: (caller: Caller) => Promise<readonly string[]>;
}

export function messagesRoutes(gate: Gate, deps: FeedDeps): Router {
  const router = Router();

  mount(router, gate, readFeed, async ({ caller, query }) => {
    const audience = await audienceOf(deps, caller);
    const [notices, unread] = [
      await deps.store.list(caller.organization, audience, FEED_LENGTH),
      await deps.store.countUnread(caller.organization, audience),
    ];
    const zone = TimeZone.safeParse(query.timeZone);
    const { words, language } = wordsOf('en-GB'); // the portal speaks English
    const times = createTimes(language, zone.success ? zone.data : 'UTC');
    return {
      entries: notices.map((notice) => {
        const { title, lines } = describeNotice(notice, words, times);
        const { id, at, template, link, isRead } = notice;
        return {
          id,
          at,
          template,
          title,
          lines: lines.map(([name, value]) => ({ name, value })),
          link,
          isRead,
        };
      }),
      unread,
      now: deps.clock.now(),
    };
  });

  mount(router, gate, markFeedRead, async ({ caller, body }) => ({
    read: await deps.store.markRead(
      caller.organization,
      await audienceOf(deps, caller),
      body.ids,
      deps.clock.now(),
    ),
  }));

  return router;
}

async function audienceOf({ providersOf }: FeedDeps, caller: Caller): Promise<Audience> {
  return { mail: caller.mail?.toLowerCase() ?? null, providers: await providersOf(caller) };
}
