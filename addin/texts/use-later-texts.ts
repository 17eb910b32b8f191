import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { laterTexts } from './later.en.ts';

/** The texts of the pane with those of screens that come later; for the first component of such a screen. */
export function useLaterTexts(): TFunction<'pane'> {
  const { t, i18n } = useTranslation('pane');
  if (!i18n.exists('pane:sets.title')) i18n.addResourceBundle('en', 'pane', laterTexts, true, true);
  return t;
}
