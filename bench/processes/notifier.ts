import { performance } from 'node:perf_hooks';
import process from 'node:process';
import { Pool } from 'undici';
import { z } from 'zod';

/** Sends change notifications as fast as they are taken, one a body, over as many connections as it is told. */
const Wish = z.object({ connections: z.number() });
const Burst = z.object({
  origin: z.string(),
  path: z.string(),
  subscriptions: z.array(z.object({ id: z.string(), clientState: z.string(), tenantId: z.string() })),
  count: z.number(),
});

const { connections } = Wish.parse(JSON.parse(process.argv[2] ?? ''));

async function send({ origin, path, subscriptions, count }: z.output<typeof Burst>) {
  const pool = new Pool(origin, { connections, pipelining: 1 });
  const bodies = subscriptions.map(bodyOf);
  const times = new Float64Array(count);
  let next = 0;
  let refused = 0;
  const worker = async () => {
    for (let at = next++; at < count; at = next++) {
      const begun = performance.now();
      const reply = await pool.request({
        path,
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: bodies[at % bodies.length] ?? '',
      });
      await reply.body.dump();
      times[at] = performance.now() - begun;
      if (reply.statusCode !== 202) refused += 1;
    }
  };
  const begun = performance.now();
  await Promise.all(Array.from({ length: connections }, worker));
  const ms = performance.now() - begun;
  await pool.close();
  times.sort();
  return { ms, refused, p50: times[Math.floor(count * 0.5)], p99: times[Math.floor(count * 0.99)] };
}

/** As Graph sends it: basic, naming the item. */
function bodyOf({
  id,
  clientState,
  tenantId,
}: {
  id: string;
  clientState: string;
  tenantId: string;
}): string {
  const resource = `Users/${crypto.randomUUID()}/Events/${'A'.repeat(120)}`;
  const resourceData = {
    '@odata.type': '#Microsoft.Graph.Event',
    '@odata.id': resource,
    id: 'A'.repeat(120),
  };
  const subscriptionExpirationDateTime = '2030-01-01T00:00:00.0000000+00:00';
  const about = { subscriptionId: id, clientState, tenantId, subscriptionExpirationDateTime };
  return JSON.stringify({ value: [{ ...about, changeType: 'updated', resource, resourceData }] });
}

process.on('message', (given) => {
  void send(Burst.parse(given)).then((seen) => process.send?.(seen));
});
process.on('disconnect', () => process.exit());
process.send?.('ready');
