import { hasMailboxHere } from '../state/directory.ts';
import type { SimulatedGroup, SimulatedTenant } from '../state/directory.ts';
import type { Mailbox, SignedIn } from './access.ts';

/** Bodies of users, groups and organizations. */

/** What User.ReadBasic.All shows; rooms are users too, with a disabled account. */
export function userBody(mailbox: Mailbox) {
  return {
    ...namesOf(mailbox),
    mail: hasMail(mailbox) ? mailbox.address : null,
    userPrincipalName: mailbox.address,
    businessPhones: [],
    jobTitle: null,
    mobilePhone: null,
    officeLocation: null,
    preferredLanguage: null,
  };
}

function namesOf(mailbox: Mailbox) {
  if (mailbox.kind === 'person') {
    const { id, displayName, givenName, surname } = mailbox.person;
    return { id, displayName, givenName: givenName || null, surname: surname || null };
  }
  const { id, displayName } =
    mailbox.kind === 'room' ? mailbox.room : { id: mailbox.address, displayName: mailbox.address };
  return { id, displayName, givenName: null, surname: null };
}

export function groupBody(group: SimulatedGroup) {
  return {
    id: group.id,
    displayName: group.displayName,
    description: null,
    mail: null,
    mailEnabled: false,
    mailNickname: group.displayName.toLowerCase().replaceAll(/[^a-z\d]/g, ''),
    securityEnabled: true,
    groupTypes: [],
    visibility: null,
  };
}

export function organizationBody(tenant: SimulatedTenant) {
  return {
    id: tenant.id,
    displayName: tenant.name,
    tenantType: 'AAD',
    countryLetterCode: null,
    verifiedDomains: [
      {
        capabilities: 'Email, OfficeCommunicationsOnline',
        isDefault: true,
        isInitial: true,
        name: tenant.domain,
        type: 'Managed',
      },
    ],
  };
}

/** Exchange Online's service plan (learn.microsoft.com/entra/identity/users/licensing-service-plan-reference). */
const EXCHANGE_PLAN = 'efb87545-963c-4e0d-99df-69c6916d9eb0';

/** What a person may read about their own account. */
export function meBody({ tenant, person }: SignedIn) {
  const mailbox: Mailbox = { kind: 'person', address: person.mail, person };
  const plan = {
    assignedDateTime: '2026-01-05T09:00:00Z',
    capabilityStatus: 'Enabled',
    service: 'exchange',
    servicePlanId: EXCHANGE_PLAN,
  };
  const isGuest = person.guestOf !== undefined;
  return {
    ...userBody(mailbox),
    mail: isGuest || hasMailboxHere(person) ? person.mail : null,
    userPrincipalName: isGuest ? `${person.mail.replace('@', '_')}#EXT#@${tenant.domain}` : person.mail,
    userType: isGuest ? 'Guest' : 'Member',
    assignedPlans: hasMailboxHere(person) ? [plan] : [],
  };
}

function hasMail(mailbox: Mailbox): boolean {
  return mailbox.kind !== 'person' || mailbox.person.guestOf !== undefined || hasMailboxHere(mailbox.person);
}
