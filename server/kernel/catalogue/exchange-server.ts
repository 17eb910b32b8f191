import { giveThrottlingPolicy, showEwsAccess, showEwsDirectory } from './cmdlets.ts';
import { entriesOf } from './entry.ts';
import type { CatalogueEntry } from './entry.ts';

const account = 'In the step Account of Integrations, and later when the server refuses the service account.';

/** Codes of Exchange Web Services about the service account and the connection. */
export const exchangeServerEntries: readonly CatalogueEntry[] = entriesOf('Exchange Server', account, [
  {
    code: 'ErrorUnauthorized',
    type: 'Configuration',
    explanation:
      'The server does not accept user name and password (HTTP 401): they are mistyped or changed, the account is locked, the server wants another form of the name, or it does not offer this way of signing in.',
    fix: 'Sign in at the EWS address with the same account in a browser. Try the name as DOMAIN\\user and as user@domain. Compare the ways of signing in that the server offers; then test the integration again.',
    cmdlet: showEwsDirectory,
  },
  {
    code: 'EwsForbidden',
    type: 'Permission',
    explanation:
      'The server accepts the account but not the call (HTTP 403): Exchange Web Services are switched off for it, or open only to programs on a list, or a gateway refuses.',
    fix: 'Look at the settings below; a list of allowed programs must contain Foyer*. If they are open, look at the gateway in front of the server.',
    cmdlet: showEwsAccess,
  },
  {
    code: 'ErrorMissingEmailAddress',
    aliases: ['ErrorNameResolutionNoMailbox'],
    type: 'Configuration',
    explanation: 'The service account has no mailbox, which Exchange needs to know who asks.',
    fix: 'Give the service account a mailbox, or name another account that has one.',
  },
  {
    code: 'ErrorAccountDisabled',
    type: 'Configuration',
    explanation: 'The service account is disabled.',
    fix: 'Enable the account in Active Directory, then test the integration again.',
  },
  {
    code: 'ErrorPasswordExpired',
    aliases: ['ErrorPasswordChangeRequired'],
    type: 'Configuration',
    explanation: 'The password of the service account has expired or must be changed at the next sign-in.',
    fix: 'Set a new password that does not expire, and enter it at the integration.',
  },
  {
    code: 'ErrorInvalidServerVersion',
    aliases: ['ErrorIncorrectSchemaVersion', 'ErrorWrongServerVersion'],
    type: 'Configuration',
    explanation: 'The Exchange version that was chosen is newer than what this server speaks.',
    fix: 'Choose the version that Integrations proposes; the server announces its own. Exchange 2013 and 2013 SP1 are two versions.',
  },
  {
    code: 'Http440',
    type: 'Configuration',
    explanation: 'The session was refused (HTTP 440): a sign-in page or a gateway stands before Exchange.',
    fix: 'Publish Exchange Web Services without a sign-in page in front of it.',
    cmdlet: showEwsDirectory,
  },
  {
    code: 'ErrorServerBusy',
    type: 'Transient',
    explanation: 'Exchange asks to slow down.',
    fix: 'Foyer waits as long as asked. If it happens often, give the service account a throttling policy of its own.',
    cmdlet: giveThrottlingPolicy,
  },
  {
    code: 'ErrorExceededConnectionCount',
    aliases: ['ErrorExceededFindCountLimit', 'ErrorExceededSubscriptionCount', 'ErrorTooManyObjectsOpened'],
    type: 'Transient',
    explanation:
      'The service account has more connections, searches or subscriptions open than its policy allows.',
    fix: 'Foyer asks for less at once. If other programs use the same account, give Foyer one of its own.',
    cmdlet: giveThrottlingPolicy,
  },
  {
    code: 'ErrorInternalServerTransientError',
    aliases: [
      'ErrorInternalServerError',
      'ServiceUnavailable',
      'ErrorMailboxStoreUnavailable',
      'ErrorMailboxMoveInProgress',
      'ErrorMailboxFailover',
      'ErrorADUnavailable',
      'ErrorConnectionFailed',
      'ErrorTimeoutExpired',
    ],
    type: 'Transient',
    explanation: 'The server cannot answer right now: a database moves, fails over, or is busy.',
    fix: 'Foyer tries again and shows the last known state with its age. If it lasts, look at the event log of the server.',
  },
  {
    code: 'ErrorImpersonationFailed',
    type: 'Configuration',
    explanation: 'The server could not act for the room, because of its own configuration.',
    fix: 'Look at the event log of the Exchange Server at this time.',
  },
  {
    code: 'ErrorSubscriptionNotFound',
    aliases: [
      'ErrorExpiredSubscription',
      'ErrorInvalidWatermark',
      'ErrorReadEventsFailed',
      'ErrorMissedNotificationEvents',
    ],
    type: 'Internal',
    explanation: 'The server forgot a subscription, for example because it was restarted.',
    fix: 'Foyer subscribes again and reads what was missed.',
  },
  {
    code: 'ErrorInvalidSyncStateData',
    aliases: ['ErrorSyncFolderNotFound'],
    type: 'Internal',
    explanation: 'The server forgot how far a calendar had been read.',
    fix: 'Foyer reads that calendar from the beginning.',
  },
  {
    code: 'ErrorCalendarViewRangeTooBig',
    aliases: ['ErrorTimeIntervalTooBig', 'ErrorMailboxDataArrayTooBig', 'ErrorResultSetTooBig'],
    type: 'Defect',
    explanation: 'Foyer asked for more at once than the server allows.',
    fix: 'Report this: it is a mistake in the product. A shorter period may help meanwhile.',
  },
]);
