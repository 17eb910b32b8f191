import { createInstance } from 'i18next';
import type { i18n } from 'i18next';
import { kioskLanguages } from '../../contract/visitor-ids.ts';
import type { KioskLanguage } from '../../contract/visitor-ids.ts';
import { danish } from './da.ts';
import { kioskTexts } from './en.ts';
import type { KioskTexts } from './en.ts';
import { french } from './fr.ts';
import { german } from './de.ts';

const catalogues: Readonly<Record<KioskLanguage, KioskTexts>> = {
  en: kioskTexts,
  da: danish,
  de: german,
  fr: french,
};

/** What the languages call themselves. */
export const languageNames: Readonly<Record<KioskLanguage, string>> = {
  en: 'English',
  da: 'Dansk',
  de: 'Deutsch',
  fr: 'Français',
};

/** What a language says for _Welcome_. */
export function greetingIn(language: KioskLanguage): string {
  return catalogues[language].welcome.greeting;
}

/** The language of ours that is nearest to a BCP 47 tag; English for any other. */
export function nearestLanguage(tag: string): KioskLanguage {
  return kioskLanguages.find((language) => tag.toLowerCase().split('-')[0] === language) ?? 'en';
}

/** A kiosk's texts, all languages at once: there is no network to wait for when somebody chooses one. */
export function kioskCatalogue(language: KioskLanguage): i18n {
  const texts = createInstance();
  void texts.init({
    lng: language,
    fallbackLng: 'en',
    resources: Object.fromEntries(kioskLanguages.map((one) => [one, { kiosk: catalogues[one] }])),
    defaultNS: 'kiosk',
    initAsync: false,
    interpolation: { escapeValue: false }, // React escapes
  });
  return texts;
}
