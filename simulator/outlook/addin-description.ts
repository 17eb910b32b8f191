import { readManifest } from './manifest.ts';
import type { AddinDescription } from './wire.ts';

/** Under this name the product registers itself in the simulated tenant; browsers reach it at its public URL. */
const REGISTERED = 'https://foyer.sim.test';
const LARGEST_MANIFEST = 256 * 1024;
const PATIENCE_MS = 3_000;

/**
 * Reads the add-in the way an Outlook client does: from the manifest the product serves for its own address, so that
 * what is registered there (names of handlers, pages, send mode) is what runs here. When it cannot be read, the pane at
 * its well-known address still opens and `fault` says why nothing else does. Never throws.
 */
export async function readAddin(product: {
  readonly clientId: string;
  readonly publicUrl: string;
}): Promise<AddinDescription> {
  try {
    const manifest = readManifest(await fetchManifest(product.publicUrl));
    const moved = (address: string) => address.replace(REGISTERED, product.publicUrl);
    return {
      ...manifest,
      iconUrl: moved(manifest.iconUrl),
      taskpaneUrl: moved(manifest.taskpaneUrl),
      eventsUrl: moved(manifest.eventsUrl),
      fault: null,
    };
  } catch (error) {
    return { ...wellKnown(product), fault: `The add-in's manifest could not be read: ${reasonOf(error)}.` };
  }
}

async function fetchManifest(publicUrl: string): Promise<string> {
  const reply = await fetch(`${publicUrl}/manifest.xml`, { signal: AbortSignal.timeout(PATIENCE_MS) });
  if (!reply.ok) throw new Error(`status ${reply.status}`);
  const text = await reply.text();
  if (text.length > LARGEST_MANIFEST) throw new Error('it is larger than 256 KB');
  return text;
}

function wellKnown({ clientId, publicUrl }: { clientId: string; publicUrl: string }) {
  return {
    id: clientId,
    name: 'Foyer',
    iconUrl: `${publicUrl}/addin/assets/icon-32.png`,
    taskpaneUrl: `${publicUrl}/addin/taskpane.html`,
    eventsUrl: `${publicUrl}/addin/events.html`,
    scope: `api://${new URL(REGISTERED).host}/${clientId}/access_as_user`,
    launchEvents: [],
  };
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : 'unknown reason';
}
