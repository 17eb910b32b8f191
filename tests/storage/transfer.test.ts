import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { sql } from 'kysely';
import { StartUpError } from '../../server/kernel/start-up-error.ts';
import { openDatabase } from '../../server/storage/open-database.ts';
import type { Storage } from '../../server/storage/open-database.ts';
import { exportDatabase } from '../../server/storage/transfer/export-database.ts';
import { importDatabase } from '../../server/storage/transfer/import-database.ts';
import { freshDatabase } from '../support/databases.ts';
import type { DatabaseKind, FreshDatabase } from '../support/databases.ts';
import { postgresAdminUrl } from '../support/postgres.ts';

const organization = '0b6fd5a4-7a3a-4f6e-8a44-000000000001';
const unit = (n: number) => `0b6fd5a4-7a3a-4f6e-8a44-1${String(n).padStart(11, '0')}`;
const difficult = 'Nørre "Havn"\u2028\\n\n\t{}, 日本 😀';

let folder: string;
const clean: (() => Promise<void>)[] = [];
beforeEach(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'foyer-transfer-'));
});
afterEach(async () => {
  for (const undo of clean.splice(0).toReversed()) await undo();
  await rm(folder, { recursive: true });
});

/** An empty database, which goes when the test ends. */
async function open(kind: DatabaseKind): Promise<Storage> {
  const database = await freshDatabase(kind);
  clean.push(database.close);
  const storage = await openDatabase(database.config);
  clean.push(storage.close);
  return storage;
}

const opens = {
  pglite: () => open('pglite'),
  postgres: () => open('postgres'),
};

/** More rows than travel at once, children before their parents, and values that are easily bent on the way. */
async function fill({ db }: Storage): Promise<void> {
  await db
    .insertInto('organization')
    .values({
      id: organization,
      name: difficult,
      contact_name: '',
      contact_mail: 'h@x.example',
      created_at: new Date('2026-03-29T01:30:00.123Z'),
    })
    .execute();
  const rows = Array.from({ length: 1_201 }, (_, n) => ({
    id: unit(1_201 - n),
    organization_id: organization,
    parent_id: n === 1_200 ? null : unit(1),
    kind: n === 1_200 ? ('building' as const) : ('floor' as const),
    name: `Floor ${n}`,
    time_zone: 'Europe/Copenhagen',
  }));
  await db.insertInto('unit').values(rows).execute();
  await sql`
    insert into session (id_hash, kind, tenant_id, object_id, name, mail, created_at, expires_at)
    values ('\\x00ff0a', 'pane', ${organization}, ${organization}, 'Anna', null, now(), '2026-11-22 12:00:00.000001+01')`.execute(
    db,
  );
}

async function isEmpty({ db }: Storage): Promise<boolean> {
  return (await db.selectFrom('organization').select('id').execute()).length === 0;
}

async function everything({ db }: Storage): Promise<unknown> {
  const organizations = await sql`select o::text as row from organization o`.execute(db);
  const units = await sql`select u::text as row from unit u order by id`.execute(db);
  const sessions = await sql`select s::text as row from session s`.execute(db);
  return [organizations.rows, units.rows, sessions.rows];
}

const refusal = async (moving: Promise<unknown>): Promise<string> => {
  const error: unknown = await moving.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(StartUpError);
  return (error as StartUpError).message;
};

const ways: readonly (readonly [keyof typeof opens, keyof typeof opens])[] = [
  ['pglite', 'pglite'],
  ['pglite', 'postgres'],
  ['postgres', 'pglite'],
];

for (const [from, to] of ways) {
  const isPossible = postgresAdminUrl !== null || (from === 'pglite' && to === 'pglite');
  const run = isPossible ? describe : describe.skip;
  run(`moving the data from ${from} to ${to}`, () => moving(from, to));
}

function moving(from: keyof typeof opens, to: keyof typeof opens): void {
  test('carries every row of every table unchanged', async () => {
    const [source, target] = [await opens[from](), await opens[to]()];
    await fill(source);
    const file = path.join(folder, 'export.ndjson');

    const exported = await exportDatabase(source.db, file);
    const imported = await importDatabase(target.db, file);

    expect(exported).toEqual({ tables: expect.any(Number), rows: 1_203 });
    expect(imported).toEqual(exported);
    expect(await everything(target)).toEqual(await everything(source));
    await expect(target.check()).resolves.toBeUndefined();
  });
}

