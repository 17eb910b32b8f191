import { mkdtemp, readFile, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { PassThrough } from 'node:stream';
import { text } from 'node:stream/consumers';
import {
  connectServer,
  listIntegrations,
  readAttempt,
  reconnectServer,
  testIntegration,
} from '../../../contract/integrations.ts';
import { openDatabase } from '../../../server/storage/open-database.ts';
import { exportDatabase } from '../../../server/storage/transfer/export-database.ts';
import { startHouse } from '../../support/house.ts';
import { ended, integrate, PASSWORD, serverForm } from './integrations-support.ts';

const WRONG = 'canary Über-Wrong 9!';

test('a password is in no reply, no log line, no audit entry and no row, right or wrong', async () => {
  const log = new PassThrough();
  const logged = text(log);
  const house = await startHouse({ log });
  const folder = await mkdtemp(path.join(os.tmpdir(), 'foyer-canary-'));
  try {
    const gus = await house.portal('gus');
    const form = serverForm();
    const connected = await integrate(gus, form);
    const id = form.id;
    const { id: _id, authority: _authority, ...fields } = serverForm({ password: WRONG });
    const replies: unknown[] = [
      connected,
      await integrate(gus, serverForm({ password: WRONG })),
      await ended(gus, (await gus.call(reconnectServer, { params: { id }, version: 1, body: fields })).id),
      await ended(gus, (await gus.call(testIntegration, { params: { id } })).id),
      await gus.call(readAttempt, { params: { id } }),
      await gus.call(listIntegrations, {}),
      await (await gus.send('/portal-api/integrations/server', badRequest({ ...form, label: '' }))).text(),
      await gus
        .call(connectServer, { body: { ...form, password: WRONG } })
        .catch((error: unknown) => JSON.stringify(error)),
      await (await (await house.portal('hana')).send('/portal-api/audit/export')).text(),
    ];
    await house.stopProduct();
    const storage = await openDatabase(house.database);
    const file = path.join(folder, 'dump');
    await exportDatabase(storage.db, file);
    await storage.close();
    const dump = await readFile(file, 'utf8');
    log.end();

    expect(dump).toContain('enc:v1:');
    expect(await logged).toContain('/portal-api/integrations/server');
    for (const password of [PASSWORD, WRONG]) {
      for (const spelling of spellings(password)) {
        expect(JSON.stringify(replies)).not.toContain(spelling);
        expect(dump).not.toContain(spelling);
        expect(await logged).not.toContain(spelling);
      }
    }
  } finally {
    log.end();
    await house.close();
    await rm(folder, { recursive: true, force: true });
  }
});

/** As it is, and as it travels: inside JSON, an address, and the header of Basic authentication. */
function spellings(password: string): readonly string[] {
  const basic = Buffer.from(`NORDHAVN\\svc-foyer:${password}`).toString('base64');
  return [password, JSON.stringify(password).slice(1, -1), encodeURIComponent(password), basic];
}

function badRequest(body: unknown): RequestInit {
  return { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) };
}
