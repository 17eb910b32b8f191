export { createServices, teamsForMessages } from './create-services.ts';
export type { Services, ServicesDeps } from './create-services.ts';
export type { ServiceUseDeps } from './service-deps.ts';
export { serviceRoutes, serviceTeamRoutes } from './services.routes.ts';
