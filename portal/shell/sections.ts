import type { Permission } from '../../contract/route.ts';

/** An entry of the navigation; its name is the text `shell.sections.<code>`. */
export interface Section {
  readonly code:
    | 'home'
    | 'requests'
    | 'front-desk'
    | 'meetings'
    | 'reconcile'
    | 'feed'
    | 'settlements'
    | 'providers'
    | 'receptions'
    | 'finance'
    | 'integrations'
    | 'calendars'
    | 'places'
    | 'room-faults'
    | 'departments'
    | 'access'
    | 'access-proof'
    | 'calls'
    | 'audit'
    | 'api-keys'
    | 'personal-data'
    | 'deploy'
    | 'organization';
  /** Below `/portal`. */
  readonly path: string;
  /** Who may open it; null: everybody with a role. */
  readonly permission: Permission | null;
  readonly isAdministration: boolean;
}

export const sections: readonly Section[] = [
  { code: 'home', path: '/', permission: null, isAdministration: false },
  { code: 'requests', path: '/requests', permission: 'requests.work', isAdministration: false },
  { code: 'front-desk', path: '/front-desk', permission: 'visits.work', isAdministration: false },
  { code: 'meetings', path: '/meetings', permission: 'meetings.read', isAdministration: false },
  { code: 'reconcile', path: '/reconcile', permission: 'meetings.reconcile', isAdministration: false },
  { code: 'feed', path: '/feed', permission: 'feed.read', isAdministration: false },
  { code: 'settlements', path: '/settlements', permission: 'settlements.read', isAdministration: false },
  { code: 'integrations', path: '/integrations', permission: 'integrations.read', isAdministration: true },
  { code: 'calendars', path: '/calendars', permission: 'calendars.read', isAdministration: true },
  { code: 'places', path: '/places', permission: 'organization.read', isAdministration: true },
  { code: 'room-faults', path: '/room-faults', permission: 'calendars.read', isAdministration: true },
  { code: 'departments', path: '/departments', permission: 'organization.read', isAdministration: true },
  { code: 'providers', path: '/providers', permission: 'services.read', isAdministration: true },
  { code: 'receptions', path: '/receptions', permission: 'receptions.read', isAdministration: true },
  { code: 'finance', path: '/finance', permission: 'services.read', isAdministration: true },
  { code: 'access', path: '/access', permission: 'access.read', isAdministration: true },
  { code: 'access-proof', path: '/access-proof', permission: 'proof.read', isAdministration: true },
  { code: 'calls', path: '/calls', permission: 'proof.read', isAdministration: true },
  { code: 'audit', path: '/audit', permission: 'audit.read', isAdministration: true },
  { code: 'api-keys', path: '/api-keys', permission: 'keys.read', isAdministration: true },
  {
    code: 'personal-data',
    path: '/personal-data',
    permission: 'personal-data.write',
    isAdministration: true,
  },
  { code: 'deploy', path: '/deploy', permission: 'deploy.read', isAdministration: true },
  { code: 'organization', path: '/organization', permission: 'organization.read', isAdministration: true },
];
