import { z } from 'zod';
import type { AllowedCall } from './allowed-calls.ts';

/** A subscription to the bare fact of changes in one calendar; with the changed content it would be another thing. */
const NewSubscription = z.strictObject({
  changeType: z.literal('created,updated,deleted'),
  resource: z.string().regex(/^\/users\/[^/]+\/events$/),
  notificationUrl: z.url({ protocol: /^https$/ }).max(2000),
  lifecycleNotificationUrl: z.url({ protocol: /^https$/ }).max(2000),
  clientState: z.string().min(1).max(128),
  expirationDateTime: z.iso.datetime(),
});
const Renewal = z.strictObject({ expirationDateTime: z.iso.datetime() });

/**
 * The wall of change notifications: they are ordered, listed, renewed and ended, and nothing is read or written beside that.
 * Throws an Error, which is a bug of ours, for any other call.
 */
export function allowedSubscription(method: string, url: URL, body: unknown): AllowedCall {
  const content: unknown = typeof body === 'string' ? JSON.parse(body) : null;
  const line = `${method} ${url.pathname}${url.search}`;
  const call = ONE.test(line)
    ? forOne(method, content)
    : LIST.test(line)
      ? list()
      : line === ALL
        ? order(content)
        : null;
  if (!call) throw new Error(`Graph may not be asked for ${method} of this subscription`);
  return call;
}

const ONE = /^(?:PATCH|DELETE) \/v1\.0\/subscriptions\/[\w-]{1,100}$/;
const LIST = /^GET \/v1\.0\/subscriptions(?:\?\$skiptoken=[\w%.~-]{1,2000})?$/;
const ALL = 'POST /v1.0/subscriptions';

/** Not sent again when no answer came: there would be two. */
function order(content: unknown): AllowedCall | null {
  const wish = NewSubscription.safeParse(content).data;
  const mailbox = decodeURIComponent(wish?.resource.split('/')[2] ?? '');
  if (!wish || /[/\\]/.test(mailbox)) return null;
  return { operation: 'subscribe', mailbox, properties: 'that something changed', isRepeatable: false };
}

function list(): AllowedCall {
  return { operation: 'list subscriptions', mailbox: null, properties: 'which there are of ours' };
}

function forOne(method: string, content: unknown): AllowedCall | null {
  if (method === 'DELETE') return content === null ? { operation: 'unsubscribe', mailbox: null } : null;
  return Renewal.safeParse(content).success ? { operation: 'renew subscription', mailbox: null } : null;
}
