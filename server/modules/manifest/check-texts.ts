import { descendants } from './xml-tree.ts';
import type { XmlElement } from './xml-tree.ts';

/** Limits of MS-OWEMXML: ShortString and LongString. The converter cuts a description at 80 without asking. */
const LIMITS = { short: 125, long: 250, description: 80 };

/** Every text a person reads: within its limit, and translated into each language that any other text has. */
export function checkTexts(app: XmlElement): string[] {
  const texts = [
    ...descendants(app, 'DisplayName').map((element) => ({ element, limit: LIMITS.short })),
    ...descendants(app, 'Description', 'VersionOverrides').map((element) => ({
      element,
      limit: LIMITS.description,
    })),
    ...descendants(app, 'ShortStrings').flatMap((list) => stringsOf(list, LIMITS.short)),
    ...descendants(app, 'LongStrings').flatMap((list) => stringsOf(list, LIMITS.long)),
  ];
  const languages = new Set(texts.flatMap(({ element }) => [...translationsOf(element).keys()]));

  return texts.flatMap(({ element, limit }) => {
    const text = element.attributes['DefaultValue'] ?? '';
    const translations = translationsOf(element);
    const missing = [...languages].filter((language) => !translations.has(language));
    const tooLong = [text, ...translations.values()].filter((one) => one.length > limit);
    return [
      ...(text === '' ? [`${element.attributes['id'] ?? element.name} has no text.`] : []),
      ...missing.map((language) => `"${text}" is not translated into ${language}.`),
      ...tooLong.map((one) => `"${one}" has ${one.length} characters; at most ${limit} fit.`),
    ];
  });
}

function stringsOf(list: XmlElement, limit: number) {
  return list.children.map((element) => ({ element, limit }));
}

function translationsOf(text: XmlElement): ReadonlyMap<string, string> {
  return new Map(
    text.children.map(({ attributes }) => [attributes['Locale'] ?? '', attributes['Value'] ?? '']),
  );
}
