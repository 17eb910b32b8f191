import { createInstance } from 'i18next';
import type { i18n } from 'i18next';
import { uiTexts } from '../../ui/texts/en.ts';
import { paneTexts } from './en.ts';

/** The pane's texts in a language; what a language lacks is said in English. */
export function paneCatalogue(language: string): i18n {
  const texts = createInstance();
  void texts.init({
    lng: language,
    fallbackLng: 'en',
    resources: { en: { pane: paneTexts, ui: uiTexts } },
    defaultNS: 'pane',
    initAsync: false,
    interpolation: { escapeValue: false }, // React escapes
  });
  return texts;
}
