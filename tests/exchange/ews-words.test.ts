import { readFileSync } from 'node:fs';
import { explain } from '../../server/kernel/catalogue/index.ts';
import { byOutboundFault, problemOf, wordsFor } from '../../server/exchange/ews/ews-words.ts';

/** Every code that this adapter can tell, as it stands in its sources. */
const folder = new URL('../../server/exchange/ews/', import.meta.url);
const codes = ['ews-words.ts', 'soap-call.ts', 'ews-client.ts', 'ews-faults.ts']
  .flatMap((file) => [
    ...readFileSync(new URL(file, folder), 'utf8').matchAll(
      /'((?:Error|Ews|Login|Redirected|Service|Answer|Tls|Dns|Invalid)[A-Z]\w+)'/g,
    ),
  ])
  .map(([, code]) => code ?? '');

test('every code that the adapter tells is in the catalogue, with what to do', () => {
  const all = [...new Set([...codes, ...Object.values(byOutboundFault).map(({ code }) => code)])];

  expect(all.length).toBeGreaterThan(40);
  expect(all.filter((code) => !explain(code))).toEqual([]);
});

test('a code that is in no list is told as it is, with how to look it up', () => {
  expect(problemOf('ErrorOfTheYear2031')).toBe('exchange-unreadable');
  expect(wordsFor('ErrorOfTheYear2031')).toMatch(/^Exchange refused .+ looks the code up .+\.$/);
});
