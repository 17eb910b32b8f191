import process from 'node:process';
import { z } from 'zod';
import { Instant } from '../../../contract/primitives.ts';
import { readConfig } from '../../../server/config.ts';
import { createLogger } from '../../../server/http/logger.ts';
import { certificatesOf, startProduct } from '../../../server/product.ts';

const Wish = z.object({ environment: z.record(z.string(), z.string()), now: Instant, world: z.unknown() });

/** Lays the database and the product's half of the fixture, and reads every calendar once, before the nodes start. */
const { environment, now, world } = Wish.parse(JSON.parse(process.argv[2] ?? ''));
const read = readConfig(environment);
if (!read.ok) throw new Error(read.mistakes.join('\n'));
const { config } = read;
const product = await startProduct({
  config,
  certificates: await certificatesOf(config),
  clock: { now: () => now },
  hostScripts: [],
  log: createLogger({ logLevel: 'silent' }),
});
await product.seed(world);
await product.close();
