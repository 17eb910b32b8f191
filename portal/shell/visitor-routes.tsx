import { named } from './named-page.tsx';
import type { PageRoute } from './named-page.tsx';

/** Pages about visitors. */
export const visitorRoutes: readonly PageRoute[] = [
  {
    path: '/front-desk',
    permission: 'visits.work',
    page: named(() => import('../front-desk/FrontDeskPage.tsx'), 'FrontDeskPage'),
  },
  {
    path: '/receptions',
    permission: 'receptions.read',
    page: named(() => import('../receptions/ReceptionsPage.tsx'), 'ReceptionsPage'),
  },
  {
    path: '/receptions/add',
    permission: 'receptions.write',
    page: named(() => import('../receptions/AddReceptionPage.tsx'), 'AddReceptionPage'),
  },
  {
    path: '/personal-data',
    permission: 'personal-data.write',
    page: named(() => import('../personal-data/PersonalDataPage.tsx'), 'PersonalDataPage'),
  },
  {
    path: '/receptions/:id',
    permission: 'receptions.read',
    page: named(() => import('../receptions/ReceptionPage.tsx'), 'ReceptionPage'),
  },
  {
    path: '/receptions/:id/hosts',
    permission: 'receptions.write',
    page: named(() => import('../host-list/HostListPage.tsx'), 'HostListPage'),
  },
  {
    path: '/receptions/:id/hosts/import',
    permission: 'receptions.write',
    page: named(() => import('../host-list/ImportHostsPage.tsx'), 'ImportHostsPage'),
  },
];
