import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import http from 'node:http';
import os from 'node:os';
import path from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { Router } from 'express';
import { createApp } from '../../../server/app.ts';
import type { AppParts } from '../../../server/app.ts';
import { readConfig } from '../../../server/config.ts';
import type { Config } from '../../../server/config.ts';
import { listen } from '../../../server/http/listen.ts';
import { createLogger } from '../../../server/http/logger.ts';
import { createMetrics } from '../../../server/http/metrics.ts';

export interface RunningApp {
  /** `http://127.0.0.1:<port>` */
  readonly url: string;
  readonly config: Config;
  /** Every line that was logged so far, parsed. */
  readonly logged: () => readonly Record<string, unknown>[];
  readonly logText: () => string;
  readonly close: () => Promise<void>;
}

type Choices = Partial<Omit<AppParts, 'config' | 'log' | 'metrics'>> & {
  readonly environment?: Readonly<Record<string, string>>;
  /** False: as after `npm ci`, before the first build. */
  readonly built?: boolean;
};

/** The real application on a free port, with built pages that hold just enough to be recognized. */
export async function startApp(choices: Choices = {}): Promise<RunningApp> {
  const { environment, built = true, ...parts } = choices;
  const config = configOf({ ...environment });
  const lines: string[] = [];
  const log = createLogger({ logLevel: 'info' }, { write: (line: string) => void lines.push(line) });
  const folder = await layPages();
  if (!built) await rm(path.join(folder, 'dist'), { recursive: true });

  const app = createApp({
    config,
    log,
    metrics: createMetrics(),
    addinApi: [],
    signIn: Router(),
    manifest: Router(),
    readiness: [],
    hostScripts: [],
    folders: { dist: path.join(folder, 'dist'), addin: path.join(folder, 'addin') },
    ...parts,
  });
  const listening = await listen(app, {
    http: { host: '127.0.0.1', port: 0, publicUrl: config.http.publicUrl, tls: null },
  });

  return {
    url: `http://127.0.0.1:${listening.port}`,
    config,
    logged: () => lines.map((line) => JSON.parse(line) as Record<string, unknown>),
    logText: () => lines.join(''),
    close: async () => {
      await listening.close(0);
      await rm(folder, { recursive: true });
    },
  };
}

/** The configuration for an environment that has no mistakes. */
export function configOf(environment: Readonly<Record<string, string>>): Config {
  const read = readConfig(environment);
  if (!read.ok) throw new Error(read.mistakes.join('\n'));
  return read.config;
}

export interface RawReply {
  readonly status: number;
  readonly headers: http.IncomingHttpHeaders;
  readonly body: string;
}

/** One request by hand: fetch sets Host itself and follows its own mind about paths and bodies. */
export async function ask(
  url: string,
  path: string,
  options: { method?: string; headers?: http.OutgoingHttpHeaders; body?: string | Buffer } = {},
): Promise<RawReply> {
  const { method = 'GET', headers = {}, body } = options;
  const { hostname, port } = new URL(url);
  return new Promise((resolve, reject) => {
    const request = http.request({ hostname, port, path, method, headers, agent: false }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('error', reject);
      response.on('end', () => {
        const text = Buffer.concat(chunks).toString('utf8');
        resolve({ status: response.statusCode ?? 0, headers: response.headers, body: text });
      });
    });
    request.on('error', reject);
    request.end(body);
  });
}

export const SCRIPT = `console.log("${'pane '.repeat(200)}");`;

async function layPages(): Promise<string> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'foyer-pages-'));
  const officePage = '<!doctype html><head><title>t</title><!--foyer:office--></head>';
  const files: Record<string, string | Buffer> = {
    'dist/addin/taskpane.html': officePage,
    'dist/addin/sign-in.html': officePage,
    'dist/addin/assets/taskpane.0123456789ab.js': SCRIPT,
    'dist/addin/assets/taskpane.0123456789ab.js.br': brotliCompressSync(SCRIPT),
    'dist/addin/assets/taskpane.0123456789ab.js.gz': gzipSync(SCRIPT),
    'dist/events/events.js': 'var events;',
    'addin/events.html': officePage,
    'addin/events.ts': 'source',
    'addin/assets/icon-32.png': 'png',
  };
  for (const [name, content] of Object.entries(files)) {
    const file = path.join(folder, name);
    await mkdir(path.dirname(file), { recursive: true });
    await writeFile(file, content);
  }
  return folder;
}
