export { createOrganizationStore } from './organization.store.ts';
export type { Organization, OrganizationStore } from './organization.store.ts';
