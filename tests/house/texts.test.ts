import { paneTexts } from '../../addin/texts/en.ts';
import { laterTexts } from '../../addin/texts/later.en.ts';
import { kioskTexts } from '../../kiosk/texts/en.ts';
import { portalTexts } from '../../portal/texts/en.ts';
import { uiTexts } from '../../ui/texts/en.ts';
import { textFiles } from './tracked-files.ts';

const code = textFiles('addin', 'portal', 'kiosk', 'ui')
  .filter(({ name }) => /\.tsx?$/.test(name) && !name.includes('/texts/'))
  .map(({ text }) => text)
  .join('\n');

/** i18next chooses among `x_one` and `x_other` by the number that comes with `x`. */
const withoutPlural = (key: string) => key.replace(/_(?:zero|one|two|few|many|other)$/, '');

function keysOf(texts: object, above = ''): readonly string[] {
  return Object.entries(texts).flatMap(([name, text]: [string, unknown]) =>
    typeof text === 'object' && text !== null ? keysOf(text, `${above}${name}.`) : [`${above}${name}`],
  );
}

/** What a computed key begins with: `reasons.${code}` may be any of the reasons. */
const computed = [...code.matchAll(/`(?:\w+:)?([\w.-]+)\$\{/g)].map(([, beginning = '']) => beginning);

function isUsed(key: string): boolean {
  const whole = new RegExp(`['"\`:]${key.replaceAll('.', '\\.')}['"\`]`);
  return whole.test(code) || computed.some((beginning) => key.startsWith(beginning));
}

test.each([
  ['the pane', paneTexts],
  ['the pane, later', laterTexts],
  ['the portal', portalTexts],
  ['the kiosk', kioskTexts],
  ['what pages share', uiTexts],
])('%s says every text of its catalogue somewhere', (_whose, texts) => {
  const keys = [...new Set(keysOf(texts).map(withoutPlural))];
  expect(keys.length).toBeGreaterThan(0);
  expect(keys.filter((key) => !isUsed(key))).toEqual([]);
});

test('every text that a page asks for is in a catalogue', () => {
  const known = new Set(
    [paneTexts, laterTexts, portalTexts, kioskTexts, uiTexts]
      .flatMap((texts) => keysOf(texts))
      .map(withoutPlural),
  );
  const asked = [...code.matchAll(/\bt\(\s*['"](?:\w+:)?([\w.-]+)['"]/g)].map(([, key = '']) => key);
  expect(asked.length).toBeGreaterThan(0);
  expect(asked.filter((key) => !known.has(key))).toEqual([]);
});
