import { spawnSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { listAudit, verifyAudit } from '../../../contract/audit.ts';
import { startHouse } from '../../support/house.ts';
import type { House } from '../../support/house.ts';

const root = path.join(import.meta.dirname, '..', '..', '..');

const run = (...args: string[]) =>
  spawnSync(process.execPath, ['scripts/audit.mjs', ...args], { cwd: root, encoding: 'utf8' }).status;

describe('the audit in the portal', () => {
  let house: House;
  let folder: string;
  beforeAll(async () => {
    house = await startHouse();
    folder = await mkdtemp(path.join(os.tmpdir(), 'foyer-audit-'));
  });
  afterAll(async () => {
    await house.close();
    await rm(folder, { recursive: true });
  });

  /** Gives a role as hana does, and answers with the id of the request that did it. */
  async function change(): Promise<string | null> {
    const hana = await house.portal('hana');
    const tenantId = house.world().tenants[0]?.id;
    const reply = await hana.send('/portal-api/assignments', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({
        id: randomUUID(),
        holder: { kind: 'app_role', tenantId, id: `role-${randomUUID()}` },
        holderName: 'Æble & Ærø',
        role: 'auditor',
      }),
    });
    expect(reply.status).toBe(201);
    return reply.headers.get('x-request-id');
  }

  async function exported(): Promise<Response> {
    return (await house.portal('hana')).send('/portal-api/audit/export');
  }

  async function verified(text: string) {
    const file = path.join(folder, `${randomUUID()}.ndjson`);
    await writeFile(file, text);
    return spawnSync(process.execPath, ['scripts/audit.mjs', 'verify', file], {
      cwd: root,
      encoding: 'utf8',
    });
  }

  test('says who changed what in which request, and finds it', async () => {
    const requestId = await change();

    const { call } = await house.portal('hana');
    const { entries } = await call(listAudit, { query: { search: 'æBLE & ærø' } });

    expect(entries[0]).toMatchObject({
      actor: { kind: 'person', name: 'Hana Berg' },
      action: 'assignment.added',
      cause: 'portal',
      requestId,
    });
    expect(await call(verifyAudit, {})).toMatchObject({ isIntact: true, firstWrong: null });
  });

  test('is exported to a file that a command checks by itself', async () => {
    await change();
    const reply = await exported();
    const text = await reply.text();

    expect(reply.headers.get('content-disposition')).toBe('attachment; filename=foyer-audit.ndjson');
    expect(reply.headers.get('content-type')).toBe('application/x-ndjson; charset=utf-8');
    const good = await verified(text);
    expect([good.status, good.stdout]).toEqual([0, expect.stringMatching(/^Intact: \d+ entries/)]);
  });

  test('betrays in the file who changed it', async () => {
    await change();
    await change();
    const lines = (await (await exported()).text()).trimEnd().split('\n');
    const last = lines.length - 1;

    const altered = await verified(
      lines.with(last, lines[last]?.replace('auditor', 'owner') ?? '').join('\n'),
    );
    const shortened = await verified(lines.slice(0, -1).join('\n'));

    for (const outcome of [altered, shortened]) {
      expect([outcome.status, outcome.stderr]).toEqual([1, expect.stringContaining(`Entry ${last} `)]);
    }
  });

  test('of a command that was asked wrongly, or about no file, is not a verdict', async () => {
    expect([run(), run('verify'), run('verify', path.join(folder, 'missing'))]).toEqual([2, 2, 2]);
  });

  test('is exported for nobody without the permission, nor without a session', async () => {
    const gus = await (await house.portal('gus')).send('/portal-api/audit/export');
    const nobody = await fetch(`${house.productUrl}/portal-api/audit/export`);

    expect([gus.status, nobody.status]).toEqual([403, 401]);
  });
});
