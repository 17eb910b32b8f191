import process from 'node:process';
import { z } from 'zod';
import './module-map.ts';

/**
 * Runs in front of server/main.ts (`node --import`): loads what it is going to load, and waits for the word to begin, which
 * is the rest of its environment. A node that dies has its successor at hand, so that there is somebody to kill most of
 * the time.
 */
await import('../../../server/product.ts');

process.send?.('warm');
const environment = await new Promise((resolve) => {
  process.once('message', resolve);
  process.once('disconnect', () => process.exit()); // whoever was to give the word is gone
});
Object.assign(process.env, z.record(z.string(), z.string()).parse(environment));
process.removeAllListeners('disconnect');
process.disconnect();
