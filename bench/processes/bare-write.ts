import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:http';
import process from 'node:process';
import express from 'express';
import { Pool } from 'pg';
import { z } from 'zod';

/** A bare Express route that writes one row to a database and answers with it. */
const { port, databaseUrl } = z
  .object({ port: z.number(), databaseUrl: z.string() })
  .parse(JSON.parse(process.argv[2] ?? ''));
const pool = new Pool({ connectionString: databaseUrl, max: 10 });
pool.on('connect', (client) => client.on('error', () => undefined)); // dropped with its database at the end
await pool.query(
  'create table bare_visit (id uuid primary key, body jsonb not null, at timestamptz not null)',
);
const app = express();
app.use(express.json());
app.post('/visits', async (req, res) => {
  const { rows } = await pool.query<{ id: string }>(
    'insert into bare_visit values ($1, $2, now()) returning *',
    [randomUUID(), req.body],
  );
  res.json(rows[0]);
});
const server = createServer(app).listen(port, '127.0.0.1');
await once(server, 'listening');
process.on('disconnect', () => process.exit());
process.send?.('ready');
