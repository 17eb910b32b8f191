/** The organization itself. */
export const organizationTexts = {
  title: 'Organization',
  facts: 'Name and contact',
  name: 'Name',
  contactName: 'Whom people ask for a role',
  contactHint: 'Shown to people who have no role yet.',
  contactMail: 'Mail of the contact',
  saved: 'The organization is saved.',
  readOnly: 'Only an owner changes these.',
  tenants: {
    title: 'Whose people may sign in',
    detail:
      'People of these Microsoft tenants may sign in. What they may do there, their roles say. A tenant is added when you connect its Exchange.',
    name: 'Tenant',
    domain: 'Domain',
    id: 'Tenant id',
    unnamed: 'Name not known yet',
    none: 'No tenant is connected yet.',
  },
} as const;
