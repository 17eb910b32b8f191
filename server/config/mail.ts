export interface MailConfig {
  /** `smtp://` or `smtps://`, without what is ours in it. */
  readonly url: string;
  readonly from: string;
  readonly requireTls: boolean;
}

/**
 * How mail leaves, from SMTP_URL; null without one. `?from=` is the address mails come from, by default `foyer@` the host
 * of the product. Only a server on this machine, or one without a domain name (on the same network), is spoken to in the
 * clear, and never with a password.
 */
export function readMail(smtpUrl: string | undefined, publicUrl: string): MailConfig | null {
  if (smtpUrl === undefined) return null;
  const url = new URL(smtpUrl);
  const from = url.searchParams.get('from') ?? `foyer@${new URL(publicUrl).hostname}`;
  url.searchParams.delete('from');
  const host = url.hostname.replace(/^\[|\]$/g, '');
  const isNear = host === '::1' || host.startsWith('127.') || !host.includes('.');
  const requireTls = url.protocol === 'smtp:' && (!isNear || url.password !== '');
  return { url: url.href, from, requireTls };
}
