import process from 'node:process';
import { z } from 'zod';
import { startSimulator } from '../../../simulator/index.ts';

const Wish = z.object({
  port: z.number(),
  smtpPort: z.number(),
  clientId: z.string(),
  certificates: z.array(z.string()),
  publicUrl: z.string(),
  now: z.string(),
});

/** The simulated tenant in a process of its own: it outlives every crash of the product, and remembers what was done. */
const { port, smtpPort, now, ...product } = Wish.parse(JSON.parse(process.argv[2] ?? ''));
const simulator = await startSimulator({
  port,
  smtpPort,
  product,
  calendarAssets: 'dist/calendar',
  processingDelayMs: 0,
});
for (const [method, path, body] of [
  ['PUT', '/clock', { now }],
  ['POST', '/reset', { fixture: 'F0' }],
] as const) {
  const headers = { 'content-type': 'application/json' };
  const url = `http://127.0.0.1:${port}/control${path}`;
  const reply = await fetch(url, { method, headers, body: JSON.stringify(body) });
  if (!reply.ok) throw new Error(`${path}: ${reply.status} ${await reply.text()}`);
}
process.send?.(simulator.world());
process.on('disconnect', () => void simulator.close());
