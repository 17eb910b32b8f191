import { z } from 'zod';
import { prose } from './primitives.ts';
import { kioskLanguages } from './visitor-ids.ts';
import type { KioskLanguage } from './visitor-ids.ts';

/** What a text may leave to each visit; each stands in braces, such as `{host}`. */
export const placeholders = [
  'visitor',
  'company',
  'host',
  'start',
  'end',
  'room',
  'reception',
  'address',
] as const;
export type Placeholder = (typeof placeholders)[number];

export const LONGEST_OWN_SUBJECT = 120;
export const LONGEST_PARAGRAPH = 2_000;

/** Anything in braces on one line; braces that do not close are ordinary characters. */
const inBraces = /\{([^{}\n]{0,60})\}/g;

/** The text with every placeholder replaced by what `valueOf` says of it. */
export function fillPlaceholders(text: string, valueOf: (name: Placeholder) => string): string {
  return text.replaceAll(inBraces, (whole, name: string) => (isPlaceholder(name) ? valueOf(name) : whole));
}

function isPlaceholder(name: string): name is Placeholder {
  return placeholders.some((one) => one === name);
}

/** Refuses what stands in braces and is not in the list, by its name: a visitor would read the braces. */
function known(text: z.ZodType<string, string>) {
  return text.superRefine((typed, context) => {
    const unknown = [...new Set([...typed.matchAll(inBraces)].map(([, name = '']) => name))].filter(
      (name) => !isPlaceholder(name),
    );
    for (const name of unknown) {
      context.addIssue({
        code: 'custom',
        message: `has {${name}}, which is not known; there are ${placeholders.map((one) => `{${one}}`).join(', ')}`,
      });
    }
  });
}

const subject = prose(LONGEST_OWN_SUBJECT).refine((text) => !/[\n\t\u2028\u2029]/.test(text), {
  error: 'must be one line of ordinary characters',
});

/** What visitors read in one language; empty where the usual words are right. */
export const VisitorText = z.strictObject({
  /** Of the invitation. */
  subject: known(subject).default(''),
  /** What to bring and how to get there; instead of the directions of the reception. */
  paragraph: known(prose(LONGEST_PARAGRAPH)).default(''),
});
export type VisitorText = z.output<typeof VisitorText>;

type ByLanguage<T> = Record<KioskLanguage, T>;

/** A text for each language that is written. */
export const VisitorTexts = z.strictObject(
  Object.fromEntries(kioskLanguages.map((language) => [language, VisitorText.prefault({})])) as ByLanguage<
    z.ZodPrefault<typeof VisitorText>
  >, // the keys are those of the list
);
export type VisitorTexts = z.output<typeof VisitorTexts>;
