import type { Config } from '../config.ts';
import { createSecrets } from './envelope.ts';
import type { Place, Secrets } from './envelope.ts';
import { ensureSimulatedKey, loadSecretKeys } from './secret-keys.ts';

export { SecretError } from './envelope.ts';
export type { Place, Secrets } from './envelope.ts';

/**
 * The secrets of this installation, with sentences about keys that are not kept well. Throws a StartUpError when a key
 * file cannot be used. A real tenant without SECRETS_KEY_FILE was refused by the configuration already.
 */
export async function loadSecrets(
  config: Pick<Config, 'secretsKeyFiles' | 'dataDirectory'>,
): Promise<{ readonly secrets: Secrets; readonly warnings: readonly string[] }> {
  const { secretsKeyFiles, dataDirectory } = config;
  const loaded =
    secretsKeyFiles.length > 0 ? loadSecretKeys(secretsKeyFiles) : ensureSimulatedKey(dataDirectory);
  const { keys, warnings } = await loaded;
  return { secrets: createSecrets({ keys }), warnings };
}

/** Where the password of an integration's service account is kept. */
export function placeOfPassword(organization: string, integration: string): Place {
  return { organization, table: 'integration', row: integration, field: 'secret' };
}

/** Where the photo of somebody who is inside is kept, by their visit. */
export function placeOfPhoto(organization: string, visit: string): Place {
  return { organization, table: 'visit_photo', row: visit, field: 'photo' };
}

/** Where the addresses and secrets are kept by which a reception tells hosts. */
export function placeOfChannels(organization: string, reception: string): Place {
  return { organization, table: 'reception_channels', row: reception, field: 'secret' };
}

/** Where an entry of a watch list is kept: names, addresses, reason and instruction. */
export function placeOfWatchEntry(organization: string, entry: string): Place {
  return { organization, table: 'watch_entry', row: entry, field: 'entry' };
}

/** Where a message to the telephone of a visitor is kept until it was sent. */
export function placeOfVisitorSms(organization: string, id: string): Place {
  return { organization, table: 'visitor_sms', row: id, field: 'message' };
}

/** Where the telephone number of a host on the list of a reception is kept. */
export function placeOfHostPhone(organization: string, host: string): Place {
  return { organization, table: 'listed_host', row: host, field: 'phone' };
}

/** Where the mail address and the telephone number of a visitor are kept. */
export function placeOfContact(organization: string, visitor: string): Place {
  return { organization, table: 'visitor', row: visitor, field: 'contact' };
}
