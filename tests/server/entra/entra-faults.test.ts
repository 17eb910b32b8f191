import { ServerError } from '@azure/msal-node';
import { isSpentGrant, toEntraProblem } from '../../../server/entra/entra-faults.ts';
import { explained } from '../../../server/kernel/catalogue/index.ts';

/** What msal-node throws when Entra refuses; the description names people and tenants. */
const refused = (number: number | null, error = 'invalid_grant') =>
  new ServerError(
    error,
    '0f0e0d0c-2222-4333-8444-555555555555',
    number === null ? 'CANARY' : `AADSTS${number}: CANARY of tenant`,
    undefined,
    number === null ? undefined : String(number),
    400,
  );

describe('a refusal of Entra', () => {
  test.each([700016, 7000229, 90002, 700027, 65001, 50105, 53003, 70011])(
    'is told in the words of the catalogue: AADSTS%s',
    (number) => {
      const problem = toEntraProblem(refused(number));

      expect(problem.code).toBe('exchange-unauthorized');
      expect(problem.extra.exchangeCode).toBe(`AADSTS${number}`);
      expect(problem.message).toContain(explained(String(number)));
      expect(problem.message).not.toContain('CANARY');
    },
  );

  test('without a number is explained by its name', () => {
    const { message, extra } = toEntraProblem(refused(null, 'unauthorized_client'));

    expect(extra.exchangeCode).toBe('unauthorized_client');
    expect(message).toContain(explained('AppDisabled'));
  });

  test('that nobody knows says where to look it up', () => {
    expect(toEntraProblem(refused(123456)).message).toContain('login.microsoftonline.com/error');
  });
});

describe('a sign-in that only has to be begun again', () => {
  test.each([
    ['a code that expired or was used', 70008, true],
    ['a second factor that is asked for', 50076, true],
    ['an application that is not known', 700016, false],
    ['consent that is missing', 65001, false],
    ['a policy that blocks the person', 53003, false],
  ])('%s: %s', (_case, number, spent) => {
    expect(isSpentGrant(refused(number))).toBe(spent);
    expect(isSpentGrant(toEntraProblem(refused(number)))).toBe(spent);
  });
});
