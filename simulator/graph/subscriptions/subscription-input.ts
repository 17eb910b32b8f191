import { z } from 'zod';
import { GraphError } from '../failures.ts';
import { extensionError } from './extension-error.ts';
import { changeTypes } from './subscription.ts';
import type { ChangeType } from './subscription.ts';

const MINUTE_MS = 60_000;
/** Limits of learn.microsoft.com/graph/api/resources/subscription for Outlook events without resource data. */
const LONGEST_MINUTES = 10_080;
const SHORTEST_MINUTES = 45;
const LONGEST_CLIENT_STATE = 128;

const Expiration = z.iso.datetime({ offset: true });
const Url = z.string().max(2048);

const NewBody = z.strictObject({
  changeType: z.string().max(100),
  notificationUrl: Url,
  lifecycleNotificationUrl: Url.nullish(),
  resource: z.string().min(1).max(400),
  expirationDateTime: Expiration,
  clientState: z.string().nullish(),
  latestSupportedTlsVersion: z.enum(['v1_2', 'v1_3']).nullish(),
  includeResourceData: z.literal(false).nullish(),
});

const ChangedBody = z
  .strictObject({ expirationDateTime: Expiration.exactOptional(), notificationUrl: Url.exactOptional() })
  .refine((body) => Object.keys(body).length > 0);

export interface WantedSubscription {
  readonly changeTypes: readonly ChangeType[];
  readonly notificationUrl: string;
  readonly lifecycleNotificationUrl: string | null;
  readonly resource: string;
  /** Address or object id of the mailbox that the resource names. */
  readonly mailbox: string;
  readonly expiresAt: number;
  readonly clientState: string | null;
}

/** Reads the body of `POST /subscriptions`; `now` is real time. Throws Graph's 400 on what it does not take. */
export function readNew(given: unknown, now: number): WantedSubscription {
  const body = parsed(NewBody, given);
  const { clientState = null, lifecycleNotificationUrl = null } = body;
  if (clientState !== null && clientState.length > LONGEST_CLIENT_STATE) {
    throw invalid(`The clientState may have at most ${LONGEST_CLIENT_STATE} characters.`);
  }
  return {
    changeTypes: readChangeTypes(body.changeType),
    notificationUrl: readUrl(body.notificationUrl, 'notificationUrl'),
    lifecycleNotificationUrl:
      lifecycleNotificationUrl === null
        ? null
        : readUrl(lifecycleNotificationUrl, 'lifecycleNotificationUrl'),
    resource: body.resource,
    mailbox: readResource(body.resource),
    expiresAt: readExpiration(body.expirationDateTime, now),
    clientState,
  };
}

/** Reads the body of `PATCH /subscriptions/{id}`: nothing but these two can be changed. */
export function readChange(
  given: unknown,
  now: number,
): { readonly expiresAt?: number; readonly notificationUrl?: string } {
  const { expirationDateTime, notificationUrl } = parsed(ChangedBody, given);
  return {
    ...(expirationDateTime !== undefined && { expiresAt: readExpiration(expirationDateTime, now) }),
    ...(notificationUrl !== undefined && { notificationUrl: readUrl(notificationUrl, 'notificationUrl') }),
  };
}

function parsed<T extends z.ZodType>(schema: T, given: unknown): z.output<T> {
  const result = schema.safeParse(given ?? {});
  if (result.success) return result.data;
  const [issue] = result.error.issues;
  const keys = issue?.code === 'unrecognized_keys' ? issue.keys : [];
  const place = (issue?.path.join('.') || keys[0]) ?? 'body';
  throw invalid(`The property '${place.slice(0, 100)}' is missing or not valid.`);
}

function readChangeTypes(text: string): readonly ChangeType[] {
  const names = [...new Set(text.split(',').map((name) => name.trim()))];
  const known = names.map((name) => changeTypes.find((type) => type === name));
  const wanted = known.filter((type) => type !== undefined);
  if (wanted.length < names.length) throw invalid(`The changeType '${text}' is not supported.`);
  return wanted;
}

/** All events of a mailbox; other resources are not simulated. */
function readResource(resource: string): string {
  const found = /^\/?users\/([^/?#]{1,320})\/(?:calendar\/)?events$/i.exec(resource);
  const name = found?.[1];
  if (name === undefined) throw invalid(`The resource '${resource.slice(0, 200)}' is not supported.`);
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}

function readUrl(text: string, property: string): string {
  const url = URL.parse(text);
  if (url?.protocol === 'https:' && url.username === '' && url.password === '') return text;
  throw invalid(`The ${property} must be an absolute https URL.`);
}

/** A time too near is moved away, one too far is refused. */
function readExpiration(text: string, now: number): number {
  const wanted = Date.parse(text);
  if (wanted <= now) throw invalid('The expirationDateTime must be in the future.');
  if (wanted > now + LONGEST_MINUTES * MINUTE_MS) {
    throw extensionError(
      400,
      'BadRequest',
      `Subscription expiration can only be ${LONGEST_MINUTES} minutes in the future.`,
    );
  }
  return Math.max(wanted, now + SHORTEST_MINUTES * MINUTE_MS);
}

function invalid(message: string): GraphError {
  return new GraphError(400, 'InvalidRequest', message);
}
