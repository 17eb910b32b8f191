import { named } from './named-page.tsx';
import type { PageRoute } from './named-page.tsx';

/** Pages about teams, what they are asked for, and what it costs. */
export const serviceRoutes: readonly PageRoute[] = [
  {
    path: '/requests',
    permission: 'requests.work',
    page: named(() => import('../requests/RequestsPage.tsx'), 'RequestsPage'),
  },
  {
    path: '/requests/print',
    permission: 'requests.work',
    page: named(() => import('../requests/paper/PrintPage.tsx'), 'PrintPage'),
  },
  {
    path: '/requests/production',
    permission: 'requests.work',
    page: named(() => import('../requests/planning/ProductionPage.tsx'), 'ProductionPage'),
  },
  {
    path: '/requests/week',
    permission: 'requests.work',
    page: named(() => import('../requests/planning/WeekPage.tsx'), 'WeekPage'),
  },
  {
    path: '/requests/:id',
    permission: 'requests.work',
    page: named(() => import('../requests/RequestPage.tsx'), 'RequestPage'),
  },
  {
    path: '/providers',
    permission: 'services.read',
    page: named(() => import('../providers/ProvidersPage.tsx'), 'ProvidersPage'),
  },
  {
    path: '/providers/add',
    permission: 'services.write',
    page: named(() => import('../providers/AddProviderPage.tsx'), 'AddProviderPage'),
  },
  {
    path: '/finance',
    permission: 'services.read',
    page: named(() => import('../finance/FinancePage.tsx'), 'FinancePage'),
  },
  {
    path: '/settlements',
    permission: 'settlements.read',
    page: named(() => import('../settlements/SettlementsPage.tsx'), 'SettlementsPage'),
  },
  {
    path: '/settlements/new',
    permission: 'settlements.write',
    page: named(() => import('../settlements/NewSettlementPage.tsx'), 'NewSettlementPage'),
  },
  {
    path: '/settlements/columns',
    permission: 'settlements.read',
    page: named(() => import('../settlements/ColumnsPage.tsx'), 'ColumnsPage'),
  },
  {
    path: '/settlements/:id',
    permission: 'settlements.read',
    page: named(() => import('../settlements/SettlementPage.tsx'), 'SettlementPage'),
  },
  {
    path: '/api-keys',
    permission: 'keys.read',
    page: named(() => import('../api-keys/ApiKeysPage.tsx'), 'ApiKeysPage'),
  },
  {
    path: '/providers/:id/requests/new',
    permission: 'requests.work',
    page: named(() => import('../requests/NewRequestPage.tsx'), 'NewRequestPage'),
  },
  {
    path: '/providers/:id/menu',
    permission: 'requests.work',
    page: named(() => import('../menus/MenuPage.tsx'), 'MenuPage'),
  },
  {
    path: '/providers/:id/menu/add',
    permission: 'requests.work',
    page: named(() => import('../menus/AddItemPage.tsx'), 'AddItemPage'),
  },
  {
    path: '/providers/:id/menu/import',
    permission: 'requests.work',
    page: named(() => import('../menus/ImportPage.tsx'), 'ImportPage'),
  },
  {
    path: '/providers/:id/menu/items/:item',
    permission: 'requests.work',
    page: named(() => import('../menus/ItemPage.tsx'), 'ItemPage'),
  },
  {
    path: '/providers/:id',
    permission: 'services.read',
    page: named(() => import('../providers/ProviderPage.tsx'), 'ProviderPage'),
  },
];
