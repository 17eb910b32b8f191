import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Config } from '../../config.ts';
import { TEMPLATE_TARGET, writeManifest } from './write-manifest.ts';
import type { ManifestTarget } from './write-manifest.ts';

const TEMPLATE = path.join(import.meta.dirname, '..', '..', '..', 'manifest.xml');

export type InstallationManifest =
  | { readonly ok: true; readonly xml: string; readonly target: ManifestTarget }
  | { readonly ok: false; readonly refusal: string };

/**
 * The manifest of this installation, ready to be deployed, or why there is none.
 *
 * Outlook takes https addresses only. The simulated tenant's product calls itself `https://foyer.sim.test` towards
 * Microsoft although browsers reach it over http, so its manifest is the template itself; with a real tenant an http
 * PUBLIC_URL is refused with what to do about it.
 */
export async function readInstallationManifest(
  config: Pick<Config, 'http' | 'entra' | 'simulator'>,
): Promise<InstallationManifest> {
  const { publicUrl } = config.http;
  const isSimulatedDefault = config.simulator !== null && publicUrl.startsWith('http:');
  const target = {
    url: isSimulatedDefault ? TEMPLATE_TARGET.url : publicUrl,
    clientId: config.entra.clientId,
  };
  const written = writeManifest(await readFile(TEMPLATE, 'utf8'), target);
  if (written.ok) return { ok: true, xml: written.xml, target };

  const advice = 'Set PUBLIC_URL to the https address under which Outlook reaches this server.';
  return { ok: false, refusal: `There is no manifest yet. ${written.mistakes.join(' ')} ${advice}` };
}
