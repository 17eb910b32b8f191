import type { GivenCustomAnswers } from '../../../contract/visitor-fields.ts';
import { CustomField, CustomFieldId } from '../../../contract/visitor-fields.ts';
import { answerFields, givenIn } from '../../../server/modules/visitors/answer-fields.ts';

const id = (last: number) => CustomFieldId.parse(`7b6c0f4e-5c0a-4a43-9a52-00000000000${last}`);
const field = (last: number, more: object) => CustomField.parse({ id: id(last), kind: 'text', ...more });
const unit = field(1, { name: 'Unit', isRequired: true });
const meal = field(2, { name: 'Meal', kind: 'choice', choices: ['Vegan', 'Anything'] });
const answer = (
  given: GivenCustomAnswers,
  fields = [unit, meal],
  before: ReturnType<typeof answerFields>['answers'] = [],
) => answerFields('Reception CPH', fields, given, before);

describe('the own fields of a reception', () => {
  test('are answered in the order in which they are asked, under their names', () => {
    expect(answer({ [id(2)]: 'Vegan', [id(1)]: 'Sales' })).toEqual({
      answers: [
        { id: id(1), name: 'Unit', value: 'Sales' },
        { id: id(2), name: 'Meal', value: 'Vegan' },
      ],
      errors: [],
    });
  });

  test('say everything that is wrong, each at its field', () => {
    expect(answer({ [id(2)]: 'Fish', [id(3)]: 'x' }).errors).toEqual([
      { id: id(1), detail: 'Reception CPH asks for it' },
      { id: id(2), detail: 'must be one of the answers to choose from' },
      { id: id(3), detail: 'is not asked by Reception CPH' },
    ]);
  });

  test('keep what was answered before in the words of then, though the choice or the field is no more', () => {
    const before = [
      { id: id(1), name: 'Department', value: 'Sales' },
      { id: id(2), name: 'Meal', value: 'Fish' },
      { id: id(3), name: 'Badge', value: '17' },
    ];
    expect(answer(givenIn(before), [unit, meal], before)).toEqual({ answers: before, errors: [] });
    const emptied = answer({ ...givenIn(before), [id(3)]: '' }, [unit, meal], before);
    expect(emptied).toEqual({ answers: before.slice(0, 2), errors: [] });
    expect(answer({ ...givenIn(before), [id(2)]: 'Meat' }, [unit, meal], before).errors).toHaveLength(1);
  });
});
