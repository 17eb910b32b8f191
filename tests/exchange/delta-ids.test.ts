import { cutToIds } from '../../server/exchange/graph/delta-ids.ts';

const cut = (body: unknown) => cutToIds(Buffer.from(JSON.stringify(body)));

test('of a page of changes only ids, versions, removals and links are left', () => {
  const page = {
    '@odata.context': 'CANARY',
    '@odata.deltaLink': 'https://graph.test/d',
    value: [
      { id: 'a', changeKey: 'k', '@odata.etag': 'e', subject: 'CANARY', body: { content: 'CANARY' } },
      { id: 'b', '@removed': { reason: 'deleted', CANARY: 1 } },
    ],
  };

  expect(JSON.parse(cut(page))).toEqual({
    '@odata.deltaLink': 'https://graph.test/d',
    value: [
      { id: 'a', changeKey: 'k', '@odata.etag': 'e' },
      { id: 'b', '@removed': { reason: 'deleted' } },
    ],
  });
});

test.each([
  ['no list', { subject: 'CANARY' }],
  ['items that are none', { value: ['CANARY'] }],
])('a page with %s is not passed on at all', (_case, page) => {
  expect(cut(page)).toBe('');
});

test('text that breaks off is not passed on, where it would be quoted', () => {
  expect(cutToIds(Buffer.from('{"value":[{"subject":"CANARY'))).toBe('');
});
