import { readPasted } from '../../../addin/visitors/pasted-list.ts';

const read = (text: string) =>
  readPasted(text).map(({ line, name, mail, company, phone }) => [line, name, mail, company, phone]);

describe('a pasted list of visitors', () => {
  test.each([
    ['Vera Olsen <vera@fabrikam.example>;', [1, 'Vera Olsen', 'vera@fabrikam.example', '', '']],
    ['"Olsen, Vera" <vera@fabrikam.example>', [1, 'Olsen, Vera', 'vera@fabrikam.example', '', '']],
    ['<vera.olsen@fabrikam.example>', [1, 'Vera Olsen', 'vera.olsen@fabrikam.example', '', '']],
    ['vera.olsen@fabrikam.example', [1, 'Vera Olsen', 'vera.olsen@fabrikam.example', '', '']],
    [
      'Vera Olsen\tFabrikam\tvera@fabrikam.example\t+45 20 30 40 50',
      [1, 'Vera Olsen', 'vera@fabrikam.example', 'Fabrikam', '+45 20 30 40 50'],
    ],
    [
      'vera@fabrikam.example; "Vera Olsen"; 20304050; Fabrikam, Inc.',
      [1, 'Vera Olsen', 'vera@fabrikam.example', 'Fabrikam, Inc.', '20304050'],
    ],
    ['李小龍, Fabrikam', [1, '李小龍', '', 'Fabrikam', '']],
    ['Bo', [1, 'Bo', '', '', '']],
  ])('reads %j', (line, visitor) => {
    expect(read(line)).toEqual([visitor]);
  });

  test('keeps the numbers of its lines, without the head of a table and empty lines', () => {
    expect(
      read('Name;E-mail;Company\r\n\r\nBo;bo@fabrikam.example\n  \nLi\n').map(([line, name]) => [line, name]),
    ).toEqual([
      [3, 'Bo'],
      [5, 'Li'],
    ]);
    expect(read('')).toEqual([]);
  });
});
