import { grantRoomCalendars, showMailbox } from './cmdlets.ts';
import { entriesOf } from './entry.ts';
import type { CatalogueEntry } from './entry.ts';

const where = 'In the set-up of an integration.';

/** What Foyer itself finds out while an integration is set up and watched. */
const ownEntries = entriesOf('Foyer', where, [
  {
    code: 'NotAnAdministrator',
    type: 'Permission',
    explanation: 'The person who signed in may not consent for the whole tenant.',
    fix: 'Start again and sign in as a Global Administrator or Privileged Role Administrator. Somebody for whom the role is only eligible activates it first.',
  },
  {
    code: 'AdminMailboxMissing',
    type: 'Configuration',
    explanation:
      'The administrator who consented has no mailbox. Foyer needs one to prove that it may not read people.',
    fix: 'Name a person with a mailbox as the control mailbox, or consent with an account that has one.',
  },
  {
    code: 'GuestAccount',
    type: 'Configuration',
    explanation: 'The account that signed in is a guest in that tenant, so nothing can be proven with it.',
    fix: 'Sign in with an account that belongs to the tenant.',
  },
  {
    code: 'ControlMailboxUnknown',
    type: 'Data',
    where: 'In the access proof of Integrations.',
    explanation:
      'There is no mailbox at the address that serves to prove what Foyer may not read, so the proof says nothing.',
    fix: 'Name another control mailbox: the address of a person who has a mailbox in the connected tenant or on the connected server. Waiting changes nothing; as soon as another one is saved, everything is tried again.',
    cmdlet: ({ person, ...facts }) => showMailbox({ ...facts, room: person ?? '<address of a person>' }),
  },
  {
    code: 'NoRooms',
    type: 'Data',
    explanation: 'Exchange has no rooms to show: there are none, or Foyer may not list them.',
    fix: 'Check that the rooms are room mailboxes. In Exchange Server they have to be in a room list. New rooms take up to a day to appear in Exchange Online; single rooms can be added by their address.',
    cmdlet: grantRoomCalendars,
  },
  {
    code: 'AttemptInterrupted',
    type: 'Transient',
    where: 'In the steps of Integrations.',
    explanation: 'The server that ran these steps was stopped before they ended.',
    fix: 'Look whether the integration is in the list; if it is not, start the attempt again.',
  },
  {
    code: 'ClockSkew',
    type: 'Configuration',
    explanation:
      'The clock of this server and that of Microsoft differ by more than five minutes, so signatures are refused.',
    fix: 'Let the operating system set its clock by the network (NTP).',
  },
  {
    code: 'SecretUnreadable',
    type: 'Configuration',
    explanation:
      'The stored password cannot be opened: the key that sealed it is not in SECRETS_KEY_FILE, or it was changed.',
    fix: 'The operator restores the key file. Without it, the password has to be entered again.',
  },
]);

const pane =
  'In the pane, when it asks Outlook who is signed in. The pane then opens a sign-in window by itself.';
const window = 'Foyer opens a sign-in window instead. Allow pop-up windows if none appears.';

/** Codes of Office.js about silent sign-in (learn.microsoft.com/office/dev/add-ins/develop/troubleshoot-sso-in-office-add-ins). */
const outlookEntries = entriesOf('Outlook', pane, [
  {
    code: '13000',
    aliases: ['13012', '5001'],
    type: 'Configuration',
    explanation:
      'This Outlook cannot sign in silently: it is too old, or the add-in was not deployed by an administrator.',
    fix: `${window} Centrally deployed add-ins sign in silently.`,
  },
  {
    code: '13001',
    aliases: ['13002', '13003'],
    type: 'Configuration',
    explanation:
      'Nobody is signed in to Office, the person closed the sign-in, or the account is not a work account.',
    fix: `Sign in to Outlook with the account of your organization. ${window}`,
  },
  {
    code: '13004',
    aliases: ['13005'],
    type: 'Configuration',
    explanation:
      'The registration of the add-in and its manifest do not fit together, or consent is missing.',
    fix: 'An administrator deploys the manifest of this installation again and checks the Application ID URI and the consent.',
  },
  {
    code: '13006',
    aliases: ['13007', '13008', '13010'],
    type: 'Transient',
    explanation: 'Outlook could not get a token right now, or is still busy with an earlier attempt.',
    fix: `${window} Sign out of Office and in again if it happens every time.`,
  },
  {
    code: '13009',
    aliases: ['13011', '13013'],
    type: 'Transient',
    explanation: 'This Outlook was asked too often, or in a way that it does not support.',
    fix: window,
  },
]);

export const foyerEntries: readonly CatalogueEntry[] = [...ownEntries, ...outlookEntries];
