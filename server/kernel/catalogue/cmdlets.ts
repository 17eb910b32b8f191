import type { CmdletFacts } from './entry.ts';

/**
 * A PowerShell string in single quotes, in which nothing is expanded; a quote within is doubled. PowerShell takes the
 * typographic quotes U+2018 to U+201B for the same sign, so they are doubled as well. Control characters, which could
 * end the line, are dropped.
 */
export function quoted(text: string): string {
  const oneLine = text.replaceAll(/[\p{Cc}\u2028\u2029]/gu, '');
  return `'${oneLine.replace(/['\u2018-\u201b]/g, '$&$&')}'`;
}

const SCOPE = 'Foyer rooms';
const FILTER = "RecipientTypeDetails -eq 'RoomMailbox' -or RecipientTypeDetails -eq 'EquipmentMailbox'";

const clientIdOf = (facts: CmdletFacts) => quoted(facts.clientId ?? '<application (client) id of Foyer>');
const servicePrincipalOf = (facts: CmdletFacts) =>
  quoted(facts.servicePrincipalId ?? '<object id of the enterprise application>');
const roomOf = (facts: CmdletFacts) => quoted(facts.room ?? '<address of a room>');
const personOf = (facts: CmdletFacts) => quoted(facts.person ?? '<address of a person>');
const accountOf = (facts: CmdletFacts) => quoted(facts.account ?? '<service account>');

/**
 * Lets Foyer read the calendars of rooms in Exchange Online, and of nothing else (learn.microsoft.com/exchange/
 * permissions-exo/application-rbac). To be run in Exchange Online PowerShell.
 */
export function grantRoomCalendars(facts: CmdletFacts): string {
  return [
    `New-ServicePrincipal -AppId ${clientIdOf(facts)} -ObjectId ${servicePrincipalOf(facts)} -DisplayName 'Foyer'`,
    `New-ManagementScope -Name ${quoted(SCOPE)} -RecipientRestrictionFilter ${quoted(FILTER)}`,
    `New-ManagementRoleAssignment -App ${servicePrincipalOf(facts)} -Role 'Application Calendars.Read' -CustomResourceScope ${quoted(SCOPE)}`,
    testScope(facts),
  ].join('\n');
}

/** Shows what Exchange thinks Foyer may read; it does not see what was granted in Entra. */
export function testScope(facts: CmdletFacts): string {
  const test = `Test-ServicePrincipalAuthorization -Identity ${servicePrincipalOf(facts)} -Resource`;
  return [
    `${test} ${roomOf(facts)} | Format-Table   # InScope must be True`,
    `${test} ${personOf(facts)} | Format-Table   # InScope must be False`,
  ].join('\n');
}

/** The same for Exchange Web Services in Exchange Online, which end on 1 April 2027. */
export function grantEwsOnline(facts: CmdletFacts): string {
  return [
    `New-ServicePrincipal -AppId ${clientIdOf(facts)} -ObjectId ${servicePrincipalOf(facts)} -DisplayName 'Foyer'`,
    `New-ManagementScope -Name ${quoted(SCOPE)} -RecipientRestrictionFilter ${quoted(FILTER)}`,
    `New-ManagementRoleAssignment -App ${servicePrincipalOf(facts)} -Role 'Application EWS.AccessAsApp' -CustomResourceScope ${quoted(SCOPE)}`,
  ].join('\n');
}

/** Opens Exchange Web Services in Exchange Online for Foyer, keeping the applications that are allowed already. */
export function allowEwsOnline(facts: CmdletFacts): string {
  return [
    '$allowed = @((Get-OrganizationConfig).EwsAllowedAppIDs -split "," | Where-Object { $_ })',
    `Set-OrganizationConfig -EwsEnabled $true -EwsAllowedAppIDs (($allowed + ${clientIdOf(facts)} | Select-Object -Unique) -join ",")`,
  ].join('\n');
}

/** Lets the service account read room calendars on Exchange Server. To be run in the Exchange Management Shell. */
export function grantImpersonation(facts: CmdletFacts): string {
  return [
    `New-ManagementScope -Name ${quoted(SCOPE)} -RecipientRestrictionFilter ${quoted(FILTER)}`,
    `New-ManagementRoleAssignment -Name 'Foyer room calendars' -Role 'ApplicationImpersonation' -User ${accountOf(facts)} -CustomRecipientWriteScope ${quoted(SCOPE)}`,
  ].join('\n');
}

/** Shows, and takes away, every assignment on Exchange Server that lets the service account into all mailboxes. */
export function removeUnscopedImpersonation(facts: CmdletFacts): string {
  return [
    `$wide = Get-ManagementRoleAssignment -Role 'ApplicationImpersonation' -RoleAssignee ${accountOf(facts)} |`,
    "  Where-Object { $_.RecipientWriteScope -eq 'Organization' }",
    '$wide | Format-Table Name, RoleAssigneeName, RecipientWriteScope',
    '$wide | Remove-ManagementRoleAssignment -Confirm',
  ].join('\n');
}

/**
 * Takes away what was granted to Foyer in Entra for calendars and mail: such a grant reaches every mailbox and adds to
 * the scope in Exchange. To be run with Microsoft Graph PowerShell.
 */
export function removeWideGrants(facts: CmdletFacts): string {
  const app = servicePrincipalOf(facts);
  return [
    "Connect-MgGraph -Scopes 'AppRoleAssignment.ReadWrite.All','Application.Read.All'",
    `$grants = Get-MgServicePrincipalAppRoleAssignment -ServicePrincipalId ${app} -All`,
    '$grants | ForEach-Object {',
    '  $grant = $_',
    '  $role = (Get-MgServicePrincipal -ServicePrincipalId $grant.ResourceId).AppRoles | Where-Object Id -eq $grant.AppRoleId',
    "  if ($role.Value -match '^(Calendars|Mail|MailboxSettings|Contacts|EWS)\\.|_access_as_app$') {",
    `    Remove-MgServicePrincipalAppRoleAssignment -ServicePrincipalId ${app} -AppRoleAssignmentId $grant.Id -Confirm`,
    '  }',
    '}',
  ].join('\n');
}

/** Shows which kind of mailbox an address has. */
export function showMailbox(facts: CmdletFacts): string {
  return `Get-Recipient -Identity ${roomOf(facts)} | Format-List DisplayName, PrimarySmtpAddress, EmailAddresses, RecipientTypeDetails`;
}

/** Shows who may use Exchange Web Services: in the whole organization, and with the service account. */
export function showEwsAccess(facts: CmdletFacts): string {
  return [
    'Get-OrganizationConfig | Format-List EwsEnabled, EwsApplicationAccessPolicy, EwsAllowList, EwsBlockList',
    `Get-CASMailbox -Identity ${accountOf(facts)} | Format-List EwsEnabled, EwsApplicationAccessPolicy, EwsAllowList, EwsBlockList`,
  ].join('\n');
}

/** Shows how Exchange Server expects callers of Exchange Web Services to sign in. */
export function showEwsDirectory(): string {
  return 'Get-WebServicesVirtualDirectory | Format-List Server, ExternalUrl, InternalUrl, *Authentication*';
}

/** Gives the service account a throttling policy of its own on Exchange Server. */
export function giveThrottlingPolicy(facts: CmdletFacts): string {
  return [
    "New-ThrottlingPolicy -Name 'Foyer' -EwsMaxConcurrency 27 -EwsMaxSubscriptions 5000",
    `Set-Mailbox -Identity ${accountOf(facts)} -ThrottlingPolicy 'Foyer'`,
  ].join('\n');
}
