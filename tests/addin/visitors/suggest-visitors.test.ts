import * as fc from 'fast-check';
import { nameIn, nameOf, suggestVisitors } from '../../../addin/visitors/suggest-visitors.ts';
import { oneLine } from '../../../contract/primitives.ts';

const own = ['nordhavn.example'];
const invited = (mail: string, name = '', isList = false) => ({ mail, name, isList });

describe('who is offered as a visitor', () => {
  test('are attendees of foreign domains, in the order of the form, and nobody who is expected already', () => {
    const attendees = [
      'bent@nordhavn.example',
      'vera@fabrikam.example',
      'room@mail.nordhavn.example',
      'li@contoso.example',
      'somebody unresolved',
      'x@notnordhavn.example',
      '"a b"@fabrikam.example',
    ].map((mail) => invited(mail));
    expect(suggestVisitors(attendees, own, [null, 'li@contoso.example']).map(({ mail }) => mail)).toEqual([
      'vera@fabrikam.example',
      'x@notnordhavn.example',
      '"a b"@fabrikam.example',
    ]);
  });

  test.each([
    ['vera.olsen@fabrikam.example', 'Vera Olsen'],
    ['vera_olsen-smith+work@fabrikam.example', 'Vera Olsen Smith'],
    ['øjvind@fabrikam.example', 'Øjvind'],
    ['info@fabrikam.example', 'Info'],
    ['"vera olsen"@fabrikam.example', 'Vera Olsen'],
    ['"a@b"@fabrikam.example', 'A@b'],
  ])('%s is called %s until somebody corrects it', (mail, name) => {
    expect(nameIn(mail)).toBe(name);
  });

  test.each([
    ['Vera Østergaard', 'Vera Østergaard'],
    ["'Olsen, Vera'", 'Olsen, Vera'],
    ['Vera Olsen <vo@fabrikam.example>', 'Vera Olsen'],
    ['Vera Olsen (vo@fabrikam.example)', 'Vera Olsen'],
    ['李小龍', '李小龍'],
    ['ليلى', 'ليلى'],
    ['X', 'X'],
    ['VO@fabrikam.example', 'Vo'],
    ["'vo@fabrikam.example'", 'Vo'],
    ['other@contoso.example', 'Vo'],
    ['\u202Egnp.exe', 'gnp.exe'],
    ['', 'Vo'],
  ])('whom Outlook shows as %j is called %j', (shown, name) => {
    expect(nameOf({ mail: 'vo@fabrikam.example', name: shown })).toBe(name);
  });

  test('whatever Outlook shows, the name is one that can be registered', () => {
    const names = fc.oneof(
      fc.string({ unit: 'grapheme', maxLength: 400 }),
      fc.string({ unit: 'binary', maxLength: 400 }),
    );
    fc.assert(
      fc.property(names, (name) => {
        const called = nameOf({ mail: 'vo@fabrikam.example', name });
        expect(oneLine(300).safeParse(called).success).toBe(true);
      }),
    );
  });

  test.each([
    [invited('people@fabrikam.example', 'People', true), 'outlook-says'],
    [invited('info@fabrikam.example'), 'address-says'],
    [invited('sales-team@fabrikam.example', 'Sales'), 'address-says'],
    [invited('all.berlin@fabrikam.example'), 'address-says'],
    [invited('vera.olsen@fabrikam.example'), null],
    [invited('allan.list-olsen@fabrikam.example'), null],
  ] as const)('a list is nobody who comes: %j', (attendee, list) => {
    expect(suggestVisitors([attendee], own, [])).toMatchObject([{ list }]);
  });
});
