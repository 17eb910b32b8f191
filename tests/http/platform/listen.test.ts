import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import https from 'node:https';
import net from 'node:net';
import os from 'node:os';
import path from 'node:path';
import express from 'express';
import { generate } from 'selfsigned';
import { listen } from '../../../server/http/listen.ts';
import type { Listening } from '../../../server/http/listen.ts';
import { StartUpError } from '../../../server/kernel/start-up-error.ts';

const open: Listening[] = [];
const start = async (app: express.Express, more: object = {}) => {
  const listening = await listen(app, {
    http: { host: '127.0.0.1', port: 0, publicUrl: 'http://localhost:3000', tls: null, ...more },
  });
  open.push(listening);
  return listening;
};
afterEach(async () => {
  for (const listening of open.splice(0)) await listening.close(0);
});

const refusal = async (opening: Promise<unknown>): Promise<string> => {
  const error: unknown = await opening.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(StartUpError);
  return (error as StartUpError).message;
};

describe('opening the port', () => {
  test('says which port is taken and what to do', async () => {
    const { port } = await start(express());

    const sentence = await refusal(start(express(), { port }));
    expect(sentence).toContain(`Port ${port}`);
    expect(sentence).toContain('PORT');
  });

  test('says that HOST is no address of this machine', async () => {
    expect(await refusal(start(express(), { host: '192.0.2.1' }))).toContain('HOST');
  });

  test('says which TLS file cannot be read, and when the two do not belong together', async () => {
    const folder = await mkdtemp(path.join(os.tmpdir(), 'foyer-tls-'));
    const [certificateFile, keyFile] = [path.join(folder, 'cert.pem'), path.join(folder, 'key.pem')];
    const tls = { certificateFile, keyFile };
    expect(await refusal(start(express(), { tls }))).toContain('TLS_CERT_FILE');

    const [one, other] = [await generate(), await generate()];
    await writeFile(certificateFile, one.cert);
    await writeFile(keyFile, other.private);
    expect(await refusal(start(express(), { tls }))).toContain('belong together');
    await rm(folder, { recursive: true });
  });

  test('serves https with the configured certificate', async () => {
    const folder = await mkdtemp(path.join(os.tmpdir(), 'foyer-tls-'));
    const tls = { certificateFile: path.join(folder, 'cert.pem'), keyFile: path.join(folder, 'key.pem') };
    const pems = await generate([{ name: 'commonName', value: 'localhost' }]);
    await writeFile(tls.certificateFile, pems.cert);
    await writeFile(tls.keyFile, pems.private);
    const app = express().get('/', (req, res) => void res.send(String(req.secure)));
    const { port } = await start(app, { tls });

    const body = await new Promise((resolve, reject) => {
      const options = {
        host: '127.0.0.1',
        port,
        ca: pems.cert,
        servername: 'localhost',
        checkServerIdentity: () => undefined,
      };
      https.get(options, (response) => response.setEncoding('utf8').on('data', resolve)).on('error', reject);
    });
    expect(body).toBe('true');
    await rm(folder, { recursive: true });
  });
});

describe('an open port', () => {
  test('limits how long a client may take over its headers and its request', async () => {
    const { server } = await start(express());

    expect(server.headersTimeout).toBeLessThanOrEqual(5_000);
    expect(server.requestTimeout).toBeLessThanOrEqual(15_000);
    expect(server.maxConnections).toBeGreaterThan(0);
  });

  test('refuses headers that are larger than any of ours', async () => {
    const { port } = await start(express());
    const reply = await fetch(`http://127.0.0.1:${port}/`, { headers: { 'x-large': 'x'.repeat(20_000) } });

    expect(reply.status).toBe(431);
  });

  test('lets a request finish when it closes, and takes no new one', async () => {
    const requests: express.Response[] = [];
    const listening = await start(express().get('/', (_req, res) => void requests.push(res)));
    const reply = fetch(`http://127.0.0.1:${listening.port}/`);
    while (requests.length === 0) await new Promise((resolve) => setImmediate(resolve));

    const closed = listening.close();
    await expect(fetch(`http://127.0.0.1:${listening.port}/`)).rejects.toThrow('fetch failed');
    requests[0]?.send('done');
    expect(await (await reply).text()).toBe('done');
    await closed;
  });

  test('cuts what does not finish within the grace', async () => {
    const listening = await start(express().get('/', () => undefined));
    const socket = net.connect(listening.port, '127.0.0.1');
    socket.on('error', () => undefined); // being cut may look like a reset
    const ended = new Promise((resolve) => socket.once('close', resolve));
    const sent = new Promise<void>((resolve) => {
      socket.write('GET / HTTP/1.1\r\nHost: x\r\n\r\n', () => resolve());
    });
    await sent;
    await listening.close(0);

    await ended;
    await expect(listening.close()).resolves.toBeUndefined();
  });
});
