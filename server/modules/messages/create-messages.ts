import type { Caller } from '../../kernel/caller.ts';
import type { Clock } from '../../kernel/clock.ts';
import type { Mailer } from '../../mail/mailer.ts';
import type { Db } from '../../storage/database.ts';
import type { Listen } from '../../storage/listening.ts';
import type { Queue } from '../../storage/queue.ts';
import { createFeedStore } from './feed.store.ts';
import { forgetOld } from './forget-old.store.ts';
import { createLiveHub } from './live.ts';
import type { LiveHub } from './live.ts';
import { createMailStore } from './mails.store.ts';
import type { FeedDeps } from './messages.routes.ts';
import { createOutbox, jobOf } from './outbox.store.ts';
import type { OutboxDeps } from './outbox.store.ts';
import type { Outbox } from './outbox.ts';
import { sendMail } from './send-mail.ts';

export interface MessagesDeps {
  readonly db: Db;
  readonly listen: Listen;
  readonly clock: Clock;
  /** Null: no mail server is configured; people find everything in the portal. */
  readonly mail: {
    readonly queue: Queue;
    readonly mailer: Mailer;
    /** The address that mails come from; left out: calendars in them name no organizer. */
    readonly from?: string;
  } | null;
  readonly quietSeconds: number;
  readonly portalUrl: string;
  readonly contactOf: OutboxDeps['contactOf'];
  readonly providersOf: (caller: Caller) => Promise<readonly string[]>;
  readonly onRefused: (code: string) => void;
}

export interface Messages {
  readonly outbox: Outbox;
  readonly live: LiveHub;
  /** What `messagesRoutes` takes. */
  readonly feed: FeedDeps;
  /**
   * Puts on their way the mails that are due by the business clock, e.g. because it was set, or a job of one was lost.
   * Once a business day what is old enough is forgotten.
   */
  readonly wake: () => Promise<void>;
  readonly close: () => Promise<void>;
}

/** What one look takes on; the next one comes within half a minute. */
const MOST_DUE = 500;

export async function createMessages(deps: MessagesDeps): Promise<Messages> {
  const { db, clock, mail } = deps;
  const live = await createLiveHub(deps.listen);
  const store = createMailStore(db);
  const outbox = createOutbox({
    queue: mail?.queue ?? null,
    live,
    contactOf: deps.contactOf,
    quietSeconds: deps.quietSeconds,
  });
  const { portalUrl, onRefused } = deps;
  if (mail) {
    const { mailer, from } = mail;
    const sending = { store, mailer, clock, portalUrl, onRefused, ...(from !== undefined && { from }) };
    await mail.queue.work((job) => sendMail(sending, job));
  }

  let forgottenOn = '';

  return {
    outbox,
    live,
    feed: { store: createFeedStore(db), clock, providersOf: deps.providersOf },
    async wake() {
      const now = clock.now();
      if (mail) {
        const due = await store.listDue(now, MOST_DUE);
        for (const { organization, id } of due) await mail.queue.addNow(jobOf(organization, id));
      }
      const today = now.slice(0, 10);
      if (forgottenOn === today) return;
      await forgetOld(db, now);
      forgottenOn = today;
    },
    async close() {
      await live.close();
      await mail?.queue.close();
      mail?.mailer.close();
    },
  };
}
