import { createTransport } from 'nodemailer';
import { errorCode } from '../kernel/error-code.ts';
import { MailFault } from './mailer.ts';
import type { Mailer } from './mailer.ts';

export interface SmtpOptions {
  /** `smtp://` or `smtps://`, with user and password where the server wants them. */
  readonly url: string;
  /** The address mails come from. */
  readonly from: string;
  /** A relay on this machine or in its own network may be spoken to in the clear; any other must encrypt. */
  readonly requireTls: boolean;
}

const CONNECT_MS = 10_000;
const SILENCE_MS = 20_000;

/** Mail over SMTP, by nodemailer. Nothing that is written is taken for a path or a URL to fetch. */
export function createSmtpMailer({ url, from, requireTls }: SmtpOptions): Mailer {
  const transport = createTransport({
    url,
    pool: true,
    maxConnections: 2,
    requireTLS: requireTls,
    connectionTimeout: CONNECT_MS,
    greetingTimeout: CONNECT_MS,
    socketTimeout: SILENCE_MS,
    disableFileAccess: true,
    disableUrlAccess: true,
    logger: false,
  });
  const domain = from.slice(from.lastIndexOf('@') + 1);

  return {
    async send({ id, to, subject, text, html, language, pictures = [], calendars = [] }) {
      try {
        await transport.sendMail({
          from: { name: 'Foyer', address: from },
          to: { name: '', address: to }, // an object is not parsed: an address cannot become two
          subject,
          text,
          html,
          attachments: [
            ...pictures.map(({ cid, content }) => ({
              cid,
              content,
              filename: `${cid.slice(0, cid.indexOf('@'))}.png`,
              contentType: 'image/png',
              contentDisposition: 'inline' as const,
            })),
            // Attached and not an alternative: a client that takes the mail for an invitation shows nothing else of it.
            ...calendars.map(({ fileName, method, text: content }) => ({
              filename: fileName,
              content,
              contentType: `text/calendar; charset=utf-8; method=${method}`,
            })),
          ],
          messageId: `<${id}@${domain}>`,
          // Nobody's out-of-office answers a machine (RFC 3834, section 5).
          headers: { 'Auto-Submitted': 'auto-generated', 'Content-Language': language },
        });
      } catch (error) {
        throw faultOf(error);
      }
    },
    close: () => transport.close(),
  };
}

/** Replies of the 5xx kind are final (RFC 5321, section 4.2.1), except that a refused sign-in is ours to mend. */
function faultOf(error: unknown): MailFault {
  const status = typeof error === 'object' && error !== null ? Reflect.get(error, 'responseCode') : undefined;
  const code = errorCode(error) ?? 'unknown';
  if (typeof status !== 'number') return new MailFault(code, false);
  const isOurs = code === 'EAUTH' || status === 530 || status === 535;
  return new MailFault(String(status), status >= 500 && !isOurs);
}
