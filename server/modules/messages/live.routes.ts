import { Router } from 'express';
import type { Response } from 'express';
import type { LiveEvent } from '../../../contract/messages.ts';
import type { Gate } from '../../http/gate.ts';
import { letIn } from '../../http/mount.ts';
import { factsOf } from '../../http/request-facts.ts';
import { Problem } from '../../kernel/problem.ts';
import type { LiveHub } from './live.ts';

export interface LiveRoutesOptions {
  /** Pages that are told at once, of all organizations. */
  readonly mostWatching: number;
  /** Of those, pages of one person: one who opens many takes no place from the others. */
  readonly mostOfOnePerson: number;
  /** A connection ends after this long, and the page opens another one: so a sign-out is noticed. */
  readonly longestMs: number;
}

const usual: LiveRoutesOptions = { mostWatching: 2_000, mostOfOnePerson: 40, longestMs: 5 * 60_000 };
/** Proxies end connections that say nothing for a minute. */
const PULSE_MS = 25_000;
/** What a page that does not read may have waiting before it is let go. */
const MOST_UNREAD_BYTES = 64 * 1024;

/**
 * `GET /live`: server-sent events (WHATWG HTML, section 9.2) that say what changed, without saying how: pages read it
 * anew through routes that decide what they may see. Open connections are not counted as calls that are worked on.
 */
export function liveRoutes(gate: Gate, hub: Pick<LiveHub, 'watch'>, options = usual): Router {
  const router = Router();
  const open = new Map<Response, string>();

  router.get('/live', async (req, res) => {
    factsOf(req).route = '/portal-api/live';
    const { caller } = await letIn(gate, 'feed.read', req);
    if (!caller) throw new Problem('not-found', 'There is nobody to tell.');
    // Whoever left meanwhile would never be noticed to leave.
    if (req.socket.destroyed) return;
    const person = `${caller.organization} ${caller.tenantId} ${caller.objectId}`;
    const ofPerson = [...open.values()].filter((other) => other === person).length;
    if (open.size >= options.mostWatching || ofPerson >= options.mostOfOnePerson) {
      throw new Problem('overloaded', 'Too many pages are being told of changes.', { retryAfterSeconds: 30 });
    }
    open.set(res, person);
    res.status(200).set({
      'Content-Type': 'text/event-stream; charset=utf-8',
      'Cache-Control': 'no-store',
      'X-Accel-Buffering': 'no', // a proxy must not hold events back
    });
    res.flushHeaders();

    const stop = hub.watch(
      caller.organization,
      (topics) => {
        const event: LiveEvent = { topics: [...topics] };
        write(res, `data: ${JSON.stringify(event)}\n\n`);
      },
      () => res.end(),
    );
    const pulse = setInterval(() => write(res, ': still here\n\n'), PULSE_MS).unref();
    const end = setTimeout(() => res.end(), options.longestMs).unref();
    write(res, 'retry: 2000\n\n');
    res.once('close', () => {
      open.delete(res);
      stop();
      clearInterval(pulse);
      clearTimeout(end);
    });
  });

  return router;
}

function write(res: Response, text: string): void {
  if (res.writableLength > MOST_UNREAD_BYTES) res.destroy();
  else res.write(text);
}
