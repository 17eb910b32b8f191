import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { Router } from 'express';
import type { Config } from '../../config.ts';
import { Problem } from '../../kernel/problem.ts';
import { TEMPLATE_TARGET, writeManifest } from './write-manifest.ts';

const TEMPLATE = path.join(import.meta.dirname, '..', '..', '..', 'manifest.xml');

/**
 * `GET /manifest.xml`: the manifest of this installation, ready to be deployed.
 *
 * Outlook takes https addresses only. The simulated tenant's product calls itself `https://foyer.sim.test` towards
 * Microsoft although browsers reach it over http, so its manifest is the template itself; with a real tenant an http
 * PUBLIC_URL is refused with what to do about it.
 */
export function manifestRoutes(config: Pick<Config, 'http' | 'entra' | 'simulator'>): Router {
  const { publicUrl } = config.http;
  const isSimulatedDefault = config.simulator !== null && publicUrl.startsWith('http:');
  const target = {
    url: isSimulatedDefault ? TEMPLATE_TARGET.url : publicUrl,
    clientId: config.entra.clientId,
  };

  return Router().get('/manifest.xml', async (_req, res) => {
    const written = writeManifest(await readFile(TEMPLATE, 'utf8'), target);
    if (!written.ok) {
      const advice = 'Set PUBLIC_URL to the https address under which Outlook reaches this server.';
      throw new Problem('not-found', `There is no manifest yet. ${written.mistakes.join(' ')} ${advice}`);
    }
    res.type('application/xml').set('cache-control', 'no-cache').send(written.xml);
  });
}
