import process from 'node:process';

/**
 * Runs in front of server/main.ts (`node --import`): loads what it is going to load, and waits for the word to begin. A
 * node that dies has its successor at hand, so that there is somebody to kill most of the time.
 */
await import('../../../server/product.ts');

process.send?.('warm');
await new Promise<void>((resolve) => {
  process.once('message', () => resolve());
  process.once('disconnect', () => process.exit()); // whoever was to give the word is gone
});
process.removeAllListeners('disconnect');
process.disconnect();
