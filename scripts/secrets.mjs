/**
 * The keys that stored passwords are sealed with.
 *
 *   npm run secrets -- new-key [FILE]   writes a new key to FILE (mode 0600, never overwriting), or prints it
 *   npm run secrets -- rotate           seals every stored secret under the first key of SECRETS_KEY_FILE
 *
 * To replace a key: make a new one, set SECRETS_KEY_FILE to `new.key,old.key`, start the server with it, run `rotate`
 * (again, if it was broken off), and take the old one away when it reports that nothing is left. Ends with 1 and a
 * sentence when it cannot be done, with 2 when it was asked wrongly.
 */
import './node-version.mjs';

const [action, file, ...more] = process.argv.slice(2);
if ((action !== 'new-key' && action !== 'rotate') || more.length > 0 || (action === 'rotate' && file)) {
  console.error('Use: npm run secrets -- new-key [FILE]   or   npm run secrets -- rotate');
  process.exit(2);
}

const { StartUpError } = await import('../server/kernel/start-up-error.ts');
const { SecretError } = await import('../server/secrets/envelope.ts');
try {
  await (action === 'new-key' ? makeKey() : rotate());
} catch (error) {
  const isExplained = error instanceof StartUpError || error instanceof SecretError;
  console.error(isExplained ? error.message : error);
  process.exitCode = 1;
}

async function makeKey() {
  const { newKey, writeNewKey } = await import('../server/secrets/secret-keys.ts');
  if (!file) {
    process.stdout.write(newKey());
  } else if (await writeNewKey(file)) {
    console.log(`A new key is in ${file}. Name the file in SECRETS_KEY_FILE, and keep a copy of it apart from the
backups of the database: without it, every stored password has to be entered again.`);
  } else {
    throw new StartUpError(
      `${file} exists already and is not overwritten: it may be in use. Choose another name.`,
    );
  }
}

async function rotate() {
  const { readConfig } = await import('../server/config.ts');
  const { loadSecretKeys } = await import('../server/secrets/secret-keys.ts');
  const { createSecrets } = await import('../server/secrets/envelope.ts');
  const { createSealedValueStore } = await import('../server/secrets/sealed-values.store.ts');
  const { rotateSecrets } = await import('../server/secrets/rotate-secrets.ts');
  const { openDatabase } = await import('../server/storage/open-database.ts');

  const read = readConfig(process.env);
  if (!read.ok) {
    for (const mistake of read.mistakes) console.error(mistake);
    process.exit(2);
  }
  const { secretsKeyFiles, database } = read.config;
  if (secretsKeyFiles.length === 0) {
    throw new StartUpError('Name the new key and the old one in SECRETS_KEY_FILE, separated by a comma.');
  }
  const { keys, warnings } = await loadSecretKeys(secretsKeyFiles);
  for (const warning of warnings) console.error(warning);

  const storage = await openDatabase(database);
  try {
    const { rewrapped, upToDate } = await rotateSecrets({
      store: createSealedValueStore(storage.db),
      secrets: createSecrets({ keys }),
      newKeyId: keys[0].id,
    });
    console.log(
      `Sealed ${rewrapped} secrets under the key ${keys[0].id}; ${upToDate} were under it already.`,
    );
  } finally {
    await storage.close();
  }
}
