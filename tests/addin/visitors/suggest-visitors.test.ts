import { nameIn, suggestVisitors } from '../../../addin/visitors/suggest-visitors.ts';

const own = ['nordhavn.example'];

describe('who is offered as a visitor', () => {
  test('are attendees of foreign domains, in the order of the form, and nobody who is expected already', () => {
    const attendees = [
      'bent@nordhavn.example',
      'vera@fabrikam.example',
      'room@mail.nordhavn.example',
      'li@contoso.example',
      'somebody unresolved',
      'x@notnordhavn.example',
    ];
    expect(suggestVisitors(attendees, own, [null, 'li@contoso.example']).map(({ mail }) => mail)).toEqual([
      'vera@fabrikam.example',
      'x@notnordhavn.example',
    ]);
  });

  test.each([
    ['vera.olsen@fabrikam.example', 'Vera Olsen'],
    ['vera_olsen-smith+work@fabrikam.example', 'Vera Olsen Smith'],
    ['øjvind@fabrikam.example', 'Øjvind'],
    ['info@fabrikam.example', 'Info'],
  ])('%s is called %s until somebody corrects it', (mail, name) => {
    expect(nameIn(mail)).toBe(name);
  });
});
