import { assert, boolean, constantFrom, option, property, record, string } from 'fast-check';
import { shownTitle } from '../../../server/modules/meetings/shown-title.ts';
import type { TitledSighting } from '../../../server/modules/meetings/shown-title.ts';

const seen = (more: Partial<TitledSighting> = {}): TitledSighting => ({
  subject: 'Budget',
  isPrivate: false,
  isCanceled: false,
  response: 'accepted',
  organizer: 'anna@nordhavn.example',
  organizerName: 'Anna Holm',
  ...more,
});

describe('what a meeting is called', () => {
  test.each([
    ['as its room shows it', [seen()], 'Budget'],
    ['without the organizer, whom Exchange puts in front', [seen({ subject: 'Anna Holm Budget' })], 'Budget'],
    [
      'a name that only begins like the organizer stays',
      [seen({ subject: 'Anna Holms plan' })],
      'Anna Holms plan',
    ],
    ['nothing, where the organizer stands in its place', [seen({ subject: 'Anna Holm' })], null],
    ['nothing, where the room keeps no titles', [seen({ subject: '' })], null],
    ['nothing, of a private meeting', [seen({ subject: null, isPrivate: true })], null],
    ['nothing, when one of its rooms says private', [seen(), seen({ isPrivate: true })], null],
    ['nothing, before the room has answered', [seen({ response: 'none' })], null],
    ['nothing, while somebody has to approve it', [seen({ response: 'tentative' })], null],
    ['nothing, once it is canceled', [seen({ subject: 'Canceled: Budget', isCanceled: true })], null],
    ['what the second room shows', [seen({ subject: 'Anna Holm' }), seen()], 'Budget'],
    ['nothing, when no room shows it', [], null],
  ])('%s', (_what, sightings, expected) => {
    expect(shownTitle(sightings)).toBe(expected);
  });

  test('is never said when any room marks it as private, whatever the others show', () => {
    const sighting = record({
      subject: option(string()),
      isPrivate: boolean(),
      isCanceled: boolean(),
      response: constantFrom('accepted', 'tentative', 'declined', 'organizer', 'none'),
      organizer: option(string()),
      organizerName: option(string()),
    });
    assert(
      property(sighting, sighting, (one, other) => {
        expect(shownTitle([one, { ...other, isPrivate: true }])).toBeNull();
        expect(shownTitle([{ ...one, isPrivate: true }, other])).toBeNull();
      }),
    );
  });
});
