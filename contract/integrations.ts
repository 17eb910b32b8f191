import { z } from 'zod';
import { Instant, IntegrationId, MailboxAddress, Name, Version } from './primitives.ts';
import { route } from './route.ts';
import { UnknownWord } from './unknown-words.ts';

export const IntegrationKind = z.enum(['graph', 'ews-server', 'ews-online']);
export type IntegrationKind = z.output<typeof IntegrationKind>;

/**
 * `proving`: signed in, but Exchange does not let us read a room yet (a scope takes up to two hours); tried again by
 * itself. `violated`: more could be read than should be, so nothing is read. `disabled`: switched off by a person.
 */
export const IntegrationStatus = z.enum(['proving', 'active', 'violated', 'disabled']);
export type IntegrationStatus = z.output<typeof IntegrationStatus>;

export const ExchangeVersion = z.enum([
  'Exchange2010_SP2',
  'Exchange2013',
  'Exchange2013_SP1',
  'Exchange2016',
]);
export type ExchangeVersion = z.output<typeof ExchangeVersion>;

/** What went wrong and what to do about it, from the catalogue; `/problems/<code>` has more words for it. */
export const Diagnosis = z.object({
  domain: z.string(),
  code: z.string(),
  type: z.string(),
  where: z.string(),
  explanation: z.string(),
  fix: z.string(),
  /** PowerShell to paste, filled in for this organization. */
  cmdlet: z.string().nullable(),
  correlationId: z.string().nullable(),
});
export type Diagnosis = z.output<typeof Diagnosis>;

export const stepNames = [
  'address',
  'dns',
  'tls',
  'token',
  'consent',
  'account',
  'organization',
  'version',
  'room-list',
  'room-read',
  'control-read',
] as const;

/** What people call each step: over its line in the list, and as the place that a diagnosis names. */
export const stepTitles = {
  address: 'Address',
  dns: 'Name resolution',
  tls: 'Encryption (TLS)',
  token: 'Sign-in to Microsoft',
  consent: 'Consent',
  account: 'Account and mailbox',
  organization: 'Tenant',
  version: 'Exchange version',
  'room-list': 'List of rooms',
  'room-read': 'Reading a room',
  'control-read': 'Refusal of the control mailbox',
} as const satisfies Readonly<Record<(typeof stepNames)[number], string>>;

export const AttemptStep = z.object({
  name: z.enum(stepNames),
  state: z.enum(['waiting', 'running', 'passed', 'warned', 'failed', 'skipped']),
  ms: z.number().int().nullable(),
  /** One sentence: what came back, or what is being waited for. */
  detail: z.string().nullable(),
  /** Facts to show under the sentence, e.g. of a certificate. */
  facts: z.array(z.object({ name: z.string(), value: z.string() })),
  diagnosis: Diagnosis.nullable(),
});
export type AttemptStep = z.output<typeof AttemptStep>;

/** One press of *Integrate*, *Save* or *Test*, step by step. */
export const Attempt = z.object({
  id: z.uuid(),
  kind: IntegrationKind,
  state: z.enum(['running', 'established', 'proving', 'failed']),
  /** The integration it made or tested; null while there is none. */
  integration: IntegrationId.nullable(),
  startedAt: Instant,
  steps: z.array(AttemptStep),
});
export type Attempt = z.output<typeof Attempt>;

export const IntegrationReply = z.object({
  id: IntegrationId,
  kind: IntegrationKind,
  label: z.string(),
  status: IntegrationStatus,
  version: Version,
  tenant: z.object({ id: z.string(), name: z.string().nullable(), domain: z.string().nullable() }).nullable(),
  server: z
    .object({
      url: z.string(),
      account: MailboxAddress,
      userName: z.string().nullable(),
      exchangeVersion: ExchangeVersion,
      /** Passwords are write-only: only that one is set, and since when. */
      password: z.object({ isSet: z.boolean(), setAt: Instant.nullable() }),
      ownAuthority: z.boolean(),
    })
    .nullable(),
  /** A personal mailbox that must stay unreadable; the access proof tries it. */
  controlMailbox: MailboxAddress.nullable(),
  calendars: z.number().int(),
  /** The last attempt's or check's trouble; null when all is well. */
  diagnosis: Diagnosis.nullable(),
  lastCheckedAt: Instant.nullable(),
  /** What was seen within the last 30 days, the latest first; empty as a rule. */
  unknownWords: z.array(UnknownWord),
  /** Exchange Online through EWS: when it ends for good. */
  endsAt: z.string().nullable(),
  /** The PowerShell that gives exactly the rights this integration needs, filled in. */
  script: z.string(),
});
export type IntegrationReply = z.output<typeof IntegrationReply>;

export const listIntegrations = route({
  api: 'portal-api',
  method: 'get',
  path: '/integrations',
  summary: 'The connections of the organization to its Exchange',
  access: 'integrations.read',
  reply: z.object({ integrations: z.array(IntegrationReply) }),
});

export const readIntegration = route({
  api: 'portal-api',
  method: 'get',
  path: '/integrations/:id',
  summary: 'One connection',
  access: 'integrations.read',
  params: z.strictObject({ id: IntegrationId }),
  reply: IntegrationReply,
  problems: ['integration-not-found'],
});

/** Both ends of a certificate in PEM; a chain is fine. */
const AuthorityPem = z
  .string()
  .max(64 * 1024)
  .refine((text) => /-----BEGIN CERTIFICATE-----/.test(text), {
    error: 'must be a certificate in PEM, beginning with -----BEGIN CERTIFICATE-----',
  });

