import { Router } from 'express';
import { readDeployment as route } from '../../../contract/organization.ts';
import type { Config } from '../../config.ts';
import type { Gate } from '../../http/gate.ts';
import { mount } from '../../http/mount.ts';
import { Problem } from '../../kernel/problem.ts';
import { readInstallationManifest } from './installation-manifest.ts';
import { readDeployment } from './read-deployment.ts';
import type { DeploymentDeps } from './read-deployment.ts';

/** `GET /manifest.xml`: the manifest of this installation; `?download` to save it as a file. */
export function manifestRoutes(config: Pick<Config, 'http' | 'entra' | 'simulator'>): Router {
  return Router().get('/manifest.xml', async (req, res) => {
    const manifest = await readInstallationManifest(config);
    if (!manifest.ok) throw new Problem('not-found', manifest.refusal);
    if (req.query['download'] !== undefined) res.attachment('foyer-manifest.xml');
    res.type('application/xml').set('cache-control', 'no-cache').send(manifest.xml);
  });
}

/** `GET /deployment`, below `/portal-api`. */
export function deploymentRoutes(gate: Gate, deps: DeploymentDeps): Router {
  const router = Router();

  mount(router, gate, route, () => readDeployment(deps));

  return router;
}
