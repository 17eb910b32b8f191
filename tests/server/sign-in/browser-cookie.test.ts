import { browserCookie } from '../../../server/modules/sign-in/browser-cookie.ts';

const secret = 'A'.repeat(43);
const other = 'B'.repeat(43);

describe('the cookie that ties a sign-in to its browser', () => {
  const { issue, read } = browserCookie('https://foyer.example');

  test('cannot be planted by another host of the domain', () => {
    expect(issue(undefined).setCookie).toMatch(
      /^__Host-pre=[\w-]{43}; Path=\/; HttpOnly; SameSite=Lax; Max-Age=600; Secure$/,
    );
  });

  test('is kept by a browser that has one, and new for one that has none', () => {
    expect(issue(`x=1; __Host-pre=${secret}`).browser).toBe(secret);
    expect(issue(undefined).browser).not.toBe(issue(undefined).browser);
  });

  test.each([
    ['none', undefined],
    ['another', `pre=${secret}`],
    ['one of another form', '__Host-pre=short'],
    ['two', `__Host-pre=${secret}; __Host-pre=${other}`],
  ])('counts as absent when there is %s', (_, header) => {
    expect(read(header)).toBe('');
    expect(issue(header).browser).not.toBe(secret);
  });
});
