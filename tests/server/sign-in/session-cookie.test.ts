import { sessionCookie } from '../../../server/modules/sign-in/session-cookie.ts';

const id = 'A'.repeat(43);

describe('the cookie of a portal session', () => {
  const cookie = sessionCookie('https://foyer.example');

  test('cannot be planted by another host of the domain, read by a script or sent by a form of another site', () => {
    expect(cookie.issue(id)).toBe(`__Host-sid=${id}; Path=/; HttpOnly; SameSite=Lax; Max-Age=43200; Secure`);
    expect(cookie.remove).toBe('__Host-sid=; Path=/; HttpOnly; SameSite=Lax; Max-Age=0; Secure');
  });

  test('counts when it is there once and has the form of ours', () => {
    expect(cookie.read(`x=1; __Host-sid=${id}`)).toEqual({ kind: 'one', id });
    expect(cookie.read(undefined)).toEqual({ kind: 'none' });
    expect(cookie.read(`sid=${id}`)).toEqual({ kind: 'none' });
    expect(cookie.read(`__Host-sid=${id}; __Host-sid=${id}`)).toEqual({ kind: 'doubtful' });
    expect(cookie.read('__Host-sid=../x')).toEqual({ kind: 'doubtful' });
  });
});
