import { once } from 'node:events';
import { createServer } from 'node:http';
import process from 'node:process';
import express from 'express';
import { z } from 'zod';
import { readConfig } from '../../server/config.ts';
import { createLogger } from '../../server/http/logger.ts';
import { instantOf, realNow } from '../../server/kernel/time.ts';
import { certificatesOf, startProduct } from '../../server/product.ts';

const Wish = z.object({ environment: z.record(z.string(), z.string()), peerPort: z.number() });
const Message = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('seed'), world: z.unknown() }),
  z.object({ kind: z.literal('peer'), body: z.string() }),
]);

/** The product, and beside it a bare Express route that answers with the bytes it was told to. */
const wish = Wish.parse(JSON.parse(process.argv[2] ?? ''));
const read = readConfig(wish.environment);
if (!read.ok) throw new Error(read.mistakes.join('\n'));
const { config } = read;

const certificates = await certificatesOf(config);
const product = await startProduct({
  config,
  certificates,
  clock: { now: () => instantOf(realNow()) },
  hostScripts: [],
  log: createLogger({ logLevel: 'silent' }),
  callsPerPersonPerMinute: Infinity,
});

let body = '';
const peer = express();
peer.get('/rooms', (_req, res) => {
  res.type('application/json').send(body);
});
const peerServer = createServer(peer).listen(wish.peerPort, '127.0.0.1');
await once(peerServer, 'listening');

process.on('message', (given) => {
  const message = Message.parse(given);
  if (message.kind === 'peer') body = message.body;
  const done = message.kind === 'seed' ? product.seed(message.world, { fresh: true }) : Promise.resolve();
  void done.then(() => process.send?.('done'));
});
process.on('disconnect', () => {
  peerServer.close();
  void product.close();
});
process.send?.('ready');
