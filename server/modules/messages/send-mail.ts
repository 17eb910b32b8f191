import { z } from 'zod';
import type { Clock } from '../../kernel/clock.ts';
import { failpoint } from '../../kernel/failpoint.ts';
import { MailFault } from '../../mail/mailer.ts';
import type { Mailer } from '../../mail/mailer.ts';
import { foldNotices } from './fold-notices.ts';
import type { MailStore } from './mails.store.ts';
import { renderMail } from './render-mail.ts';

export interface SendMailDeps {
  readonly store: MailStore;
  readonly mailer: Pick<Mailer, 'send'>;
  readonly clock: Clock;
  readonly portalUrl: string;
  /** The address that mails come from. */
  readonly from?: string;
  /** Told that a mail will never be taken, with a code and no address. */
  readonly onRefused: (code: string) => void;
}

const Job = z.object({ organization: z.uuid(), message: z.uuid() });

/**
 * Sends one mail, at least once: whoever dies between the mail server's yes and our note of it sends it again, under the
 * same Message-ID. Rejects when it should be tried again.
 */
export async function sendMail(deps: SendMailDeps, job: unknown): Promise<void> {
  const { organization, message } = Job.parse(job);
  const at = deps.clock.now();
  const mail = await deps.store.close(organization, message, at);
  if (!mail) return;

  const notices = foldNotices(mail.notices);
  if (notices.length === 0) {
    await deps.store.settle(organization, message, { state: 'empty', at, fault: null });
    return;
  }
  const { address: to, language, timeZone } = mail;
  failpoint('mail-closed');
  const rendered = renderMail(notices, {
    language,
    timeZone,
    portalUrl: deps.portalUrl,
    from: deps.from ?? null,
  });
  try {
    await deps.mailer.send({ id: message, to, ...rendered });
  } catch (error) {
    const fault = error instanceof MailFault ? error : new MailFault('unknown', false);
    if (!fault.isFinal) {
      await deps.store.noteFault(organization, message, fault.code);
      throw fault;
    }
    await deps.store.settle(organization, message, { state: 'refused', at, fault: fault.code });
    deps.onRefused(fault.code);
    return;
  }
  failpoint('mail-taken');
  await deps.store.settle(organization, message, { state: 'sent', at, fault: null });
}
