import { newPass } from '../../../server/modules/visitors/pass/new-pass.ts';
import { passLink } from '../../../server/modules/visitors/pass/pass-link.ts';

test('a pass is sixteen random bytes that stand in a link as they are', () => {
  const passes = Array.from({ length: 100 }, newPass);
  expect(new Set(passes).size).toBe(100);
  for (const pass of passes) {
    expect(pass).toMatch(/^[A-Za-z0-9_-]{22}$/);
    expect(encodeURIComponent(pass)).toBe(pass);
  }
});

test('the link carries the pass where no server sees it', () => {
  const link = new URL(passLink('https://foyer.example', 'abc'));
  expect([link.origin, link.pathname, link.search, link.hash]).toEqual([
    'https://foyer.example',
    '/kiosk/',
    '',
    '#pass=abc',
  ]);
  expect(passLink('https://foyer.example/', 'abc')).toBe(link.href);
});
