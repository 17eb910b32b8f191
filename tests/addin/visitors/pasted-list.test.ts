import { readPasted } from '../../../addin/visitors/pasted-list.ts';

const read = (text: string) =>
  readPasted(text).people.map(({ line, name, mail, company, phone }) => [line, name, mail, company, phone]);

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

  test('reads columns by the names in its first line, the own fields of the reception among them', () => {
    const fields = [{ id: 'f1', name: 'Meal' }];
    const sheet = [
      'Company;Full name;E-mail;Phone;Number plate;Language;Notes;meal;Shoe size',
      'Fabrikam;"Olsen; Vera";vera@fabrikam.example;20304050;AB 12 345;da;two bags;Vegan;41',
      ';;li@fabrikam.example;;;;;;',
    ].join('\n');
    const { people, unknown } = readPasted(sheet, fields);
    expect(unknown).toEqual(['Shoe size']);
    expect(people).toEqual([
      {
        line: 2,
        name: 'Olsen; Vera',
        mail: 'vera@fabrikam.example',
        company: 'Fabrikam',
        phone: '20304050',
        carPlate: 'AB 12 345',
        language: 'da',
        note: 'two bags',
        answers: { f1: 'Vegan' },
      },
      expect.objectContaining({ line: 3, name: 'Li', mail: 'li@fabrikam.example', answers: { f1: '' } }),
    ]);
  });

  test('a comma within quotation marks parts nothing, and two marks are one', () => {
    expect(read('"Olsen, Vera","Fabrikam ""North"", Inc.",vera@fabrikam.example')).toEqual([
      [1, 'Olsen, Vera', 'vera@fabrikam.example', 'Fabrikam "North", Inc.', ''],
    ]);
  });
});
