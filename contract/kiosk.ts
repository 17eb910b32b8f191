import { z } from 'zod';
import { KioskBadge } from './kiosk-options.ts';
import { Instant, oneLine, TimeZone, Version } from './primitives.ts';
import { route } from './route.ts';
import { KioskLanguage, VisitId, VisitorId } from './visitor-ids.ts';

/** As long as anything that a scanner reads of ours. */
const MOST_PASS_LETTERS = 200;

/**
 * By what somebody at a kiosk is known: the pass of their QR code, or their name and whom they visit. What cannot be a pass is
 * answered like one that is not known.
 */
export const Shown = z.union([
  z.strictObject({ pass: oneLine(MOST_PASS_LETTERS) }),
  z.strictObject({ name: oneLine(300), host: oneLine(300) }),
]);
export type Shown = z.output<typeof Shown>;

export const readKiosk = route({
  api: 'kiosk-api',
  method: 'get',
  path: '/kiosk',
  summary: 'Where this kiosk stands',
  access: 'kiosk.use',
  reply: z.object({
    /** Of this kiosk. */
    name: z.string(),
    /** Whose house it is. */
    organization: z.string(),
    reception: z.object({
      name: z.string(),
      timeZone: TimeZone,
      /** BCP 47. */
      language: z.string(),
      /** So long after their last visit visitors are known. */
      retentionDays: z.number().int(),
      /** Whether somebody who is not expected may check in here. */
      welcomesWalkIns: z.boolean(),
    }),
  }),
});

export const pairKiosk = route({
  api: 'kiosk-api',
  method: 'post',
  path: '/pairing',
  summary: 'Makes this device the kiosk that a code was made for; the code works once',
  access: 'public',
  body: z.strictObject({ code: oneLine(40) }),
  reply: z.object({}),
  problems: ['pairing-refused'],
});

/** A text that is read before something is done. */
const TextToRead = z.object({
  version: z.number().int(),
  /** In which language the text is, which may be another than was asked for. */
  language: KioskLanguage,
  text: z.string(),
});
export type TextToRead = z.output<typeof TextToRead>;

export const KioskVisit = z.object({
  visit: VisitId,
  /** As it stands now; checking out says which was seen. */
  version: Version,
  /** What can be done. */
  step: z.enum(['check-in', 'check-out']),
  firstName: z.string(),
  host: z.string(),
  start: Instant,
  /** What must be accepted first; null: nothing, or this version was accepted already. */
  rules: TextToRead.nullable(),
});
export type KioskVisit = z.output<typeof KioskVisit>;

export const findVisit = route({
  api: 'kiosk-api',
  method: 'post',
  path: '/visits/find',
  summary: 'The visit of today of whoever stands there; one answer for everything that is none',
  access: 'kiosk.use',
  body: z.strictObject({ shown: Shown, language: KioskLanguage }),
  reply: KioskVisit,
  problems: ['not-found', 'too-many-requests'],
});

const version = z.strictObject({ version: z.number().int(), language: KioskLanguage });

/** What follows when somebody has checked in; this kiosk may do it for this visit, for a few minutes. */
const Afterwards = {
  arrivedAt: Instant,
  badge: KioskBadge,
  /** What must be agreed to before a photo; null: none is taken here. */
  photo: TextToRead.nullable(),
};

export const checkIn = route({
  api: 'kiosk-api',
  method: 'post',
  path: '/visits/:visit/check-in',
  summary:
    'Checks in whoever stands there; said again it changes nothing, and the host is told once. Whom the desk wants to see first is sent there',
  access: 'kiosk.use',
  params: z.strictObject({ visit: VisitId }),
  body: z.strictObject({
    shown: Shown,
    /** The version of the house rules that was read and accepted, and in which language; null: there were none. */
    accepted: version.nullable(),
    /** What the visitor reads. */
    language: KioskLanguage.default('en'),
  }),
  reply: z.object(Afterwards),
  problems: ['not-found', 'too-many-requests', 'rules-changed', 'see-reception'],
});