describe('an export', () => {
  test('can be read by its owner only, and never replaces a file', async () => {
    const source = await opens.pglite();
    const file = path.join(folder, 'export.ndjson');
    await exportDatabase(source.db, file);

    const othersMay = process.platform === 'win32' ? 0 : (await stat(file)).mode & 0o077;
    expect(othersMay).toBe(0);
    const before = await readFile(file, 'utf8');
    expect(await refusal(exportDatabase(source.db, file))).toContain(file);
    expect(await readFile(file, 'utf8')).toBe(before);
  });

  test('lets tables come before those that refer to them, new tables included', async () => {
    const source = await opens.pglite();
    await sql`create table aaa (id int generated always as identity primary key, unit_organization uuid, unit_id uuid,
      doubled int generated always as (id * 2) stored,
      foreign key (unit_organization, unit_id) references unit (organization_id, id))`.execute(source.db);
    const file = path.join(folder, 'export.ndjson');
    await exportDatabase(source.db, file);

    const header = JSON.parse((await readFile(file, 'utf8')).split('\n')[0] ?? '') as {
      tables: { name: string }[];
    };
    const names = header.tables.map((table) => table.name);
    expect(names.indexOf('aaa')).toBeGreaterThan(names.indexOf('unit'));
    expect(names.indexOf('unit')).toBeGreaterThan(names.indexOf('organization'));
    expect(names).not.toContain('kysely_migration');
  });
});

describe('an import', () => {
  let databases: readonly [FreshDatabase, FreshDatabase];
  let source: Storage;
  let target: Storage;
  let text: string;
  beforeAll(async () => {
    databases = [await freshDatabase('pglite'), await freshDatabase('pglite')];
    source = await openDatabase(databases[0].config);
    target = await openDatabase(databases[1].config);
    await fill(source);
    const file = path.join(os.tmpdir(), `foyer-${crypto.randomUUID()}.ndjson`);
    await exportDatabase(source.db, file);
    text = await readFile(file, 'utf8');
    await rm(file);
  });
  afterAll(async () => {
    for (const { close } of [source, target, ...databases]) await close();
  });
  const altered = async (change: (lines: string[]) => string[]): Promise<string> => {
    const file = path.join(folder, 'altered.ndjson');
    await writeFile(file, change(text.split('\n')).join('\n'));
    return file;
  };

  test('goes into an empty database only', async () => {
    const file = await altered((lines) => lines);

    expect(await refusal(importDatabase(source.db, file))).toContain('not empty');
  });

  test.each<[string, (lines: string[]) => string[], string]>([
    ['that breaks off', (lines) => lines.slice(0, 900), 'ends early'],
    ['without its last line', (lines) => lines.filter((line) => line !== '{"end":true}'), 'ends early'],
    [
      'with a row too many',
      (lines) => [...lines.slice(0, -2), lines.at(-3) ?? '', ...lines.slice(-2)],
      'more rows',
    ],
    ['with a broken row', (lines) => lines.with(1, '{"id":'), 'organization'],
    [
      'with rows that refer to nothing',
      (lines) =>
        lines.map((line) =>
          line.replace('Floor 7"', 'Floor 7","parent_id":"0b6fd5a4-7a3a-4f6e-8a44-999999999999"'),
        ),
      'unit',
    ],
    ['of another kind', () => ['{"hello":1}'], 'not an export'],
    ['that is empty', () => [''], 'ends early'],
    [
      'of a newer version',
      (lines) => lines.with(0, (lines[0] ?? '').replace(/"schema":"[^"]*"/, '"schema":"29990101-create-x"')),
      'newer version',
    ],
    [
      'with tables that are not ours',
      (lines) => lines.with(0, (lines[0] ?? '').replace('"name":"unit"', '"name":"pg_class"')),
      'tables',
    ],
  ])('of a file %s changes nothing', async (_what, change, words) => {
    const file = await altered(change);

    expect(await refusal(importDatabase(target.db, file))).toContain(words);
    expect(await isEmpty(target)).toBe(true);
    await expect(target.check()).resolves.toBeUndefined();
  });

  test('of a file that is not there names it', async () => {
    expect(await refusal(importDatabase(target.db, path.join(folder, 'none')))).toContain('none');
  });

  test('lets numbers that the database gives out go on where they were', async () => {
    const create = sql`create table ticket (number int generated always as identity primary key, doubled int generated always as (number * 2) stored)`;
    const [source, target] = [await opens.pglite(), await opens.pglite()];
    await create.execute(source.db);
    await create.execute(target.db);
    await sql`insert into ticket default values`.execute(source.db);
    await sql`insert into ticket default values`.execute(source.db);
    const file = path.join(folder, 'export.ndjson');
    await exportDatabase(source.db, file);
    await importDatabase(target.db, file);
    await sql`insert into ticket default values`.execute(target.db);

    const tickets = await sql`select number, doubled from ticket order by number`.execute(target.db);
    expect(tickets.rows).toEqual([1, 2, 3].map((number) => ({ number, doubled: number * 2 })));
  });
});
