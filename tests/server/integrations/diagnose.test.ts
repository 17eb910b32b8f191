import { stepNames } from '../../../contract/integrations.ts';
import { integrationTexts } from '../../../portal/texts/integrations.ts';
import { Problem } from '../../../server/kernel/problem.ts';
import { diagnose, diagnoseFailure } from '../../../server/modules/integrations/diagnose.ts';
import { OutboundFault } from '../../../server/outbound/fault.ts';

const at = { where: 'token', correlationId: 'of the attempt' } as const;
const thrown = (error: unknown) => diagnoseFailure({ kind: 'thrown', error }, at);

describe('diagnosing what a step met', () => {
  test("takes Microsoft's code, and its words from the catalogue", () => {
    const problem = new Problem('exchange-unauthorized', 'no', { exchangeCode: 'AADSTS700027' });
    expect(thrown(problem)).toMatchObject({
      domain: 'Microsoft Entra',
      code: 'AADSTS700027',
      where: 'Sign-in to Microsoft',
    });
  });

  test("names Microsoft's own id of the call where there is one, and the attempt's else", () => {
    const cause = Object.assign(new Error('inner'), { correlationId: '0b1c2d3e-4f50-4a6b' });
    const problem = new Problem('entra-unavailable', 'no', {}, { cause: new Error('outer', { cause }) });

    expect(thrown(problem).correlationId).toBe('0b1c2d3e-4f50-4a6b');
    expect(thrown(new Problem('entra-unavailable', 'no')).correlationId).toBe('of the attempt');
  });

  test('shows a code that no list has, with the words that came along', () => {
    const problem = new Problem('exchange-unreadable', 'Something new happened.', {
      exchangeCode: 'ErrorBrandNew',
    });
    expect(thrown(problem)).toMatchObject({ code: 'ErrorBrandNew', explanation: 'Something new happened.' });
    expect(thrown(problem).fix).not.toBe('');
  });

  test.each([
    ['dns', 'DnsFailed'],
    ['blocked', 'AddressForbidden'],
    ['refused', 'HostUnreachable'],
    ['reset', 'ConnectionBroken'],
    ['timeout', 'NoAnswer'],
    ['tls', 'TlsUntrusted'],
  ] as const)('knows a connection that ended as %s', (kind, code) => {
    expect(thrown(new OutboundFault(kind, 'x')).code).toBe(code);
  });

  test('puts what this case knows behind the explanation', () => {
    expect(diagnose('NoRooms', { ...at, more: 'One more thing.' }).explanation).toMatch(/ One more thing\.$/);
  });
});

test('where it happened is said in the words that stand over the step in the portal', () => {
  const portal: Readonly<Record<string, string>> = integrationTexts.attempt.steps;
  for (const where of stepNames) {
    expect(diagnose('NoAnswer', { where, correlationId: null }).where).toBe(portal[where]);
  }
});
