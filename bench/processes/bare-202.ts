import { once } from 'node:events';
import { createServer } from 'node:http';
import process from 'node:process';
import express from 'express';
import { z } from 'zod';

/** A bare Express route that answers 202 to whatever it is sent, and does not even look at it. */
const { port } = z.object({ port: z.number() }).parse(JSON.parse(process.argv[2] ?? ''));
const app = express();
app.post('/webhooks/graph', (_req, res) => {
  res.status(202).end();
});
const server = createServer(app).listen(port, '127.0.0.1');
await once(server, 'listening');
process.on('disconnect', () => process.exit());
process.send?.('ready');
