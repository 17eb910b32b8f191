import { kioskLanguages } from '../../contract/visitor-ids.ts';
import type { KioskLanguage } from '../../contract/visitor-ids.ts';
import type { VisitorText, VisitorTexts } from '../../contract/visitor-texts.ts';

/** Texts as they are typed, whatever stands in braces; none, when a draft of an older page holds something else. */
export function typedTexts(text: string): VisitorTexts {
  const all = objectIn(text);
  const textOf = (language: KioskLanguage): VisitorText => {
    const one = all[language];
    const part = (name: 'subject' | 'paragraph') => {
      const value: unknown = typeof one === 'object' && one !== null ? Reflect.get(one, name) : '';
      return typeof value === 'string' ? value : '';
    };
    return { subject: part('subject'), paragraph: part('paragraph') };
  };
  return Object.fromEntries(kioskLanguages.map((language) => [language, textOf(language)])) as VisitorTexts; // the keys are those of the list
}

/** The languages in which a reception says something in its own words. */
export function writtenIn(texts: VisitorTexts): readonly KioskLanguage[] {
  return kioskLanguages.filter((language) => {
    const { subject, paragraph } = texts[language];
    return subject.trim() !== '' || paragraph.trim() !== '';
  });
}

function objectIn(text: string): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? { ...value } : {};
  } catch {
    return {};
  }
}
