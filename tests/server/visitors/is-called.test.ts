import { isCalled } from '../../../server/modules/visitors/personal-data/is-called.ts';

describe('somebody who is looked for by name', () => {
  test.each([
    ['Véra Olsen-Kjær', 'vera', true],
    ['Véra Olsen-Kjær', 'KJAER Vé', true],
    ['Véra Olsen-Kjær', 'olsen kjaer vera', true],
    ['Véra Olsen-Kjær', 'jaer', false],
    ['Véra Olsen-Kjær', 'vera holm', false],
    ['李小龍', '李小龍', true],
    ['Straße', 'strasse', true],
    ['Vera', ' - ', false],
    ['', 'vera', false],
  ])('%s is found by %s: %s', (name, sought, is) => {
    expect(isCalled(name, sought)).toBe(is);
  });
});