const serverFields = {
  label: Name,
  url: z.string().trim().min(1, { error: 'must not be empty' }).max(2_000),
  account: MailboxAddress,
  /** `DOMAIN\user` or a user principal name; the account's address when left out. */
  userName: z.string().trim().min(1).max(320).nullable().default(null),
  /** Kept as typed: blanks at the ends belong to a password. */
  password: z.string().min(1, { error: 'must not be empty' }).max(512),
  exchangeVersion: ExchangeVersion,
  authority: AuthorityPem.nullable().default(null),
  controlMailbox: MailboxAddress,
};

export const connectServer = route({
  api: 'portal-api',
  method: 'post',
  path: '/integrations/server',
  summary:
    'Connects an Exchange Server by a service account over EWS. The integration exists once every step has passed',
  access: 'integrations.write',
  bodyLimitKb: 128,
  body: z.strictObject({ id: IntegrationId, ...serverFields }),
  reply: Attempt,
  status: 202,
  problems: ['idempotency-key-reused'],
});

export const reconnectServer = route({
  api: 'portal-api',
  method: 'put',
  path: '/integrations/:id/server',
  summary:
    'Changes how an Exchange Server is reached; takes effect once every step has passed. Another address or account needs the password again',
  access: 'integrations.write',
  conditional: true,
  bodyLimitKb: 128,
  params: z.strictObject({ id: IntegrationId }),
  body: z.strictObject({
    ...serverFields,
    password: serverFields.password.nullable().default(null),
    /** `undefined`: the certificate that was uploaded stays; null: it is removed. */
    authority: AuthorityPem.nullable().optional(),
  }),
  reply: Attempt,
  status: 202,
  problems: ['integration-not-found', 'changed-meanwhile', 'password-needed'],
});

export const startOnline = route({
  api: 'portal-api',
  method: 'post',
  path: '/integrations/online',
  summary:
    'Begins to connect Exchange Online: the browser goes to `next`, where an administrator of the tenant signs in',
  access: 'integrations.write',
  body: z.strictObject({
    id: IntegrationId,
    /** Null: called after the tenant that the sign-in proves. */
    label: Name.nullable().default(null),
    kind: z.enum(['graph', 'ews-online']),
    /** Another personal mailbox than the administrator's own that must stay unreadable. */
    controlMailbox: MailboxAddress.nullable().default(null),
  }),
  reply: z.object({ next: z.url() }),
  problems: ['integration-ended'],
});

/** Whom the sign-in proved, before anything is consented to. */
export const readConsentFlow = route({
  api: 'portal-api',
  method: 'get',
  path: '/integrations/consents/:flow',
  summary: 'Which administrator of which tenant was proven, and what the next click will allow',
  access: 'integrations.write',
  params: z.strictObject({ flow: z.string().max(100) }),
  reply: z.object({
    label: z.string(),
    kind: z.enum(['graph', 'ews-online']),
    organization: z.string(),
    administrator: z.object({ name: z.string(), mail: z.string().nullable() }),
    tenant: z.object({ id: z.string(), name: z.string().nullable(), domain: z.string().nullable() }),
    /** Why this person's consent cannot be used; null when it can. */
    diagnosis: Diagnosis.nullable(),
    permissions: z.array(z.object({ name: z.string(), purpose: z.string() })),
  }),
  problems: ['flow-ended'],
});

export const giveConsent = route({
  api: 'portal-api',
  method: 'post',
  path: '/integrations/consents/:flow',
  summary: 'Goes on to the consent page of Microsoft, at `next`',
  access: 'integrations.write',
  params: z.strictObject({ flow: z.string().max(100) }),
  reply: z.object({ next: z.url() }),
  problems: ['flow-ended', 'consent-refused'],
});

export const readAttempt = route({
  api: 'portal-api',
  method: 'get',
  path: '/integrations/attempts/:id',
  summary: 'How far an attempt has come',
  access: 'integrations.read',
  params: z.strictObject({ id: z.uuid() }),
  reply: Attempt,
  problems: ['not-found'],
});

export const changeIntegration = route({
  api: 'portal-api',
  method: 'patch',
  path: '/integrations/:id',
  summary: 'Renames an integration, switches it off or on, or names another control mailbox',
  access: 'integrations.write',
  conditional: true,
  params: z.strictObject({ id: IntegrationId }),
  body: z.strictObject({ label: Name, isEnabled: z.boolean(), controlMailbox: MailboxAddress }).partial(),
  reply: IntegrationReply,
  problems: ['integration-not-found', 'changed-meanwhile'],
});

export const testIntegration = route({
  api: 'portal-api',
  method: 'post',
  path: '/integrations/:id/test',
  summary: 'Runs the steps again with what is stored',
  access: 'integrations.write',
  params: z.strictObject({ id: IntegrationId }),
  reply: Attempt,
  status: 202,
  problems: ['integration-not-found'],
});

export const removeIntegration = route({
  api: 'portal-api',
  method: 'delete',
  path: '/integrations/:id',
  summary: 'Removes an integration, its calendars and its password. Nothing in Exchange or Entra is touched',
  access: 'integrations.write',
  conditional: true,
  params: z.strictObject({ id: IntegrationId }),
  reply: z.object({}),
  problems: ['integration-not-found', 'changed-meanwhile'],
});
