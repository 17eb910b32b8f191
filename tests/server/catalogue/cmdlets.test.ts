import * as fc from 'fast-check';
import { catalogue, explain, grantEwsOnline } from '../../../server/kernel/catalogue/index.ts';
import type { CmdletFacts } from '../../../server/kernel/catalogue/index.ts';
import { quoted } from '../../../server/kernel/catalogue/cmdlets.ts';

const facts = {
  clientId: '11111111-2222-4333-8444-555555555555',
  servicePrincipalId: '99999999-2222-4333-8444-555555555555',
  room: 'fjord@nordhavn.example',
  person: 'olav@nordhavn.example',
  account: 'NORDHAVN\\svc-foyer',
};
const commandOf = (code: string, given: CmdletFacts = facts) => explain(code)?.cmdlet?.(given) ?? '';

/** How PowerShell reads a text in single quotes: a doubled quote is one, any other ends it. Null: not one string. */
function readBack(written: string): string | null {
  const inside = /^'((?:[^'\u2018-\u201b]|['\u2018-\u201b]{2})*)'$/u.exec(written)?.[1];
  return inside?.replace(/(['\u2018-\u201b])['\u2018-\u201b]/gu, '$1') ?? null;
}

describe('what goes into a command', () => {
  test('stays one string, whatever it is', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const back = readBack(quoted(text));
        expect(back).toBe(text.replaceAll(/[\p{Cc}\u2028\u2029]/gu, ''));
      }),
    );
  });

  test.each([
    ["'; Remove-Mailbox -Identity * #", "'''; Remove-Mailbox -Identity * #'"],
    ['\u2019; Remove-Mailbox', "'\u2019\u2019; Remove-Mailbox'"],
    ['$(Remove-Mailbox)', "'$(Remove-Mailbox)'"],
    ['a\r\nRemove-Mailbox', "'aRemove-Mailbox'"],
    ["O'Brien@example.com", "'O''Brien@example.com'"],
  ])('cannot break out: %j', (text, written) => {
    expect(quoted(text)).toBe(written);
    for (const { cmdlet } of catalogue) {
      const command = cmdlet?.({
        clientId: text,
        servicePrincipalId: text,
        room: text,
        person: text,
        account: text,
      });
      expect(command?.replaceAll(written, '') ?? '').not.toContain('Remove-Mailbox');
    }
  });

  test('is a placeholder where it is not known', () => {
    expect(commandOf('ScopeNotEffective', {})).toContain("'<object id of the enterprise application>'");
  });
});

describe('the commands', () => {
  test('let Foyer read rooms in Exchange Online, and show whether it worked', () => {
    expect(commandOf('ScopeNotEffective', { ...facts, account: undefined }).split('\n')).toEqual([
      "New-ServicePrincipal -AppId '11111111-2222-4333-8444-555555555555' -ObjectId '99999999-2222-4333-8444-555555555555' -DisplayName 'Foyer'",
      "New-ManagementScope -Name 'Foyer rooms' -RecipientRestrictionFilter 'RecipientTypeDetails -eq ''RoomMailbox'' -or RecipientTypeDetails -eq ''EquipmentMailbox'''",
      "New-ManagementRoleAssignment -App '99999999-2222-4333-8444-555555555555' -Role 'Application Calendars.Read' -CustomResourceScope 'Foyer rooms'",
      "Test-ServicePrincipalAuthorization -Identity '99999999-2222-4333-8444-555555555555' -Resource 'fjord@nordhavn.example' | Format-Table   # InScope must be True",
      "Test-ServicePrincipalAuthorization -Identity '99999999-2222-4333-8444-555555555555' -Resource 'olav@nordhavn.example' | Format-Table   # InScope must be False",
    ]);
  });

  test('let Foyer use Exchange Web Services of Exchange Online for rooms only', () => {
    expect(grantEwsOnline(facts)).toMatch(
      /-Role 'Application EWS\.AccessAsApp' -CustomResourceScope 'Foyer rooms'/,
    );
  });

  test('let a service account into rooms only', () => {
    const command = commandOf('ErrorImpersonateUserDenied');
    expect(command).toContain("-Role 'ApplicationImpersonation' -User 'NORDHAVN\\svc-foyer'");
    expect(command).toContain("-CustomRecipientWriteScope 'Foyer rooms'");
  });

  test('take away what is too wide, with a question before each', () => {
    for (const code of ['ScopeTooWide', 'MailReadable']) {
      const online = commandOf(code, { ...facts, account: undefined });
      expect(online).toMatch(/Remove-MgServicePrincipalAppRoleAssignment .* -Confirm/);
      expect(commandOf(code)).toMatch(/Remove-ManagementRoleAssignment -Confirm/);
    }
  });

  test('allow the application beside those that are allowed already', () => {
    const command = commandOf('EwsDisabledForTenant');
    expect(command).toContain('Get-OrganizationConfig');
    expect(command).toMatch(/Set-OrganizationConfig -EwsEnabled \$true -EwsAllowedAppIDs .*'11111111-/);
  });
});
