import { once } from 'node:events';
import { createServer } from 'node:http';
import process from 'node:process';
import express from 'express';
import { z } from 'zod';
import { readConfig } from '../../server/config.ts';
import { createLogger } from '../../server/http/logger.ts';
import { instantOf, realNow } from '../../server/kernel/time.ts';
import { certificatesOf, startProduct } from '../../server/product.ts';
import { HOST_SCRIPTS } from '../../simulator/outlook/host-scripts.ts';
import { startLoopProbe } from '../loop-probe.ts';

const Wish = z.object({
  environment: z.record(z.string(), z.string()),
  peerPort: z.number(),
  mirror: z.literal('off').optional(),
});
const Message = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('seed'), world: z.unknown() }),
  z.object({ kind: z.literal('peer'), body: z.string() }),
  z.object({ kind: z.literal('read') }),
  z.object({ kind: z.literal('figures') }),
]);

/** The product, and beside it a bare Express route that answers with what it was told to, as JSON. */
const wish = Wish.parse(JSON.parse(process.argv[2] ?? ''));
const read = readConfig(wish.environment);
if (!read.ok) throw new Error(read.mistakes.join('\n'));
const { config } = read;

const certificates = await certificatesOf(config);
const product = await startProduct({
  config,
  certificates,
  clock: { now: () => instantOf(realNow()) },
  hostScripts: HOST_SCRIPTS,
  log: createLogger({ logLevel: config.logLevel === 'info' ? 'silent' : config.logLevel }),
  callsPerPersonPerMinute: Infinity,
  ...(wish.mirror && { mirror: wish.mirror }),
});

let body: unknown = null;
const peer = express();
peer.get('/rooms', (_req, res) => {
  res.json(body);
});
const peerServer = createServer(peer).listen(wish.peerPort, '127.0.0.1');
await once(peerServer, 'listening');
const probe = startLoopProbe();

async function obey(message: z.output<typeof Message>): Promise<unknown> {
  if (message.kind === 'seed') await product.seed(message.world, { fresh: true });
  if (message.kind === 'peer') body = JSON.parse(message.body);
  if (message.kind === 'read') await product.wake();
  return message.kind === 'figures' ? { ...memory(), ...probe.take() } : 'done';
}

/** In MB; the peak is the operating system's. */
function memory() {
  return {
    rssPeakMb: process.resourceUsage().maxRSS / 1_024,
    heapMb: process.memoryUsage().heapUsed / 1_048_576,
  };
}

process.on('message', (given) => {
  void obey(Message.parse(given)).then((answer) => process.send?.(answer));
});
process.on('disconnect', () => {
  peerServer.close();
  void product.close();
});
process.send?.('ready');
