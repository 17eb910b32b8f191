import { readFileSync } from 'node:fs';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import express from 'express';
import type { ErrorRequestHandler } from 'express';
import { readConfig } from '../../server/config.ts';
import { Problem } from '../../server/kernel/problem.ts';
import { manifestRoutes } from '../../server/modules/manifest/manifest.routes.ts';

const template = readFileSync(path.join(import.meta.dirname, '..', '..', 'manifest.xml'), 'utf8');
const microsoft = {
  ENTRA_CLIENT_ID: '0a1b2c3d-1111-4222-8333-444455556666',
  ENTRA_CERTIFICATE_FILE: 'certificate.pem',
  SECRETS_KEY_FILE: 'secrets.key',
};

interface Answer {
  readonly status: number;
  readonly type: string | null;
  readonly text: string;
}

const sayProblem: ErrorRequestHandler = (error, _req, res, _next) => {
  res.status(error instanceof Problem ? 404 : 500).send(error instanceof Error ? error.message : '');
};

/** Asks a server with these settings for its manifest; a problem comes back as its sentence. */
async function manifestFor(environment: Readonly<Record<string, string>>): Promise<Answer> {
  const read = readConfig(environment);
  if (!read.ok) throw new Error(read.mistakes.join('\n'));
  const server = express().use(manifestRoutes(read.config), sayProblem).listen(0, '127.0.0.1');
  await once(server, 'listening');
  try {
    const { port } = server.address() as AddressInfo;
    const response = await fetch(`http://127.0.0.1:${port}/manifest.xml`);
    return {
      status: response.status,
      type: response.headers.get('content-type'),
      text: await response.text(),
    };
  } finally {
    server.close();
  }
}

test('the simulated tenant gets the manifest under the name by which it knows the product', async () => {
  const answer = await manifestFor({});
  expect(answer).toEqual({ status: 200, type: 'application/xml; charset=utf-8', text: template });
});

test('a real tenant gets its own address and application', async () => {
  const { status, text } = await manifestFor({ ...microsoft, PUBLIC_URL: 'https://foyer.example.com' });
  expect(status).toBe(200);
  expect(text).toContain('"https://foyer.example.com/addin/taskpane.html"');
  expect(text).toContain(`api://foyer.example.com/${microsoft.ENTRA_CLIENT_ID}`);
  expect(text).not.toContain('sim.test');
});

test('with a real tenant an http address is refused, with what to do', async () => {
  const { status, text } = await manifestFor({ ...microsoft, PUBLIC_URL: 'http://foyer.example.com' });
  expect(status).toBe(404);
  expect(text).toContain('https only');
  expect(text).toContain('Set PUBLIC_URL');
});
