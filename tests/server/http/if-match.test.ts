import { readVersion } from '../../../server/http/if-match.ts';

const read = (header?: string) =>
  readVersion({ headers: header === undefined ? {} : { 'if-match': header } });
const codeOf = (header?: string) => {
  try {
    read(header);
    return 'none';
  } catch (error) {
    return error instanceof Error && 'code' in error ? error.code : error;
  }
};

test('reads the version that a change was made from, with and without quotes', () => {
  expect([read('"7"'), read('7'), read(' "12" ')]).toEqual([7, 7, 12]);
});

test('a change that names no version is asked for one', () => {
  expect([codeOf(), codeOf('')]).toEqual(['precondition-required', 'precondition-required']);
});

test.each(['*', 'W/"7"', '"7', '"7", "8"', '-1', '1e3', '0x10', '9999999999', 'seven'])(
  'a tag that says nothing about what was seen is refused: %s',
  (header) => {
    expect(codeOf(header)).toBe('invalid-request');
  },
);
