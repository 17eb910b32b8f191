import { Router } from 'express';
import type { Request } from 'express';
import { z } from 'zod';
import { refusals } from './failures.ts';

/** Graph's limit on the parts of a batch (learn.microsoft.com/graph/json-batching). */
const MOST_PARTS = 20;
/** How many parts run side by side. */
const AT_ONCE = 4;

const Part = z.object({
  id: z.string().min(1).max(100),
  method: z.enum(['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'HEAD', 'OPTIONS']),
  url: z.string().min(1).max(4000),
  headers: z.record(z.string(), z.string()).optional(),
  body: z.unknown().optional(),
  dependsOn: z.array(z.string()).optional(),
});
const Batch = z.object({ requests: z.array(Part).min(1) });
type Part = z.infer<typeof Part>;

interface PartAnswer {
  readonly id: string;
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: unknown;
}

/**
 * `$batch`: up to 20 calls in one, each answered on its own, in the order in which they end. Parts go through the
 * simulator's own address, so that permissions, limits, faults and the log hold for each as if it had come alone. A part
 * waits for those that it depends on, and fails with 424 when one of them failed.
 */
export function batchRoutes(): Router {
  const router = Router();
  router.post('/$batch', async (req, res) => {
    const parts = partsOf(req.body);
    const answers = new Map<string, PartAnswer>();
    const waiting = [...parts];
    while (waiting.length > 0) {
      const ready = waiting
        .filter(({ dependsOn = [] }) => dependsOn.every((id) => answers.has(id)))
        .slice(0, AT_ONCE);
      if (ready.length === 0)
        throw refusals.badRequest('The dependsOn properties of the requests form a circle.');
      for (const part of ready) waiting.splice(waiting.indexOf(part), 1);
      const done = await Promise.all(ready.map((part) => answerTo(req, part, answers)));
      for (const answer of done) answers.set(answer.id, answer);
    }
    res.json({ responses: [...answers.values()] });
  });
  return router;
}

/** Throws Graph's 400 for a batch that is none, too large, or ambiguous. */
function partsOf(body: unknown): readonly Part[] {
  const batch = Batch.safeParse(body);
  if (!batch.success) throw refusals.badRequest('Invalid batch payload format.');
  const { requests } = batch.data;
  if (requests.length > MOST_PARTS) {
    throw refusals.badRequest(`Number of batch request steps exceeds the maximum value of ${MOST_PARTS}.`);
  }
  const ids = new Set(requests.map(({ id }) => id));
  if (ids.size < requests.length) throw refusals.badRequest('The ids of the requests must be unique.');
  for (const part of requests) refuseUnsound(part, ids);
  return requests;
}

function refuseUnsound(part: Part, ids: ReadonlySet<string>): void {
  const { id, method, url, headers = {}, body: content, dependsOn = [] } = part;
  if (/^https?:/i.test(url) || /^\/*\$batch/i.test(url)) {
    throw refusals.badRequest(`The url of request ${id} must be relative and no batch itself.`);
  }
  const hasType = Object.keys(headers).some((name) => name.toLowerCase() === 'content-type');
  if (content !== undefined && (!hasType || method === 'GET')) {
    throw refusals.badRequest(`Write request id : ${id} does not contain Content-Type header or body.`);
  }
  const unknown = dependsOn.find((name) => !ids.has(name));
  if (unknown !== undefined) throw refusals.badRequest(`Request ${id} depends on one that is not there.`);
}

async function answerTo(
  req: Request,
  part: Part,
  answers: ReadonlyMap<string, PartAnswer>,
): Promise<PartAnswer> {
  const failed = part.dependsOn?.some((id) => (answers.get(id)?.status ?? 500) >= 400);
  if (failed) {
    const error = { code: 'FailedDependency', message: 'A request that this one depends on failed.' };
    return { id: part.id, status: 424, headers: { 'Content-Type': 'application/json' }, body: { error } };
  }
  const root = `http://127.0.0.1:${req.socket.localPort ?? 0}/graph.sim.test/v1.0/`;
  const response = await fetch(`${root}${part.url.replace(/^\/+/, '')}`, {
    method: part.method,
    redirect: 'manual',
    headers: { ...part.headers, authorization: req.get('authorization') ?? '' },
    ...(part.body !== undefined && { body: JSON.stringify(part.body) }),
  });
  return {
    id: part.id,
    status: response.status,
    headers: headersOf(response.headers),
    body: bodyOf(await response.text()),
  };
}

function headersOf(headers: Headers): Record<string, string> {
  const told = ['Content-Type', 'Retry-After', 'Preference-Applied', 'Location', 'request-id'];
  return Object.fromEntries(
    told.flatMap((name) => {
      const value = headers.get(name);
      return value === null ? [] : [[name, value]];
    }),
  );
}

/** JSON as it is; anything else in base64, as Graph carries it. */
function bodyOf(text: string): unknown {
  if (text === '') return undefined;
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return Buffer.from(text).toString('base64');
  }
}
