import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { createSecrets } from '../../../server/secrets/envelope.ts';
import type { SecretKey, Secrets } from '../../../server/secrets/envelope.ts';
import { placeOfPassword } from '../../../server/secrets/index.ts';
import { rotateSecrets } from '../../../server/secrets/rotate-secrets.ts';
import { createSealedValueStore } from '../../../server/secrets/sealed-values.store.ts';
import { loadSecretKeys, newKey } from '../../../server/secrets/secret-keys.ts';
import { openDatabase } from '../../../server/storage/open-database.ts';
import type { Storage } from '../../../server/storage/open-database.ts';
import { describeOnBothDatabases } from '../../support/databases.ts';
import type { FreshDatabase } from '../../support/databases.ts';

const run = promisify(execFile);
const script = path.join(import.meta.dirname, '../../../scripts/secrets.mjs');
const guid = (kind: number, number: number) =>
  `${kind}0000000-0000-4000-8000-${String(number).padStart(12, '0')}`;
/** More than one batch, in two organizations. */
const INTEGRATIONS = 230;
const organizationOf = (number: number) => guid(1, number % 2);
const place = (number: number) => placeOfPassword(organizationOf(number), guid(2, number));

describeOnBothDatabases('replacing the key of stored secrets', (createDatabase) => {
  let folder: string;
  let files: readonly [string, string];
  let oldKey: SecretKey;
  let newOne: SecretKey;
  let database: FreshDatabase;
  let storage: Storage;

  beforeAll(async () => {
    folder = await mkdtemp(path.join(os.tmpdir(), 'foyer-rotate-'));
    files = [path.join(folder, 'old.key'), path.join(folder, 'new.key')];
    for (const file of files) await writeFile(file, newKey(), { mode: 0o400 });
    const loaded = await loadSecretKeys(files);
    [oldKey, newOne] = [loaded.keys[0]!, loaded.keys[1]!];
    database = await createDatabase();
    storage = await openDatabase(database.config);
  });
  afterAll(async () => {
    await storage.close();
    await database.close();
    await rm(folder, { recursive: true, force: true });
  });
  beforeEach(async () => {
    await storage.db.deleteFrom('organization').execute();
    await lay(storage, createSecrets({ keys: [oldKey] }));
  });

  const rotate = (keys: readonly SecretKey[]) =>
    rotateSecrets({
      store: createSealedValueStore(storage.db),
      secrets: createSecrets({ keys }),
      newKeyId: keys[0]!.id,
    });
  const stored = async () => {
    const rows = await storage.db
      .selectFrom('integration')
      .select('secret')
      .orderBy('organization_id')
      .orderBy('id')
      .execute();
    return rows.map(({ secret }) => secret);
  };

  test('seals every one of them under the new key, after which the old key is not needed', async () => {
    expect(await rotate([newOne, oldKey])).toEqual({ rewrapped: INTEGRATIONS, upToDate: 0 });

    const secrets = createSecrets({ keys: [newOne] });
    const values = await createSealedValueStore(storage.db).list(null, 1_000);
    expect(values).toHaveLength(INTEGRATIONS);
    expect(values.map((value) => secrets.open(value.sealed, value.place))).toEqual(
      values.map(({ row }) => `password ${row}`),
    );
  });

  test('takes up where it was broken off, and does nothing the second time', async () => {
    const store = createSealedValueStore(storage.db);
    let left = 210; // into the second batch
    const failing = {
      ...store,
      replace: async (...given: Parameters<typeof store.replace>) => {
        if ((left -= 1) < 0) throw new Error('the power is gone');
        return await store.replace(...given);
      },
    };
    const secrets = createSecrets({ keys: [newOne, oldKey] });
    await expect(rotateSecrets({ store: failing, secrets, newKeyId: newOne.id })).rejects.toThrow('power');

    expect(await rotate([newOne, oldKey])).toEqual({ rewrapped: INTEGRATIONS - 210, upToDate: 210 });
    expect(await rotate([newOne])).toEqual({ rewrapped: 0, upToDate: INTEGRATIONS });
  });

  test('changes nothing and names the key when one that is in use is missing', async () => {
    const before = await stored();

    await expect(rotate([newOne])).rejects.toMatchObject({
      kind: 'unknown-key',
      message: expect.stringContaining(oldKey.id),
    });
    expect(await stored()).toEqual(before);
  });

  test('changes nothing and says where when a value was copied from another row', async () => {
    const [first] = await createSealedValueStore(storage.db).list(null, 1);
    await storage.db
      .updateTable('integration')
      .set({ secret: first?.sealed ?? null })
      .where('organization_id', '=', organizationOf(7))
      .where('id', '=', guid(2, 7))
      .execute();
    const before = await stored();

    await expect(rotate([newOne, oldKey])).rejects.toMatchObject({
      kind: 'damaged',
      message: expect.stringContaining(guid(2, 7)),
    });
    expect(await stored()).toEqual(before);
  });

  test('leaves alone what somebody entered anew at the same moment', async () => {
    const store = createSealedValueStore(storage.db);
    const [value] = await store.list(null, 1);
    const entered = createSecrets({ keys: [newOne] }).seal('entered meanwhile', value!.place);
    await store.replace(value!, entered);

    expect(await store.replace(value!, 'enc:v1:late')).toBe(false);
    expect((await store.list(null, 1))[0]?.sealed).toBe(entered);
  });

  test('is one command, which says how many', async () => {
    await storage.close();
    const { config } = database;
    const environment = {
      PATH: process.env['PATH'] ?? '',
      DATA_DIR: folder,
      ...('url' in config ? { DATABASE_URL: config.url } : { DATA_DIR: path.dirname(config.directory) }),
    };
    const rotateWith = (keys: readonly string[]) =>
      run(process.execPath, [script, 'rotate'], {
        env: { ...environment, SECRETS_KEY_FILE: keys.join(',') },
      });

    const { stdout } = await rotateWith([files[1], files[0]]);
    expect(stdout).toContain(`Sealed ${INTEGRATIONS} secrets under the key ${newOne.id}; 0 were`);
    await expect(rotateWith([files[0]])).rejects.toMatchObject({
      code: 1,
      stderr: expect.stringContaining(newOne.id),
    });
    await expect(rotateWith([])).rejects.toMatchObject({ code: 1 });
    storage = await openDatabase(config);
  });
});

async function lay({ db }: Storage, secrets: Secrets): Promise<void> {
  const organizations = [0, 1].map((number) => ({
    id: guid(1, number),
    name: `Organization ${number}`,
    contact_name: 'Ida',
    contact_mail: 'ida@nordhavn.example',
  }));
  await db.insertInto('organization').values(organizations).execute();
  const integrations = Array.from({ length: INTEGRATIONS }, (_, number) => ({
    id: guid(2, number),
    organization_id: organizationOf(number),
    kind: 'ews-server' as const,
    label: `Server ${number}`,
    status: 'active' as const,
    ews_url: 'https://mail.example.com/EWS/Exchange.asmx',
    account: 'svc@nordhavn.example',
    secret: secrets.seal(`password ${guid(2, number)}`, place(number)),
  }));
  await db.insertInto('integration').values(integrations).execute();
}
