import { Currency } from '../../../contract/money.ts';
import { array, assert, constantFrom, property, record } from 'fast-check';
import { Instant } from '../../../contract/primitives.ts';
import { foldNotices } from '../../../server/modules/messages/fold-notices.ts';
import type { StoredNotice } from '../../../server/modules/messages/stored-notice.ts';
import { aCancellation, aChange, aCreation, aHold, aResumption, aSlot } from './notices.ts';

const order = (gross: number) => ({
  lines: [`${gross} × Coffee`],
  gross,
  currency: Currency.parse('DKK'),
});
const answers = (value: string) => [{ name: 'Allergies', value }];

describe('several notices in one mail', () => {
  test('tell of an item that moved twice where it was first and where it is last', () => {
    const [noon, one, two] = [aSlot('12:00', 'fjord'), aSlot('13:00', 'fjord'), aSlot('14:00', 'skov')];

    const [told, ...others] = foldNotices([aChange('a', noon, one, 1), aChange('a', one, two, 2)]);

    expect(others).toEqual([]);
    expect(told?.facts).toMatchObject({ before: noon, after: two });
  });

  test('say nothing of an item that is back where it began', () => {
    const [noon, one] = [aSlot('12:00', 'fjord'), aSlot('13:00', 'fjord')];

    expect(foldNotices([aChange('a', noon, one, 1), aChange('a', one, noon, 2)])).toEqual([]);
  });

  test('still say that what was asked for has changed when time and place are the same', () => {
    const noon = aSlot('12:00', 'fjord');
    const change = aChange('a', noon, noon, 1, { text: 'rows', textBefore: 'a circle' });

    expect(foldNotices([change])).toEqual([change]);
    expect(foldNotices([change, aChange('a', noon, noon, 2, { text: 'rows' })])).toHaveLength(1);
  });

  test('still say that something else was ordered, or answered, when that came in two steps', () => {
    const noon = aSlot('12:00', 'fjord');
    const [more] = foldNotices([
      aChange('a', noon, noon, 1, { order: order(9), orderBefore: order(8) }),
      aChange('a', noon, noon, 2, { order: order(10), orderBefore: order(9) }),
    ]);
    expect(more?.facts).toMatchObject({ order: order(10), orderBefore: order(8) });
    const [other] = foldNotices([
      aChange('a', noon, noon, 1, { answers: answers('fish'), answersBefore: answers('nuts') }),
      aChange('a', noon, noon, 2, { answers: answers('none'), answersBefore: answers('fish') }),
    ]);
    expect(other?.facts).toMatchObject({ answers: answers('none'), answersBefore: answers('nuts') });
    const back = aChange('a', noon, noon, 2, { order: order(8), orderBefore: order(9) });
    expect(
      foldNotices([aChange('a', noon, noon, 1, { order: order(9), orderBefore: order(8) }), back]),
    ).toEqual([]);
  });

  test('say what the team changed of its own with its reason, also before anybody had heard of the request', () => {
    const noon = aSlot('12:00', 'fjord');
    const change = aChange('a', noon, noon, 2, { reason: 'The machine was slow' });
    expect(foldNotices([aCreation('a', noon, 1), change])).toMatchObject([
      { template: 'request-created' },
      { facts: { reason: 'The machine was slow' } },
    ]);
  });

  test('tell of a request that was moved before anybody heard of it as if it had been made so', () => {
    const [noon, one] = [aSlot('12:00', 'fjord'), aSlot('13:00', 'skov')];

    const told = foldNotices([aCreation('a', noon, 1), aChange('a', noon, one, 2)]);

    expect(told.map(({ template }) => template)).toEqual(['request-created']);
    expect(told[0]?.facts).toMatchObject({ slot: one });
  });

  test('say nothing of a request that was made and taken back before anybody heard of it', () => {
    const noon = aSlot('12:00', 'fjord');

    expect(foldNotices([aCreation('a', noon, 1), aCancellation('a', noon, 2)])).toEqual([]);
  });

  test('say of a request that waits for its room only once that it does', () => {
    const noon = aSlot('12:00', 'fjord');
    const created = aCreation('a', noon, 1);

    const told = foldNotices([created, aHold('a', noon, 2)]);

    expect(told.map(({ template }) => template)).toEqual(['request-created']);
    expect(told[0]?.facts).toMatchObject({ isRoomPending: true });
  });

  test('say nothing of a wait for the room that was over before anybody heard of it', () => {
    const noon = aSlot('12:00', 'fjord');

    const told = foldNotices([aCreation('a', noon, 1), aHold('a', noon, 2), aResumption('a', noon, 3)]);

    expect(told.map(({ template }) => template)).toEqual(['request-created']);
    expect(told[0]?.facts).toMatchObject({ isRoomPending: false, status: 'accepted' });
  });

  test('never mix two items, whatever the order they come in', () => {
    const steps = array(
      record({ item: constantFrom('a', 'b', 'c'), to: constantFrom('10:00', '11:00', '12:00') }),
      { maxLength: 12 },
    );
    assert(
      property(steps, (changes) => {
        const at = new Map<string, string>();
        const notices: StoredNotice[] = changes.map(({ item, to }, index) => {
          const before = aSlot(at.get(item) ?? '09:00', 'fjord');
          at.set(item, to);
          return aChange(item, before, aSlot(to, 'fjord'), index);
        });

        const told = foldNotices(notices);

        const moved = [...at].filter(([, to]) => to !== '09:00').map(([item]) => item);
        expect(told.map(({ item }) => item).toSorted()).toEqual(moved.toSorted());
        for (const { item, facts } of told) {
          expect(facts).toMatchObject({
            before: aSlot('09:00', 'fjord'),
            after: aSlot(at.get(item) ?? '', 'fjord'),
          });
        }
        expect(told.map(({ at: when }) => when)).toEqual(told.map(({ at: when }) => when).toSorted());
      }),
    );
  });

  test('keep their order in time', () => {
    const noon = aSlot('12:00', 'fjord');
    const told = foldNotices([aCreation('b', noon, 2), aCreation('a', noon, 1)]);

    expect(told.map(({ at }) => at)).toEqual([
      Instant.parse('2026-11-30T08:00:01Z'),
      Instant.parse('2026-11-30T08:00:02Z'),
    ]);
  });
});
