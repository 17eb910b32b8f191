import { readFile } from 'node:fs/promises';
import http from 'node:http';
import https from 'node:https';
import type { AddressInfo } from 'node:net';
import type { Express } from 'express';
import { errorCode } from '../kernel/error-code.ts';
import type { Config } from '../config.ts';
import { StartUpError } from '../kernel/start-up-error.ts';
import { answerBrokenRequests } from './broken-requests.ts';

export interface Listening {
  readonly server: http.Server | https.Server;
  /** The port that was opened; differs from the configured one when that was 0. */
  readonly port: number;
  /** Lets what is under way finish, for at most `graceMs`, then cuts what is left. A second call may shorten that. */
  readonly close: (graceMs?: number) => Promise<void>;
}

/**
 * Time limits against clients that send a byte now and then to keep connections busy (slow headers, slow bodies). The
 * longest request of ours is a JSON body of 64 KB; a client that needs longer for it than this is not a client.
 */
const limits = {
  headersTimeout: 5_000,
  requestTimeout: 15_000,
  keepAliveTimeout: 65_000, // longer than the 60 s of common proxies, so that they close first
  connectionsCheckingInterval: 1_000,
  maxHeaderSize: 16 * 1024, // a token with 200 groups takes about 10 KB
};

type Where = Pick<Config['http'], 'host' | 'port' | 'publicUrl' | 'tls'>;

/** A client that takes nothing of its answer for this long has gone. No answer takes half as long to begin. */
const IDLE_MS = 30_000;
const MOST_CONNECTIONS = 5_000;
const GRACE_MS = 10_000;

/** Opens the port, with TLS when certificate files are configured. Throws a StartUpError when that is not possible. */
export async function listen(app: Express, config: { readonly http: Where }): Promise<Listening> {
  const { host, port, tls } = config.http;
  const server = tls
    ? https.createServer({ ...limits, ...(await readTls(tls)) }, app)
    : http.createServer(limits, app);
  server.maxConnections = MOST_CONNECTIONS;
  server.setTimeout(IDLE_MS);
  answerBrokenRequests(server);

  await new Promise<void>((resolve, reject) => {
    server.once('error', (error) => reject(explain(error, host, port)));
    server.listen(port, host, resolve);
  });

  return {
    server,
    port: (server.address() as AddressInfo).port, // listening on a host and port, so never a pipe
    close: closer(server),
  };
}

/** A connection that falls idle while the server closes would stay until its keep-alive ends, so it is looked for. */
function closer(server: http.Server | https.Server): Listening['close'] {
  let closed: Promise<void> | undefined;

  return async (graceMs = GRACE_MS) => {
    closed ??= new Promise((resolve) => {
      server.close(() => resolve());
    });
    const tidy = setInterval(() => server.closeIdleConnections(), 50);
    const cut = setTimeout(() => server.closeAllConnections(), graceMs);
    server.closeIdleConnections();
    await closed;
    clearInterval(tidy);
    clearTimeout(cut);
  };
}

async function readTls(files: NonNullable<Config['http']['tls']>): Promise<{ cert: string; key: string }> {
  const cert = await readPem('TLS_CERT_FILE', files.certificateFile);
  const key = await readPem('TLS_KEY_FILE', files.keyFile);
  try {
    https.createServer({ cert, key }).close();
  } catch (cause) {
    throw new StartUpError(
      'TLS_CERT_FILE and TLS_KEY_FILE do not hold a PEM certificate and its private key. Check that they belong together.',
      { cause },
    );
  }
  return { cert, key };
}

async function readPem(variable: string, file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch (cause) {
    throw new StartUpError(
      `${variable} names ${file}, which cannot be read. Check the path and its permissions.`,
      { cause },
    );
  }
}

function explain(error: Error, host: string, port: number): Error {
  const sentence = {
    EADDRINUSE: `Port ${port} on ${host} is taken by another program. Stop that program, or set PORT to a free port.`,
    EACCES: `Port ${port} may not be opened by this user. Set PORT to a number above 1023.`,
    EADDRNOTAVAIL: `HOST is ${host}, which is not an address of this machine. Set HOST to one that is, or to 127.0.0.1.`,
    ENOTFOUND: `HOST is ${host}, which is not a known name. Set HOST to an address of this machine, or to 127.0.0.1.`,
  }[errorCode(error) ?? ''];
  return sentence ? new StartUpError(sentence, { cause: error }) : error;
}
