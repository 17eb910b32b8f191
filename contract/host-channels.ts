import { z } from 'zod';
import { Instant, oneLine, Version } from './primitives.ts';
import { route } from './route.ts';
import { ReceptionId } from './visitor-ids.ts';

/** How a host can be told of an arrival before it is told by mail, which is always there. */
export const HostChannel = z.enum(['teams', 'sms']);
export type HostChannel = z.output<typeof HostChannel>;

const LONGEST_URL = 2_000;
/** https, no user name, no other port, and something after the host. */
const PLAIN_HTTPS = /^https:\/\/[a-z0-9.-]+(:443)?\/\S+$/i;
/** Where Microsoft takes messages for Teams: incoming webhooks, and workflows of Power Automate, old and new. */
const TEAMS_HOSTS =
  /^https:\/\/[a-z0-9.-]+\.(webhook\.office\.com|logic\.azure\.com|environment\.api\.powerplatform\.com)[:/]/i;

const TeamsUrl = z
  .string()
  .trim()
  .max(LONGEST_URL)
  .regex(PLAIN_HTTPS, { error: 'must be the address that Teams shows, beginning with https://' })
  .regex(TEAMS_HOSTS, {
    error:
      'must be at webhook.office.com, logic.azure.com or environment.api.powerplatform.com: Teams gives no others',
  });

/** Of HTTP itself, or what says how a body is read: no place for a secret. */
const TAKEN_HEADERS = new Set(
  'connection content-length content-type cookie expect host keep-alive te trailer transfer-encoding upgrade'.split(
    ' ',
  ),
);

const SmsGateway = z.strictObject({
  url: z
    .string()
    .trim()
    .max(LONGEST_URL)
    .regex(PLAIN_HTTPS, { error: 'must be an address that begins with https:// and has a path' }),
  /** The header that carries the secret, such as Authorization. */
  header: z
    .string()
    .max(60)
    .regex(/^[A-Za-z][A-Za-z0-9-]*$/, { error: 'must be the name of a header, such as Authorization' })
    .refine((name) => !TAKEN_HEADERS.has(name.toLowerCase()), { error: 'belongs to HTTP itself' }),
  secret: oneLine(1_000).regex(/^[\x20-\x7E]+$/, { error: 'must be plain ASCII, as headers are' }),
});
export type SmsGateway = z.output<typeof SmsGateway>;

/** What telephones show as the sender: GSM 03.40 takes eleven letters, or a number. */
const SmsSender = z
  .string()
  .trim()
  .regex(/^(?=.*[A-Za-z])[A-Za-z0-9 ]{1,11}$|^\+?[0-9]{3,15}$/, {
    error:
      'must be at most 11 plain letters and digits with a letter among them, or a number of 3 to 15 digits',
  });

const Outcome = z.object({
  at: Instant,
  /** The far side took the message. */
  isTaken: z.boolean(),
  /** What came back, as a sentence; never a piece of the address or the secret. */
  detail: z.string(),
});
export type ChannelOutcome = z.output<typeof Outcome>;

export const HostChannelsReply = z.object({
  /** Tried in this order, each once; then mail. */
  order: z.array(HostChannel),
  /** Whose address is kept; the rest of it is shown to nobody. */
  teams: z.object({ host: z.string() }).nullable(),
  sms: z.object({ host: z.string(), header: z.string() }).nullable(),
  /** As whom visitors with a telephone are written to, by the same gateway; null: they are not. */
  visitors: z.object({ sender: z.string() }).nullable(),
  /** What came of the last message by each; `visitors`: of the last SMS to one. */
  last: z.object({ teams: Outcome.nullable(), sms: Outcome.nullable(), visitors: Outcome.nullable() }),
  version: Version,
});
export type HostChannelsReply = z.output<typeof HostChannelsReply>;

const ofReception = {
  api: 'portal-api',
  path: '/receptions/:id/channels',
  params: z.strictObject({ id: ReceptionId }),
} as const;

export const readHostChannels = route({
  ...ofReception,
  method: 'get',
  summary: 'How the hosts of a reception are told of arrivals, and what came of it last',
  access: 'receptions.read',
  reply: HostChannelsReply,
  problems: ['not-found'],
});

export const setHostChannels = route({
  ...ofReception,
  method: 'put',
  summary:
    'Says how the hosts of a reception are told of arrivals; what is kept of a channel that is left out is erased',
  access: 'receptions.write',
  conditional: true,
  body: z.strictObject({
    order: z
      .array(HostChannel)
      .max(HostChannel.options.length)
      .refine((order) => new Set(order).size === order.length, { error: 'must name each once' }),
    /** Left out: the one that is kept. */
    teamsUrl: TeamsUrl.optional(),
    sms: SmsGateway.optional(),
    visitors: z.strictObject({ sender: SmsSender }).nullable().default(null),
  }),
  reply: HostChannelsReply,
  problems: ['not-found', 'changed-meanwhile'],
});

export const testHostChannel = route({
  ...ofReception,
  path: '/receptions/:id/channel-test',
  method: 'post',
  summary: 'Sends a message that says it is a test, as it is kept, and says what came back',
  access: 'receptions.write',
  body: z.strictObject({ channel: HostChannel }),
  reply: Outcome,
  problems: ['not-found', 'not-possible-now'],
});
