import { asItIs, onTopOf } from '../../../addin/services/typed-change.ts';
import type { TemplateReply } from '../../../contract/services.ts';
import { at } from '../outlook/composed-fakes.ts';
import { aTemplate } from './a-team.ts';

const deadline = {
  at: at('2026-12-01T07:00:00Z'),
  isPassed: false,
  sentence: 'Order by Tue 1 Dec.',
  language: 'en' as const,
};
const answers = (diet: string, floor: string) =>
  [
    { id: 'diet', name: 'Diet', kind: 'text', value: diet, shown: diet },
    { id: 'floor', name: 'Floor', kind: 'text', value: floor, shown: floor },
  ] as unknown as TemplateReply['properties']; // ids are not branded here

const before = aTemplate({ text: 'rows', offsetMinutes: -30, properties: answers('vegan', '1') }, deadline);

test('what the person left as it was follows what others wrote, and what they typed stays', () => {
  const current = {
    ...before,
    offsetMinutes: -15,
    properties: answers('halal', '2'),
    version: 2,
  };
  const asSeen = asItIs(before);
  const typed = { ...asSeen, text: 'a circle', answers: { ...asSeen.answers, floor: '3' } };

  expect(onTopOf(typed, before, current)).toEqual({
    ...asItIs(current),
    text: 'a circle',
    answers: { diet: 'halal', floor: '3' },
  });
});

test('a moment is taken as one: half of theirs and half of the person’s would be nobody’s', () => {
  const current = { ...before, offsetMinutes: -15, version: 2 };
  const typed = { ...asItIs(before), offsetFrom: 'end' as const };

  expect(onTopOf(typed, before, current)).toMatchObject({ offsetMinutes: -30, offsetFrom: 'end' });
});
