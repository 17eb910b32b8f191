import * as fc from 'fast-check';
import { GivenAnswers, MOST_ANSWER, Properties } from '../../../../contract/properties.ts';
import type { Property } from '../../../../contract/properties.ts';
import {
  answerProperties,
  keepAnswered,
} from '../../../../server/modules/services/properties/answer-properties.ts';

const idOf = (number: number) => `70000000-0000-4000-8000-${String(number).padStart(12, '0')}`;
const [OWN, GUESTS] = [idOf(101), idOf(102)];

function ask(...properties: readonly object[]): readonly Property[] {
  return Properties.parse(properties.map((one, at) => ({ id: idOf(at), name: `Question ${at}`, ...one })));
}

function answer(properties: readonly Property[], given: object) {
  return answerProperties(properties, GivenAnswers.parse(given), '/body/properties');
}

const payer = {
  kind: 'choice',
  name: 'Who pays',
  choices: [
    { id: OWN, name: 'We do', settlementValue: 'INT' },
    { id: GUESTS, name: 'Guests' },
  ],
};

describe('answers to the questions of a team', () => {
  test('are kept with the question of then, what people read, and what finance reads', () => {
    const asked = ask(
      { kind: 'number' },
      payer,
      { kind: 'checkbox' },
      { kind: 'text' },
      { kind: 'multi-line' },
    );
    const given = {
      [idOf(0)]: 12.5,
      [idOf(1)]: OWN,
      [idOf(2)]: true,
      [idOf(3)]: ' nuts ',
      [idOf(4)]: 'a\r\nb',
    };

    const { answers, errors } = answer(asked, given);
    expect(errors).toEqual([]);
    expect(answers.map(({ value, shown, settlementValue }) => [value, shown, settlementValue])).toEqual([
      [12.5, '12.5', '12.5'],
      [OWN, 'We do', 'INT'],
      [true, 'yes', 'yes'],
      ['nuts', 'nuts', 'nuts'],
      ['a\nb', 'a\nb', 'a\nb'],
    ]);
    expect(answers[1]).toMatchObject({ id: idOf(1), name: 'Who pays', kind: 'choice' });
    expect(answer(asked, { [idOf(1)]: GUESTS }).answers[0]).toMatchObject({ settlementValue: 'Guests' });
  });

  test('are left out where nothing was answered, but a box that is not ticked says no', () => {
    const asked = ask({ kind: 'text' }, { kind: 'checkbox' }, { kind: 'number' }, payer);
    const { answers, errors } = answer(asked, { [idOf(0)]: ' \n', [idOf(2)]: null, [idOf(3)]: '' });
    expect(errors).toEqual([]);
    expect(answers).toMatchObject([{ kind: 'checkbox', value: false, shown: 'no' }]);
  });

  test.each([
    [
      'nothing where an answer is required',
      { kind: 'text', isRequired: true },
      undefined,
      'must be answered',
    ],
    ['blanks where an answer is required', { kind: 'text', isRequired: true }, ' ', 'must be answered'],
    ['no choice where one is required', { ...payer, isRequired: true }, '', 'must be answered'],
    ['a box that must be ticked', { kind: 'checkbox', isRequired: true }, false, 'must be ticked'],
    [
      'a box that must be ticked, not even shown',
      { kind: 'checkbox', isRequired: true },
      undefined,
      'must be ticked',
    ],
    ['words for a number', { kind: 'number' }, 'ten', 'must be a number'],
    ['a number beyond what counts', { kind: 'number' }, 2 ** 60, 'is more than can be counted'],
    ['a number for words', { kind: 'text' }, 10, 'must be text'],
    ['a tick for a choice', payer, true, 'must be one of the answers to choose from'],
    ['a choice that is not offered', payer, idOf(9), 'must be one of the answers to choose from'],
    ['two lines in one', { kind: 'text' }, 'a\nb', 'must be one line of ordinary characters'],
    ['NUL', { kind: 'multi-line' }, 'a\0b', 'must be ordinary characters'],
    ['text that turns text around', { kind: 'text' }, 'a\u202Eb', 'must be one line of ordinary characters'],
  ])('S20: %s is a mistake at its field', (_case, property, given, detail) => {
    const { answers, errors } = answer(ask(property), given === undefined ? {} : { [idOf(0)]: given });
    expect(answers).toEqual([]);
    expect(errors).toEqual([{ pointer: `/body/properties/${idOf(0)}`, detail }]);
  });

  test('S20: an answer to what is not asked is a mistake, and everything that is wrong is said at once', () => {
    const asked = ask({ kind: 'text', isRequired: true }, { kind: 'number' });
    expect(answer(asked, { [idOf(1)]: 'x', [idOf(7)]: 'y' }).errors).toEqual([
      { pointer: `/body/properties/${idOf(7)}`, detail: 'is not asked by this team any more' },
      { pointer: `/body/properties/${idOf(0)}`, detail: 'must be answered' },
      { pointer: `/body/properties/${idOf(1)}`, detail: 'must be a number' },
    ]);
  });

  test('S20: 10,000 characters, markup, emoji and right-to-left text are text', () => {
    const asked = ask({ kind: 'multi-line' });
    for (const text of [
      'x'.repeat(MOST_ANSWER),
      '<script>alert(1)</script>',
      '👩‍🍳🥜',
      'אגוזים ובוטנים',
      '=1+1',
    ]) {
      expect(answer(asked, { [idOf(0)]: text })).toMatchObject({ answers: [{ shown: text }], errors: [] });
    }
  });

  test('every answer that is taken can be given again and is the same then', () => {
    const asked = ask({ kind: 'text' }, { kind: 'multi-line' }, { kind: 'number' }, { kind: 'checkbox' });
    const text = fc.string({ unit: 'binary', maxLength: 50 });
    const number = fc.double({ noNaN: true, noDefaultInfinity: true });
    const given = fc.record(
      { [idOf(0)]: text, [idOf(1)]: text, [idOf(2)]: number, [idOf(3)]: fc.boolean() },
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(given, (once) => {
        const { answers } = answer(asked, once);
        const again = Object.fromEntries(answers.map(({ id, value }) => [id, value]));
        expect(answer(asked, again)).toEqual({ answers, errors: [] });
      }),
    );
  });

  test('keep their words when the question is renamed, and lose them only when another answer is given', () => {
    const before = answer(ask(payer), { [idOf(0)]: OWN }).answers;
    const renamed = ask({ ...payer, name: 'Payer', choices: [{ id: OWN, name: 'The house' }] });
    expect(keepAnswered(answer(renamed, { [idOf(0)]: OWN }).answers, before)).toEqual(before);
    const other = ask({ ...payer, name: 'Payer' });
    expect(keepAnswered(answer(other, { [idOf(0)]: GUESTS }).answers, before)).toMatchObject([
      { name: 'Payer' },
    ]);
  });
});

const problems = (...properties: readonly object[]) =>
  Properties.safeParse(properties.map((one, at) => ({ id: idOf(at), ...one }))).error?.issues.map(
    ({ path }) => path.join('/'),
  );

describe('the questions of a team', () => {
  test('come with answers to choose from where they are a choice, and only there', () => {
    expect(problems({ kind: 'choice', name: 'Who pays' })).toEqual(['0/choices']);
    expect(problems({ ...payer, kind: 'text' })).toEqual(['0/choices']);
    expect(problems(payer)).toBeUndefined();
  });

  test('have names of their own, and there are thirty at most', () => {
    const one = { kind: 'text', name: 'Allergies' };
    expect(problems(one, { ...one, name: 'ALLERGIES' })).toEqual(['1/name']);
    const many = (count: number) => Array.from({ length: count }, (_, at) => ({ ...one, name: `No ${at}` }));
    expect(problems(...many(30))).toBeUndefined();
    expect(problems(...many(31))).toEqual(['']);
  });
});
