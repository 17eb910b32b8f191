import type { StepName } from './attempt-steps.ts';

/** How a diagnosis names the step it came from: in the words that stand over that step in the portal's list. */
export const stepTitles: Readonly<Record<StepName, string>> = {
  address: 'Address',
  dns: 'Name resolution',
  tls: 'Encryption (TLS)',
  token: 'Sign-in to Microsoft',
  consent: 'Consent',
  account: 'Account and mailbox',
  organization: 'Tenant',
  version: 'Exchange version',
  'room-list': 'List of rooms',
  'room-read': 'Reading a room',
  'control-read': 'Refusal of the control mailbox',
};
