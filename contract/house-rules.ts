import { z } from 'zod';
import { Instant, prose } from './primitives.ts';
import { route } from './route.ts';
import { kioskLanguages, ReceptionId } from './visitor-ids.ts';

/** A long non-disclosure agreement. */
export const MOST_RULES_LETTERS = 20_000;

const texts = (text: z.ZodType<string, string>) =>
  z.strictObject(Object.fromEntries(kioskLanguages.map((language) => [language, text])) as Texts);
type Texts = Record<(typeof kioskLanguages)[number], z.ZodType<string, string>>;

/** The rules in each language, as plain text; empty where they are not translated. */
const RulesTexts = texts(z.string());

export const HouseRules = z.object({
  /** Counts the versions of one reception from 1 on. */
  version: z.number().int().positive(),
  /** Null: with this version nothing is to be accepted any more. */
  texts: RulesTexts.nullable(),
  publishedAt: Instant,
  publishedBy: z.string(),
});
export type HouseRules = z.output<typeof HouseRules>;

export const listHouseRules = route({
  api: 'portal-api',
  method: 'get',
  path: '/receptions/:id/house-rules',
  summary:
    'The versions of what visitors of a reception accept at a kiosk, newest first; the first is in force',
  access: 'receptions.read',
  params: z.strictObject({ id: ReceptionId }),
  reply: z.object({ versions: z.array(HouseRules) }),
  problems: ['not-found'],
});

export const publishHouseRules = route({
  api: 'portal-api',
  method: 'post',
  path: '/receptions/:id/house-rules',
  summary: 'Publishes a version of the house rules: whoever accepted an older one accepts anew',
  access: 'receptions.write',
  params: z.strictObject({ id: ReceptionId }),
  body: z.strictObject({
    /** The version that was in force when it was written; 0: there was none. */
    replaces: z.number().int().min(0),
    /** Null: nothing is to be accepted from now on. */
    texts: texts(prose(MOST_RULES_LETTERS))
      .refine((all) => Object.values(all).some((text) => text !== ''), {
        error: 'must hold a text in one language at least',
      })
      .nullable(),
  }),
  // Four languages of letters that take three bytes each.
  bodyLimitKb: 300,
  reply: HouseRules,
  status: 201,
  problems: ['not-found', 'changed-meanwhile'],
});
