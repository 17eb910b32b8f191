import type { Request, Response, Router } from 'express';
import type { z } from 'zod';
import { route } from '../../contract/route.ts';
import type { Api, Permission } from '../../contract/route.ts';
import type { Caller } from '../kernel/caller.ts';
import { Problem } from '../kernel/problem.ts';
import type { Gate } from './gate.ts';
import { readVersion } from './if-match.ts';
import { letIn } from './mount.ts';
import { parseRequest } from './parse-request.ts';
import { factsOf } from './request-facts.ts';

/** Where a file is sent, what that takes, and what comes back. It changes something: the request must say `If-Match`. */
export interface Upload<P extends z.ZodType, Q extends z.ZodType, R extends z.ZodType> {
  readonly api: Api;
  /** Express path below the API's root. */
  readonly path: string;
  readonly access: Permission;
  readonly contentType: string;
  /** The most a file may weigh. */
  readonly mostKb: number;
  readonly params: P;
  readonly query: Q;
  readonly reply: R;
}

const KB = 1024;

/**
 * Takes a file as the body of a request, in parts as they come in and never as a whole: let in and parsed like any route.
 * Rejects with `unsupported-media-type` for anything else or anything compressed, which could unfold to any size, and with
 * `body-too-large` as soon as that is known.
 */
export function mountUpload<P extends z.ZodType, Q extends z.ZodType, R extends z.ZodType>(
  router: Router,
  gate: Gate,
  upload: Upload<P, Q, R>,
  handle: (input: {
    readonly caller: Caller;
    readonly params: z.output<P>;
    readonly query: z.output<Q>;
    readonly version: number;
    readonly body: AsyncIterable<Buffer>;
  }) => Promise<z.input<R>>,
): void {
  const { api, path, access, contentType, mostKb, params, query, reply } = upload;
  const asRoute = route({ api, method: 'post', path, summary: '', access, params, query, reply });

  router.post(path, async (req, res) => {
    factsOf(req).route = `/${api}${path}`;
    const { caller } = await letIn(gate, access, req);
    if (!caller) throw new Error('the gate let nobody in');
    const version = readVersion(req);
    const asked = parseRequest(asRoute, { params: req.params, query: req.query, body: {} });
    requireFile(req, res, contentType, mostKb);

    // Each part was parsed by the very schema that P and Q stand for.
    const input = { params: asked.params as z.output<P>, query: asked.query as z.output<Q> };
    const answer = await handle({ caller, ...input, version, body: partsOf(req, res, mostKb) });
    res.set('Cache-Control', 'no-store').json(reply.parse(answer));
  });
}

function requireFile(req: Request, res: Response, contentType: string, mostKb: number): void {
  const { 'content-encoding': coding = 'identity', 'content-length': length = '0' } = req.headers;
  if (!req.is(contentType) || coding !== 'identity') {
    throw new Problem('unsupported-media-type', `Send the file as ${contentType}, not compressed.`);
  }
  if (Number(length) > mostKb * KB) throw tooLarge(res, mostKb);
}

/** The bytes of a request as they come. To stop reading leaves the connection alone: an answer is on its way. */
async function* partsOf(req: Request, res: Response, mostKb: number): AsyncIterable<Buffer> {
  let size = 0;
  const parts: AsyncIterable<Buffer> = req.iterator({ destroyOnReturn: false });
  for await (const part of parts) {
    size += part.length;
    if (size > mostKb * KB) throw tooLarge(res, mostKb);
    yield part;
  }
}

function tooLarge(res: Response, mostKb: number): Problem {
  res.set('Connection', 'close'); // nobody wants the rest
  return new Problem('body-too-large', `The file may be at most ${mostKb} KB.`);
}
