import type { HouseRules } from '../../../../contract/house-rules.ts';
import { kioskLanguages } from '../../../../contract/visitor-ids.ts';
import type { Accepted, KioskLanguage } from '../../../../contract/visitor-ids.ts';

/** What somebody has to accept yet: nothing where there are no rules, or where this very version was accepted. */
export function rulesToAccept(
  inForce: HouseRules | null,
  accepted: Accepted | null,
): { readonly version: number; readonly texts: NonNullable<HouseRules['texts']> } | null {
  const texts = inForce?.texts ?? null;
  if (!inForce || texts === null || accepted?.version === inForce.version) return null;
  return { version: inForce.version, texts };
}

/**
 * The text to read: in the language of the visitor, else in that of the reception (BCP 47), else in the first there is. Null
 * where there is none at all, which no version that is published comes to.
 */
export function textFor(
  texts: NonNullable<HouseRules['texts']>,
  wanted: KioskLanguage,
  ofReception: string,
): { readonly language: KioskLanguage; readonly text: string } | null {
  const usual = kioskLanguages.filter((language) => ofReception.toLowerCase().split('-')[0] === language);
  for (const language of [wanted, ...usual, ...kioskLanguages]) {
    if (texts[language] !== '') return { language, text: texts[language] };
  }
  return null;
}
