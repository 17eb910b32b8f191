import path from 'node:path';
import process from 'node:process';
import { z } from 'zod';
import { startSimulator } from '../../simulator/index.ts';

const Wish = z.object({
  port: z.number(),
  fixture: z.enum(['campus', 'F0']).default('campus'),
  rooms: z.number().default(0),
  organizations: z.number().default(1),
  meetingsPerRoomDay: z.number().default(6),
  days: z.number().default(3),
  clientId: z.string(),
  certificates: z.array(z.string()),
  publicUrl: z.string(),
});

/** The simulated tenant with a campus of rooms, or with the people and teams of fixture F0, in a process of its own: its work must not slow the product's. */
const { port, fixture, rooms, organizations, meetingsPerRoomDay, days, ...product } = Wish.parse(
  JSON.parse(process.argv[2] ?? ''),
);
const simulator = await startSimulator({
  port,
  product,
  calendarAssets: path.join(import.meta.dirname, '..', '..', 'dist', 'calendar'),
  processingDelayMs: 0,
});
const reset = await fetch(`http://127.0.0.1:${port}/control/reset`, {
  method: 'POST',
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify(
    fixture === 'F0' ? { fixture } : { fixture, rooms, organizations, meetingsPerRoomDay, days, seed: 1 },
  ),
});
if (!reset.ok) throw new Error(`The tenant could not be laid: ${reset.status} ${await reset.text()}`);

process.send?.(simulator.world());
process.on('disconnect', () => void simulator.close());
