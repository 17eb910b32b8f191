import { z } from 'zod';
import { Instant, oneLine, TimeZone, Version } from './primitives.ts';
import { route } from './route.ts';
import { KioskLanguage, VisitId } from './visitor-ids.ts';

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
  rules: z
    .object({
      version: z.number().int(),
      /** In which language the text is, which may be another than was asked for. */
      language: KioskLanguage,
      text: z.string(),
    })
    .nullable(),
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

export const checkIn = route({
  api: 'kiosk-api',
  method: 'post',
  path: '/visits/:visit/check-in',
  summary: 'Checks in whoever stands there; said again it changes nothing, and the host is told once',
  access: 'kiosk.use',
  params: z.strictObject({ visit: VisitId }),
  body: z.strictObject({
    shown: Shown,
    /** The version of the house rules that was read and accepted, and in which language; null: there were none. */
    accepted: z.strictObject({ version: z.number().int(), language: KioskLanguage }).nullable(),
  }),
  reply: z.object({ arrivedAt: Instant }),
  problems: ['not-found', 'too-many-requests', 'rules-changed'],
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

/** Every route of a kiosk. */
export const kioskRoutes = [readKiosk, pairKiosk, findVisit, checkIn, checkOut] as const;
