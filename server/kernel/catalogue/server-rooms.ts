import { grantImpersonation, showMailbox } from './cmdlets.ts';
import { entriesOf } from './entry.ts';
import type { CatalogueEntry } from './entry.ts';

const room = 'Beside the room, in the pane and in Integrations; other rooms are still shown.';

/** Codes of Exchange Web Services about one room. */
export const serverRoomEntries: readonly CatalogueEntry[] = entriesOf('Exchange Server', room, [
  {
    code: 'ErrorImpersonateUserDenied',
    aliases: ['ErrorImpersonationDenied', 'ErrorInvalidExchangeImpersonationHeaderData'],
    type: 'Permission',
    explanation:
      'The service account may not act for this room: it lacks the role ApplicationImpersonation, or the room is outside the scope of that role.',
    fix: 'An administrator gives the role for room mailboxes with the commands below, or adds the room to the scope.',
    cmdlet: grantImpersonation,
  },
  {
    code: 'ErrorAccessDenied',
    type: 'Permission',
    explanation: 'Exchange does not let Foyer read this calendar.',
    fix: 'An administrator gives the service account the role ApplicationImpersonation for rooms. In Exchange Online, the room is added to the management scope of Foyer; a change takes up to two hours.',
    cmdlet: grantImpersonation,
  },
  {
    code: 'ErrorNonExistentMailbox',
    aliases: ['ErrorMailRecipientNotFound', 'ErrorInvalidMailbox', 'ErrorInvalidSmtpAddress'],
    type: 'Data',
    explanation:
      'There is no mailbox at this address: it is mistyped, the room was deleted or moved to Exchange Online, or it is a distribution list.',
    fix: 'An administrator checks the address. A room that was moved is read through an integration with Exchange Online.',
    cmdlet: showMailbox,
  },
  {
    code: 'ErrorNonPrimarySmtpAddress',
    type: 'Internal',
    explanation: 'The address is a second address of the room.',
    fix: 'Foyer takes the primary address that the server names.',
  },
  {
    code: 'ErrorItemNotFound',
    aliases: ['ErrorFolderNotFound'],
    type: 'Data',
    explanation:
      'The meeting is not, or not yet, in the calendar of the room: the invitation was not sent, was declined, or the meeting was deleted.',
    fix: 'Open the meeting in Outlook, see what the room answered, and send it again if needed.',
  },
  {
    code: 'ErrorNoFreeBusyAccess',
    type: 'Permission',
    explanation: 'Foyer may not see when this room is free.',
    fix: 'An administrator gives the service account access to the calendar of the room.',
    cmdlet: grantImpersonation,
  },
  {
    code: 'ErrorFreeBusyGenerationFailed',
    aliases: ['ErrorServiceDiscoveryFailed', 'ErrorProxyRequestProcessingFailed'],
    type: 'Transient',
    explanation:
      'The server could not work out when this room is free, or could not ask the server that knows.',
    fix: 'Try again in a moment. If it lasts in a hybrid organization, check the connection between Exchange Server and Exchange Online.',
  },
]);
