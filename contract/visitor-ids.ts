import { z } from 'zod';
import { Instant } from './primitives.ts';
import { CustomFields } from './visitor-fields.ts';

const id = { error: 'must be an id as this API gives them, a UUID' };

/** A front desk; made by whoever adds it. */
export const ReceptionId = z.uuid(id).toLowerCase().brand<'ReceptionId'>();
export type ReceptionId = z.output<typeof ReceptionId>;

/** Somebody expected at a meeting, once for all its dates; made by the pane, so that saying it twice is saying it once. */
export const VisitorId = z.uuid(id).toLowerCase().brand<'VisitorId'>();
export type VisitorId = z.output<typeof VisitorId>;

/** One visitor on one date. */
export const VisitId = z.uuid(id).toLowerCase().brand<'VisitId'>();
export type VisitId = z.output<typeof VisitId>;

export const VisitStatus = z.enum(['expected', 'notified', 'on-site', 'off-site', 'canceled', 'no-show']);
export type VisitStatus = z.output<typeof VisitStatus>;

/** Who said that a visitor has left: somebody, or the clock of the reception alone. */
export const LeftBy = z.enum(['person', 'time']);
export type LeftBy = z.output<typeof LeftBy>;

/** Whether a reception wants to know something of a visitor. */
export const Asked = z.enum(['hidden', 'optional', 'required']);
export type Asked = z.output<typeof Asked>;

/** What a reception asks of whoever registers a visitor, beside the name. */
export const VisitorQuestions = z.strictObject({
  mail: Asked.default('optional'),
  company: Asked.default('optional'),
  phone: Asked.default('optional'),
  carPlate: Asked.default('hidden'),
  language: Asked.default('hidden'),
  fields: CustomFields.default([]),
});
export type VisitorQuestions = z.output<typeof VisitorQuestions>;

/** A device at an entrance; made by the portal, so that saying it twice is saying it once. */
export const KioskId = z.uuid(id).toLowerCase().brand<'KioskId'>();
export type KioskId = z.output<typeof KioskId>;

/** The languages in which a kiosk speaks; BCP 47. */
export const kioskLanguages = ['en', 'da', 'de', 'fr'] as const;
export const KioskLanguage = z.enum(kioskLanguages);
export type KioskLanguage = z.output<typeof KioskLanguage>;

/** What a visitor accepted of the house rules, and when; business time. */
export const Accepted = z.object({ version: z.number().int(), at: Instant, language: KioskLanguage });
export type Accepted = z.output<typeof Accepted>;
