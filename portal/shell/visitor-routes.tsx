import { named } from './named-page.tsx';
import type { PageRoute } from './named-page.tsx';

/** Pages about visitors. */
export const visitorRoutes: readonly PageRoute[] = [
  {
    path: '/front-desk',
    permission: 'visits.work',
    page: named(() => import('../front-desk/FrontDeskPage.tsx'), 'FrontDeskPage'),
  },
];
