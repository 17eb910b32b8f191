import type { IntegrationKind } from '../../../contract/integrations.ts';

interface Permission {
  readonly name: string;
  /** For the person who consents: what Foyer does with it. */
  readonly purpose: string;
  /** Nothing works without it; the others only make Foyer know less. */
  readonly isNeeded: boolean;
}

/** What the registration asks of a tenant in Entra, for good. Calendars are not among it: Exchange itself allows those. */
export const requiredRoles: readonly Permission[] = [
  {
    name: 'Place.Read.All',
    purpose: 'Read the list of rooms, with their buildings, floors and seats.',
    isNeeded: true,
  },
  {
    name: 'Organization.Read.All',
    purpose: 'Read the name and the domains of your organization, to show which tenant is connected.',
    isNeeded: true,
  },
  {
    name: 'GroupMember.Read.All',
    purpose: 'See who is in the groups that you give roles to.',
    isNeeded: false,
  },
  {
    name: 'User.ReadBasic.All',
    purpose: 'Read names and mail addresses of colleagues, to find them and to notice when one has left.',
    isNeeded: false,
  },
];

/** What the next click allows, and what is given in Exchange afterwards. */
export function permissionsOf(
  kind: Exclude<IntegrationKind, 'ews-server'>,
): readonly Pick<Permission, 'name' | 'purpose'>[] {
  const inExchange = {
    name: kind === 'graph' ? 'Application Calendars.Read' : 'Application EWS.AccessAsApp',
    purpose:
      'Read the calendars of room mailboxes only. This is not part of the consent: you give it in Exchange, with the script that the integration shows.',
  };
  return [...requiredRoles.map(({ name, purpose }) => ({ name, purpose })), inExchange];
}

/** Entra knows no service principal of ours in the tenant: consent is missing, or too new to be known everywhere. */
export function isGrantMissing(exchangeCode: string | undefined): boolean {
  return exchangeCode === 'AADSTS700016' || exchangeCode === 'AADSTS7000229';
}
