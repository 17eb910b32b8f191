import { appRolesOf, isGuestBy } from '../../../server/entra/sign-in-claims.ts';

const tid = '11111111-2222-4333-8444-555555555555';
const iss = `https://login.sim.test/${tid}/v2.0`;

describe('app roles', () => {
  test('are the list in the token, or none', () => {
    expect(appRolesOf({ roles: ['Foyer.Use'] })).toEqual(['Foyer.Use']);
    expect(appRolesOf({})).toEqual([]);
  });

  test.each([['Foyer.Use'], [[1]], [{}], [null]])('are not guessed from %j', (roles) => {
    expect(appRolesOf({ roles })).toBeNull();
  });
});

describe('a guest', () => {
  test.each([
    ['by the account claim', { acct: 1 }, true],
    ['by another directory', { iss, tid, idp: 'https://sts.windows.net/other/' }, true],
    ['by a social account', { iss, tid, idp: 'live.com' }, true],
    ['not without a word of it', { iss, tid }, false],
    ['not as a member', { iss, tid, acct: 0, idp: iss }, false],
    [
      'not when the own directory is named the old way',
      { iss, tid, idp: `https://sts.windows.net/${tid}/` },
      false,
    ],
  ])('is told %s', (_, claims, isGuest) => {
    expect(isGuestBy(claims)).toBe(isGuest);
  });
});
