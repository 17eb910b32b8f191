import { createInstance } from 'i18next';
import type { i18n } from 'i18next';
import { uiTexts } from '../../ui/texts/en.ts';
import { shellTexts } from './shell.ts';

/**
 * The portal's texts in a language; what a language lacks is said in English. At first it knows what the frame says;
 * `completeTexts` brings what the pages say.
 */
export function portalCatalogue(language: string): i18n {
  const texts = createInstance();
  void texts.init({
    lng: language,
    fallbackLng: 'en',
    resources: { en: { portal: { shell: shellTexts }, ui: uiTexts } },
    defaultNS: 'portal',
    initAsync: false,
    interpolation: { escapeValue: false }, // React escapes
  });
  return texts;
}

const completed = new WeakMap<i18n, Promise<void>>();

/** Loads what the pages say, once; a load that fails is tried again by the next page. */
export function completeTexts(texts: i18n): Promise<void> {
  const loading = completed.get(texts) ?? load(texts);
  completed.set(texts, loading);
  return loading;
}

async function load(texts: i18n): Promise<void> {
  try {
    const { portalTexts } = await import('./en.ts');
    texts.addResourceBundle('en', 'portal', portalTexts, true, true);
  } catch (error) {
    completed.delete(texts);
    throw error;
  }
}
