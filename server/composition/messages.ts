import type { Logger } from 'pino';
import type { Config } from '../config.ts';
import { startWorker } from '../jobs/index.ts';
import type { Clock } from '../kernel/clock.ts';
import { createSmtpMailer } from '../mail/smtp.ts';
import { createMessages } from '../modules/messages/index.ts';
import type { Messages, MessagesDeps } from '../modules/messages/index.ts';
import type { Storage } from '../storage/open-database.ts';
import { openQueue } from '../storage/queue.ts';

export interface MessagePartsDeps extends Pick<MessagesDeps, 'contactOf' | 'providersOf'> {
  readonly config: Config;
  readonly log: Logger;
  readonly storage: Storage;
  readonly clock: Clock;
  /** How long (real time) a mail waits for what the same change may still bring; two seconds unless given. */
  readonly mailQuietSeconds: number | undefined;
}

/** A room swapped is two changes a moment apart, and one mail. */
const QUIET_SECONDS = 2;
/** With waits that grow to an hour, about a day. */
const RETRIES = 30;
const SENT_WITHIN_SECONDS = 120;

/** What people are told, and the mail server it goes through. */
export async function composeMessages(deps: MessagePartsDeps): Promise<Messages> {
  const { config, log, storage, clock } = deps;
  const queue = config.mail
    ? await openQueue(storage, log, { name: 'mail', retries: RETRIES, expireInSeconds: SENT_WITHIN_SECONDS })
    : null;
  const messages = await createMessages({
    db: storage.db,
    listen: storage.listen,
    clock,
    mail:
      queue && config.mail ? { queue, mailer: createSmtpMailer(config.mail), from: config.mail.from } : null,
    quietSeconds: deps.mailQuietSeconds ?? QUIET_SECONDS,
    portalUrl: `${config.http.publicUrl}/portal/`,
    contactOf: deps.contactOf,
    providersOf: deps.providersOf,
    onRefused: (code) => log.warn({ code }, 'a mail was refused for good by the mail server'),
  });
  // A mail whose job was lost, or that waited for the business clock, is found by looking.
  const worker = startWorker({
    round: messages.wake,
    onTrouble: (err) => log.warn({ err }, 'mails that are due could not be looked for'),
  });
  return {
    ...messages,
    wake: worker.wake,
    async close() {
      await worker.close();
      await messages.close();
    },
  };
}
