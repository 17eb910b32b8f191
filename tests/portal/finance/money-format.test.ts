import * as fc from 'fast-check';
import { Currency } from '../../../contract/money.ts';
import { createMoneyFormat } from '../../../ui/money/money-format.ts';

const kroner = Currency.parse('DKK');
const yen = Currency.parse('JPY');
const dinar = Currency.parse('KWD');
const languages = ['en-GB', 'en-US', 'da-DK', 'de-DE', 'de-CH', 'fr-FR', 'sv-SE'];
/** Blanks of any kind are one blank: languages differ in which one they use. */
const plain = (text: string) => text.replace(/[\u00A0\u202F]/g, ' ');

describe('an amount', () => {
  test('is written the way a language writes it, exact to the last digit', () => {
    expect(plain(createMoneyFormat('en-GB').price(2_500, kroner))).toBe('DKK 25.00');
    expect(plain(createMoneyFormat('da-DK').price(123_456, kroner))).toBe('1.234,56 kr.');
    expect(plain(createMoneyFormat('en-GB').price(250, yen))).toBe('JP¥250');
    expect(plain(createMoneyFormat('en-GB').price(1_250, dinar))).toBe('KWD 1.250');
    expect(plain(createMoneyFormat('en-GB').price(Number.MAX_SAFE_INTEGER, kroner))).toBe(
      'DKK 90,071,992,547,409.91',
    );
    expect(plain(createMoneyFormat('en-GB').price(-1, kroner))).toBe('-DKK 0.01');
  });

  test.each([
    ['en-GB', '25.00', 2_500],
    ['en-GB', '25', 2_500],
    ['en-GB', '25.5', 2_550],
    ['en-GB', '1,250.00', 125_000],
    ['en-GB', ' 1 250 ', 125_000],
    ['da-DK', '25,00', 2_500],
    ['da-DK', '1.250', 125_000],
    ['da-DK', '1.250,5', 125_050],
    ['fr-FR', '1\u202F250,00', 125_000],
  ])('in %s is read as it is typed: %s', (language, text, amount) => {
    expect(createMoneyFormat(language).read(text, kroner)).toBe(amount);
  });

  test.each([
    ['en-GB', '25,00'],
    ['en-GB', '25.005'],
    ['en-GB', '1,25.00'],
    ['en-GB', '1.2.3'],
    ['en-GB', '-5'],
    ['en-GB', ''],
    ['en-GB', 'free'],
    ['en-GB', '1e3'],
    ['en-GB', '25 kr'],
    ['da-DK', '25.00'],
    ['da-DK', '25,005'],
    ['da-DK', '1,250,00'],
  ])('in %s is none when it is written otherwise, never another amount: %j', (language, text) => {
    expect(createMoneyFormat(language).read(text, kroner)).toBeUndefined();
  });

  test('has the decimals of its currency', () => {
    const money = createMoneyFormat('en-GB');
    expect([money.read('250', yen), money.read('2.5', yen)]).toEqual([250, undefined]);
    expect(money.read('1.250', dinar)).toBe(1_250);
  });

  test('that was written into a field is read as what it was, in every language', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 100_000_000_000 }),
        fc.constantFrom(...languages),
        fc.constantFrom(kroner, yen, dinar),
        (amount, language, currency) => {
          const money = createMoneyFormat(language);
          expect(money.read(money.typed(amount, currency), currency)).toBe(amount);
        },
      ),
    );
  });
});

describe('a rate', () => {
  test('is shown, typed and read in percent', () => {
    const danish = createMoneyFormat('da-DK');
    expect(plain(danish.rate(2_500))).toBe('25 %');
    expect([
      danish.typedRate(2_500),
      danish.typedRate(2_550),
      danish.typedRate(5),
      danish.typedRate(0),
    ]).toEqual(['25', '25,5', '0,05', '0']);
    expect([danish.readRate('25'), danish.readRate('25 %'), danish.readRate('25,5')]).toEqual([
      2_500, 2_500, 2_550,
    ]);
    expect(danish.readRate('25.5')).toBeUndefined();
    expect(createMoneyFormat('en-GB').readRate('8.875')).toBeUndefined();
  });

  test('that was written into a field is read as what it was', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 10_000 }), fc.constantFrom(...languages), (rate, language) => {
        const money = createMoneyFormat(language);
        expect(money.readRate(money.typedRate(rate))).toBe(rate);
      }),
    );
  });
});
