import { named } from './named-page.tsx';
import type { PageRoute } from './named-page.tsx';
import { serviceRoutes } from './service-routes.tsx';
import { visitorRoutes } from './visitor-routes.tsx';

export type { PageRoute } from './named-page.tsx';

/** The first that fits is shown: literal paths stand before those with parameters. */
export const pageRoutes: readonly PageRoute[] = [
  { path: '/', permission: null, page: named(() => import('../home/HomePage.tsx'), 'HomePage') },
  ...serviceRoutes,
  ...visitorRoutes,
  {
    path: '/meetings',
    permission: 'meetings.read',
    page: named(() => import('../meetings/MeetingsPage.tsx'), 'MeetingsPage'),
  },
  {
    path: '/meetings/:link',
    permission: 'meetings.read',
    page: named(() => import('../meetings/MeetingPage.tsx'), 'MeetingPage'),
  },
  {
    path: '/reconcile',
    permission: 'meetings.read',
    page: named(() => import('../reconcile/ReconcilePage.tsx'), 'ReconcilePage'),
  },
  {
    path: '/feed',
    permission: 'feed.read',
    page: named(() => import('../feed/FeedPage.tsx'), 'FeedPage'),
  },
  {
    path: '/sign-up',
    permission: null,
    page: named(() => import('../session/SignUpPage.tsx'), 'SignUpPage'),
  },
  {
    path: '/integrations',
    permission: 'integrations.read',
    page: named(() => import('../integrations/ListPage.tsx'), 'ListPage'),
  },
  {
    path: '/integrations/add',
    permission: 'integrations.write',
    page: named(() => import('../integrations/ChoicePage.tsx'), 'ChoicePage'),
  },
  {
    path: '/integrations/add/server',
    permission: 'integrations.write',
    page: named(() => import('../integrations/AddServerPage.tsx'), 'AddServerPage'),
  },
  {
    path: '/integrations/add/:online',
    permission: 'integrations.write',
    page: named(() => import('../integrations/AddOnlinePage.tsx'), 'AddOnlinePage'),
  },
  {
    path: '/integrations/consent/:flow',
    permission: 'integrations.write',
    page: named(() => import('../integrations/ConsentPage.tsx'), 'ConsentPage'),
  },
  {
    path: '/integrations/attempts/:id',
    permission: 'integrations.read',
    page: named(() => import('../integrations/AttemptPage.tsx'), 'AttemptPage'),
  },
  {
    path: '/integrations/:id',
    permission: 'integrations.read',
    page: named(() => import('../integrations/DetailPage.tsx'), 'DetailPage'),
  },
  {
    path: '/integrations/:id/edit',
    permission: 'integrations.write',
    page: named(() => import('../integrations/EditServerPage.tsx'), 'EditServerPage'),
  },
  {
    path: '/integrations/:id/calendars',
    permission: 'calendars.write',
    page: named(() => import('../calendars/PickerPage.tsx'), 'PickerPage'),
  },
  {
    path: '/calendars',
    permission: 'calendars.read',
    page: named(() => import('../calendars/CalendarsPage.tsx'), 'CalendarsPage'),
  },
  {
    path: '/places',
    permission: 'organization.read',
    page: named(() => import('../places/PlacesPage.tsx'), 'PlacesPage'),
  },
  {
    path: '/room-policies/:id',
    permission: 'calendars.read',
    page: named(() => import('../room-policies/PolicyPage.tsx'), 'PolicyPage'),
  },
  {
    path: '/room-rankings/:id',
    permission: 'calendars.read',
    page: named(() => import('../room-rankings/RankingPage.tsx'), 'RankingPage'),
  },
  {
    path: '/rooms/:id',
    permission: 'calendars.read',
    page: named(() => import('../room-details/RoomPage.tsx'), 'RoomPage'),
  },
  {
    path: '/places/:id/plan',
    permission: 'calendars.read',
    page: named(() => import('../floor-plans/FloorPlanPage.tsx'), 'FloorPlanPage'),
  },
  {
    path: '/room-faults',
    permission: 'calendars.read',
    page: named(() => import('../room-faults/FaultsPage.tsx'), 'FaultsPage'),
  },
  {
    path: '/access',
    permission: 'access.read',
    page: named(() => import('../access/AssignmentsPage.tsx'), 'AssignmentsPage'),
  },
  {
    path: '/access/give',
    permission: 'access.write',
    page: named(() => import('../access/GiveRolePage.tsx'), 'GiveRolePage'),
  },
  {
    path: '/access/roles',
    permission: 'access.read',
    page: named(() => import('../access/RolesPage.tsx'), 'RolesPage'),
  },
  {
    path: '/access/people',
    permission: 'access.read',
    page: named(() => import('../access/PeoplePage.tsx'), 'PeoplePage'),
  },
  {
    path: '/access/people/:tenantId/:id',
    permission: 'access.read',
    page: named(() => import('../access/ExplainPage.tsx'), 'ExplainPage'),
  },
  {
    path: '/access-proof',
    permission: 'proof.read',
    page: named(() => import('../access-proof/ProofsPage.tsx'), 'ProofsPage'),
  },
  {
    path: '/access-proof/:id',
    permission: 'proof.read',
    page: named(() => import('../access-proof/ProofPage.tsx'), 'ProofPage'),
  },
  {
    path: '/calls',
    permission: 'proof.read',
    page: named(() => import('../calls/CallsPage.tsx'), 'CallsPage'),
  },
  {
    path: '/audit',
    permission: 'audit.read',
    page: named(() => import('../audit/AuditPage.tsx'), 'AuditPage'),
  },
  {
    path: '/departments',
    permission: 'organization.read',
    page: named(() => import('../departments/DepartmentsPage.tsx'), 'DepartmentsPage'),
  },
  {
    path: '/departments/add',
    permission: 'units.write',
    page: named(() => import('../departments/AddDepartmentPage.tsx'), 'AddDepartmentPage'),
  },
  {
    path: '/departments/:id',
    permission: 'organization.read',
    page: named(() => import('../departments/DepartmentPage.tsx'), 'DepartmentPage'),
  },
  {
    path: '/deploy',
    permission: 'deploy.read',
    page: named(() => import('../deploy/DeployPage.tsx'), 'DeployPage'),
  },
  {
    path: '/organization',
    permission: 'organization.read',
    page: named(() => import('../organization/OrganizationPage.tsx'), 'OrganizationPage'),
  },
];
