export { deploymentRoutes, manifestRoutes } from './manifest.routes.ts';
export { countManifestFaults } from './read-deployment.ts';
