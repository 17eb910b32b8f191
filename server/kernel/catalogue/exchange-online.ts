import {
  allowEwsOnline,
  grantImpersonation,
  grantRoomCalendars,
  removeUnscopedImpersonation,
  removeWideGrants,
  showMailbox,
  testScope,
} from './cmdlets.ts';
import { entriesOf } from './entry.ts';
import type { CatalogueEntry, CmdletFacts } from './entry.ts';

const where =
  'When Foyer reads a room over Microsoft Graph: beside the room in the pane, and in Integrations.';

/** The access proof is the same for Exchange Server, where a service account reads; then its commands are shown. */
const grant = (facts: CmdletFacts) =>
  facts.account === undefined ? grantRoomCalendars(facts) : grantImpersonation(facts);
const remove = (facts: CmdletFacts) =>
  facts.account === undefined ? removeWideGrants(facts) : removeUnscopedImpersonation(facts);

/** Codes of Microsoft Graph, and what is special about Exchange Online. */
export const exchangeOnlineEntries: readonly CatalogueEntry[] = entriesOf('Exchange Online', where, [
  {
    code: 'InvalidAuthenticationToken',
    type: 'Configuration',
    explanation:
      'Microsoft does not accept the sign-in of Foyer, not even with a new token: it was meant for another service, or a clock is wrong.',
    fix: 'An administrator compares the certificate in Microsoft Entra with that of this installation, checks the consent, and the clock of this server.',
  },
  {
    code: 'ErrorForbidden',
    aliases: ['AccessDenied'],
    type: 'Permission',
    explanation:
      'Exchange does not let Foyer read this calendar: the room is outside the scope of Foyer, or a permission is missing.',
    fix: 'An administrator adds the room to the management scope of Foyer and checks it with Test-ServicePrincipalAuthorization; a change takes up to two hours.',
    cmdlet: testScope,
  },
  {
    code: 'Authorization_RequestDenied',
    type: 'Permission',
    explanation:
      'A permission of Foyer is missing in Microsoft Entra: for groups, people or the organization.',
    fix: 'An administrator opens the integration and grants consent again.',
  },
  {
    code: 'ErrorInvalidUser',
    aliases: ['ResourceNotFound', 'Request_ResourceNotFound'],
    type: 'Data',
    explanation: 'Exchange knows nobody at this address: the room was renamed or deleted.',
    fix: 'An administrator updates the list of rooms.',
    cmdlet: showMailbox,
  },
  {
    code: 'MailboxNotEnabledForRESTAPI',
    aliases: ['MailboxNotSupportedForRESTAPI'],
    type: 'Data',
    explanation:
      'This address has no mailbox in Exchange Online: it is on an Exchange Server, was deleted, or has no mailbox at all.',
    fix: 'An administrator checks the address or connects that server.',
    cmdlet: showMailbox,
  },
  {
    code: 'MailboxNotHostedInExchangeOnline',
    aliases: ['MailboxInfoStale'],
    type: 'Transient',
    explanation: 'Exchange is moving this mailbox.',
    fix: 'It can be read again when the move is done; nothing is to be done.',
  },
  {
    code: 'ErrorInvalidLicense',
    type: 'Data',
    explanation: 'This mailbox has no license for its calendar. Room mailboxes normally need none.',
    fix: 'An administrator checks that its type is room mailbox.',
    cmdlet: showMailbox,
  },
  {
    code: 'ErrorInvalidParameter',
    aliases: ['5006'],
    type: 'Defect',
    explanation:
      'Exchange refused the question: too many rooms or days at once, or a room has more than 1,000 entries in the period.',
    fix: 'Foyer splits such questions. Choose a shorter period, and report this if it happens again.',
  },
  {
    code: 'SubscriptionConflict',
    type: 'Internal',
    explanation: 'A subscription to changes of this calendar exists already.',
    fix: 'Foyer removes its own one and makes a new one.',
  },
  {
    code: 'ExtensionError',
    aliases: ['SubscriptionValidationFailed'],
    type: 'Configuration',
    explanation:
      'Microsoft could not reach the address of this server for notifications, or had no answer within ten seconds.',
    fix: 'Make PUBLIC_URL reachable from the internet with a public certificate. Until then Foyer asks at intervals, so changes arrive later.',
  },
  {
    code: 'SyncStateNotFound',
    aliases: ['syncStateInvalid', 'resyncRequired'],
    type: 'Internal',
    explanation: 'Exchange forgot how far this calendar had been read.',
    fix: 'Foyer reads the calendar from the beginning; nothing is lost.',
  },
  {
    code: 'ApplicationThrottled',
    aliases: ['TooManyRequests', 'MailboxConcurrency'],
    type: 'Transient',
    explanation: 'Exchange asks to slow down.',
    fix: 'Foyer waits as long as asked; try again after that.',
  },
  {
    code: 'UnknownError',
    aliases: ['ServiceNotAvailable'],
    type: 'Transient',
    explanation: 'Exchange is not available.',
    fix: 'Try again in a few minutes, or look at the service health of Microsoft 365.',
  },
  {
    code: 'EwsDisabledForTenant',
    type: 'Configuration',
    where: 'When an integration uses Exchange Web Services with Exchange Online.',
    explanation:
      'Exchange Online refuses Exchange Web Services for this tenant, or for this application. Since 1 October 2026 Microsoft switches them off tenant by tenant.',
    fix: 'Connect the tenant through Microsoft Graph instead. Until 1 April 2027 an administrator can still allow this application.',
    cmdlet: allowEwsOnline,
  },
  {
    code: 'EwsOnlineEnded',
    type: 'Configuration',
    where: 'When an integration uses Exchange Web Services with Exchange Online.',
    explanation: 'Exchange Online refuses Exchange Web Services for everybody since 1 April 2027.',
    fix: 'Connect the tenant through Microsoft Graph instead; the rooms and their settings stay.',
    cmdlet: grantRoomCalendars,
  },
  {
    code: 'ErrorOrganizationAccessBlocked',
    aliases: ['Http456'],
    type: 'Permission',
    explanation: 'Microsoft has blocked access to this tenant, for example because a subscription has ended.',
    fix: 'An administrator of Microsoft 365 looks at the subscriptions and the message center of the tenant.',
  },
  {
    code: 'ScopeTooWide',
    type: 'Permission',
    where: 'In the access proof of Integrations.',
    explanation:
      "Foyer could read a person's calendar, which it must not. Permissions add up: a grant in Entra, or a role without a scope, reaches every mailbox, whatever another grant says. Nothing that was read was kept, and reading is suspended.",
    fix: 'Remove the calendar permission from the application in Entra (on Exchange Server: the role assignment without a scope), keep the one for rooms, and start the proof again; a change takes up to two hours.',
    cmdlet: remove,
  },
  {
    code: 'MailReadable',
    type: 'Permission',
    where: 'In the access proof of Integrations.',
    explanation:
      'Foyer could read mail, which it must not and never needs. Nothing that was read was kept, and reading is suspended.',
    fix: 'Remove every mail permission from the application in Entra and from its roles in Exchange (on Exchange Server: the role assignment without a scope), and start the proof again.',
    cmdlet: remove,
  },
  {
    code: 'ScopeNotEffective',
    type: 'Permission',
    where: 'In the access proof of Integrations.',
    explanation:
      'Exchange refuses Foyer the room as well: the grant is missing, or it is so new that it is not in force everywhere.',
    fix: 'Run the commands below if that has not been done. Then wait: it takes between half an hour and two hours, and Foyer goes on trying.',
    cmdlet: grant,
  },
]);
