import * as fc from 'fast-check';
import { writeAmount } from '../../../server/csv/write-amount.ts';
import { commonMark, markIn, readPrice } from '../../../server/modules/menus/read-price.ts';

describe('a price in a file', () => {
  test.each([
    ['25', 2_500],
    ['25.00', 2_500],
    ['25,00', 2_500],
    ['25,5', 2_550],
    ['0,05', 5],
    ['1.250,00', 125_000],
    ['1,250.00', 125_000],
    ['1 250,00', 125_000],
    ['1\u00A0250,00', 125_000],
    ['1\u202F250,00', 125_000],
    ["1'250.00", 125_000],
    ['1.250.000', 125_000_000],
    [' 25.00 ', 2_500],
  ])('that can be read in one way only is read so: %s', (text, price) => {
    expect(readPrice(text, 2, null)).toEqual({ isPrice: true, price });
  });

  test.each(['1.250', '1,250', '12.345', '999,000'])(
    'that can be read in two ways is refused: %s',
    (text) => {
      expect(readPrice(text, 2, null)).toMatchObject({
        isPrice: false,
        detail: expect.stringContaining('choose') as string,
      });
    },
  );

  test('is read by the mark that was chosen, and refused when it is written the other way', () => {
    expect(readPrice('1.250', 2, 'comma')).toEqual({ isPrice: true, price: 125_000 });
    expect(readPrice('1,250', 2, 'point')).toEqual({ isPrice: true, price: 125_000 });
    expect(readPrice('25,00', 2, 'point')).toEqual({
      isPrice: false,
      detail: 'is not written with a decimal point',
    });
    expect(readPrice('25.00', 2, 'comma')).toMatchObject({ isPrice: false });
    expect(readPrice('1.250', 2, 'point')).toEqual({
      isPrice: false,
      detail: 'must have at most 2 decimals',
    });
    expect(readPrice('1.250', 3, 'point')).toEqual({ isPrice: true, price: 1_250 });
  });

  test('has no more decimals than its currency', () => {
    expect(readPrice('25.00', 0, null)).toEqual({ isPrice: false, detail: 'must have no decimals' });
    expect(readPrice('25', 0, null)).toEqual({ isPrice: true, price: 25 });
    expect(readPrice('25.005', 2, 'point')).toMatchObject({ isPrice: false });
    expect(readPrice('0.005', 3, null)).toEqual({ isPrice: true, price: 5 });
  });

  test.each([
    '',
    'free',
    '-5',
    '+5',
    '1e3',
    '25.',
    '.5',
    '1.25.00',
    '1,25,00',
    '1.2,50',
    '1,250,00',
    '12.34,5',
    '25 kr',
    '€25',
    '=1+1',
    '٢٥',
    'NaN',
    'Infinity',
  ])('is a plain number: not %j', (text) => {
    expect(readPrice(text, 2, null).isPrice).toBe(false);
    expect(markIn(text)).toBeNull();
  });

  test('is no more than any price', () => {
    expect(readPrice('1000000000', 2, null)).toEqual({ isPrice: true, price: 100_000_000_000 });
    expect(readPrice('1000000000.01', 2, null)).toMatchObject({ isPrice: false });
    expect(readPrice('9'.repeat(400), 2, null)).toMatchObject({ isPrice: false });
  });

  test('is read as it was written, in every currency and with either mark', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 100_000_000_000 }),
        fc.constantFrom(0, 2, 3),
        fc.constantFrom('comma' as const, 'point' as const),
        (price, decimals, mark) => {
          const written = writeAmount(price, decimals, mark);
          expect(readPrice(written, decimals, mark)).toEqual({ isPrice: true, price });
        },
      ),
    );
  });

  test('is never read as two different amounts: without a choice it is what the one right choice makes of it', () => {
    const text = fc.string({ unit: fc.constantFrom('0', '1', '2', '9', '.', ',', ' '), maxLength: 12 });
    fc.assert(
      fc.property(text, (written) => {
        const free = readPrice(written, 2, null);
        const chosen = [readPrice(written, 2, 'comma'), readPrice(written, 2, 'point')];
        const amounts = new Set(chosen.flatMap((one) => (one.isPrice ? [one.price] : [])));
        expect(free.isPrice ? [free.price] : []).toEqual(
          amounts.size === 1 && free.isPrice ? [...amounts] : [],
        );
      }),
      { numRuns: 2_000 },
    );
    expect(readPrice('1.250', 2, 'comma')).not.toEqual(readPrice('1.250', 3, 'point'));
  });
});

test('the prices of a file have a mark in common, none, or contradict each other', () => {
  expect(commonMark(['25', '25,00', '1.250'])).toBe('comma');
  expect(commonMark(['25', '25.50'])).toBe('point');
  expect(commonMark(['25', '1.250', 'free'])).toBeNull();
  expect(commonMark(['25,00', '25.00'])).toBe('mixed');
});