export const checkOut = route({
  api: 'kiosk-api',
  method: 'post',
  path: '/visits/:visit/check-out',
  summary: 'Checks out whoever stands there; said again about the same version it changes nothing',
  access: 'kiosk.use',
  params: z.strictObject({ visit: VisitId }),
  body: z.strictObject({ shown: Shown, version: Version }),
  reply: z.object({ leftAt: Instant }),
  problems: ['not-found', 'too-many-requests'],
});

/** As many letters of a host's name must be said, before anybody is looked for. */
export const LEAST_HOST_LETTERS = 3;

const HostName = oneLine(300).refine((name) => (name.match(/\p{L}/gu)?.length ?? 0) >= LEAST_HOST_LETTERS, {
  error: `must have at least ${LEAST_HOST_LETTERS} letters`,
});

export const findKioskHosts = route({
  api: 'kiosk-api',
  method: 'post',
  path: '/hosts/find',
  summary:
    'Whom somebody who is not expected may mean: colleagues whose name was said but for the end of one word, at most three',
  access: 'kiosk.use',
  body: z.strictObject({ search: HostName, language: KioskLanguage }),
  reply: z.object({
    hosts: z.array(z.object({ name: z.string() })).max(3),
    /** What must be accepted before checking in; null: nothing. */
    rules: TextToRead.nullable(),
  }),
  problems: ['not-found', 'too-many-requests'],
});

export const welcomeAtKiosk = route({
  api: 'kiosk-api',
  method: 'post',
  path: '/walk-ins',
  summary:
    'Checks in somebody who was not expected, and tells their host once. The same id with the same words is the same visitor',
  access: 'kiosk.use',
  body: z.strictObject({
    id: VisitorId,
    name: oneLine(300),
    company: oneLine(200).nullable(),
    /** As `hosts/find` named them. */
    host: HostName,
    accepted: version.nullable(),
    language: KioskLanguage,
  }),
  reply: z.object({ visit: VisitId, firstName: z.string(), ...Afterwards }),
  status: 201,
  problems: ['not-found', 'too-many-requests', 'rules-changed', 'see-reception', 'idempotency-key-reused'],
});

/** A face on a badge needs no more. */
export const MOST_PHOTO_KB = 150;
/** In pixels, each side. */
export const PHOTO_SIDES = { least: 64, most: 1_024 } as const;

export const keepPhoto = route({
  api: 'kiosk-api',
  method: 'post',
  path: '/visits/:visit/photo',
  summary:
    'Keeps a photo for the badge of whoever has just checked in here, until they leave or the day ends',
  access: 'kiosk.use',
  params: z.strictObject({ visit: VisitId }),
  bodyLimitKb: 256,
  body: z.strictObject({
    /** A JPEG without anything about place and device (Exif), as base64. */
    jpeg: z
      .base64()
      .max(Math.ceil((MOST_PHOTO_KB * 1_024) / 3) * 4, { error: `must be at most ${MOST_PHOTO_KB} KB` }),
    /** What was read and agreed to. */
    consent: version,
  }),
  reply: z.object({}),
  problems: ['not-found', 'rules-changed'],
});

export const sendBadge = route({
  api: 'kiosk-api',
  method: 'post',
  path: '/visits/:visit/badge',
  summary: 'Sends the badge to whoever has just checked in here, once; nothing is sent without an address',
  access: 'kiosk.use',
  params: z.strictObject({ visit: VisitId }),
  reply: z.object({ isSent: z.boolean() }),
  problems: ['not-found'],
});

/** Every route of a kiosk; `GET /kiosk-api/visits/:visit/badge` gives the badge as a PDF. */
export const kioskRoutes = [
  readKiosk,
  pairKiosk,
  findVisit,
  checkIn,
  checkOut,
  findKioskHosts,
  welcomeAtKiosk,
  keepPhoto,
  sendBadge,
] as const;
