import { problemCodes } from '../../../contract/problem.ts';
import { toProblem } from '../../../server/http/foreign-errors.ts';
import { problemTable } from '../../../server/kernel/problem-table.ts';
import { Problem } from '../../../server/kernel/problem.ts';

describe('the table of problems', () => {
  test.each(problemCodes)('has everything about %s: a fitting status and whole sentences', (code) => {
    const { status, title, meaning, remedy } = problemTable[code];

    expect(status).toBeGreaterThanOrEqual(400);
    expect(status).toBeLessThan(600);
    expect(title).toMatch(/^[A-Z].*[^.]$/);
    for (const text of [meaning, remedy]) expect(text).toMatch(/^[A-Z`].*\.$/s);
  });

  test('has a title of its own for each code', () => {
    const titles = problemCodes.map((code) => problemTable[code].title);
    expect(new Set(titles).size).toBe(titles.length);
  });
});

describe('an error of a library', () => {
  test.each(['08006', '57P01', '53300', '25006'])(
    'with SQLSTATE %s means that the database cannot be used',
    (code) => {
      expect(toProblem(Object.assign(new Error('x'), { code }))).toMatchObject({
        code: 'storage-unavailable',
      });
    },
  );

  test('about a broken rule of the database is a bug, not an outage', () => {
    expect(toProblem(Object.assign(new Error('x'), { code: '23505' }))).toBe(500);
  });

  test.each([[new Error('x')], ['text'], [null], [undefined], [{ status: 404 }]])(
    'that is unknown is a bug: %p',
    (error) => {
      expect(toProblem(error)).toBe(500);
    },
  );

  test('about a file that is not there is not-found, other client mistakes keep their status', () => {
    expect(toProblem(Object.assign(new Error('x'), { status: 404 }))).toMatchObject({ code: 'not-found' });
    expect(toProblem(Object.assign(new Error('x'), { status: 416 }))).toBe(416);
    expect(toProblem(Object.assign(new Error('x'), { status: 200 }))).toBe(500);
  });

  test('that is a Problem stays what it is', () => {
    const problem = new Problem('no-role', 'x');
    expect(toProblem(problem)).toBe(problem);
  });
});
