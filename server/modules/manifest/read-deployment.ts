import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { z } from 'zod';
import type { readDeployment as route } from '../../../contract/organization.ts';
import type { Config } from '../../config.ts';
import type { Clock } from '../../kernel/clock.ts';
import { errorCode } from '../../kernel/error-code.ts';
import { addressesIn } from './addresses.ts';
import { checkManifest } from './check-manifest.ts';
import { iconSize } from './icon-size.ts';
import { readInstallationManifest } from './installation-manifest.ts';
import type { ManifestTarget } from './write-manifest.ts';
import { descendants, parseXml } from './xml-tree.ts';

export interface DeploymentDeps {
  readonly config: Pick<Config, 'http' | 'entra' | 'simulator'>;
  readonly clock: Clock;
  /** The script of the launch events as it was built. */
  readonly eventsFile: string;
}

type Deployment = z.input<(typeof route)['reply']>;
type Check = Deployment['checks'][number];

const WELL_KNOWN = '/.well-known/microsoft-officeaddins-allowed.json';
const EVENTS_SOURCE = path.join(import.meta.dirname, '..', '..', '..', 'addin', 'events.ts');

/**
 * The manifest of this installation, what was checked of it, and every address that Outlook will ask for as a browser
 * reaches it. Without a manifest there is nothing to check, and `refusal` says what to do.
 */
export async function readDeployment(deps: DeploymentDeps): Promise<Deployment> {
  const { publicUrl } = deps.config.http;
  const common = { publicUrl, checkedAt: deps.clock.now() };
  const manifest = await readInstallationManifest(deps.config);
  if (!manifest.ok) {
    return { ...common, manifestUrl: null, refusal: manifest.refusal, checks: [], addresses: [] };
  }

  const { xml, target } = manifest;
  const script = await readBuilt(deps.eventsFile);
  return {
    ...common,
    manifestUrl: `${publicUrl}/manifest.xml`,
    refusal: null,
    checks: [...checksOf(xml, target, script ?? (await readFile(EVENTS_SOURCE, 'utf8'))), built(script)],
    addresses: addressesIn(xml, [`${target.url}/addin/events.js`, `${target.url}${WELL_KNOWN}`]).map(
      ({ purpose, url }) => ({
        purpose,
        url: url.startsWith(`${target.url}/`) ? publicUrl + url.slice(target.url.length) : url,
      }),
    ),
  };
}

/** How many checks fail; 1 when there is no manifest at all. */
export async function countManifestFaults(deps: DeploymentDeps): Promise<number> {
  const { refusal, checks } = await readDeployment(deps);
  return refusal === null ? checks.filter(({ isPassed }) => !isPassed).length : 1;
}

function checksOf(xml: string, target: ManifestTarget, eventsScript: string): readonly Check[] {
  const mistakes = checkManifest(xml, { eventsScript, readPicture: iconSize });
  const { host } = new URL(target.url);
  const ids = descendants(parseXml(xml), 'WebApplicationInfo').flatMap((info) => descendants(info, 'Id'));
  const shared = descendants(parseXml(xml), 'SupportsSharedFolders');
  return [
    check(
      'Its parts belong together',
      mistakes.length === 0,
      mistakes.join(' ') || 'No mistakes were found.',
    ),
    check(
      'It names this server',
      addressesIn(xml).some(({ url }) => new URL(url).host === host),
      `Outlook loads the add-in from ${host}.`,
    ),
    check(
      'It names the Entra application',
      ids.length > 0 && ids.every(({ text }) => text === target.clientId.toLowerCase()),
      `The application (client) ID is ${target.clientId}.`,
    ),
    check(
      'Delegates can use it',
      shared.length > 0 && shared.every(({ text }) => text === 'true'),
      'It opens in calendars that are shared with somebody (SupportsSharedFolders).',
    ),
  ];
}

function built(script: string | null): Check {
  return script === null
    ? check('The add-in is built', false, 'Run npm run build in the folder of the product.')
    : check('The add-in is built', true, 'The script of the launch events is there.');
}

function check(name: string, isPassed: boolean, detail: string): Check {
  return { name, isPassed, detail };
}

async function readBuilt(file: string): Promise<string | null> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return null;
    throw error;
  }
}
