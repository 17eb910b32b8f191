import { MemoryStore, ipKeyGenerator, rateLimit } from 'express-rate-limit';
import type { RequestHandler } from 'express';
import { Problem } from '../kernel/problem.ts';
import { realNow } from '../kernel/time.ts';

const MINUTE_MS = 60_000;

/** At most `perMinute` requests from one network address (IPv6: one /56), whatever becomes of them. */
export function limitRequests(perMinute: number): RequestHandler {
  return rateLimit({
    windowMs: MINUTE_MS,
    limit: perMinute,
    standardHeaders: 'draft-8',
    legacyHeaders: false,
    validate: { xForwardedForHeader: false }, // without TRUSTED_PROXIES nobody is trusted to name the client
    handler: (req, _res, next) => {
      next(tooMany(secondsUntil(Reflect.get(req, 'rateLimit'))));
    },
  });
}

/**
 * After `perMinute` answers of 401 to one network address, that address waits out its minute. Counted when the answer
 * is sent, so any number of calls that are let in may be under way together.
 */
export function limitFailedSignIns(perMinute: number): RequestHandler {
  const store = new MemoryStore();
  store.init({ windowMs: MINUTE_MS } as Parameters<MemoryStore['init']>[0]); // reads nothing but windowMs

  return async (req, res, next) => {
    const key = ipKeyGenerator(req.ip ?? '');
    const failed = await store.get(key);
    if (failed && failed.totalHits >= perMinute) throw tooMany(secondsUntil(failed));

    res.once('finish', () => {
      if (res.statusCode === 401) void store.increment(key);
    });
    next();
  };
}

function tooMany(retryAfterSeconds: number): Problem {
  return new Problem('too-many-requests', 'Too many attempts came from your network address.', {
    retryAfterSeconds,
  });
}

function secondsUntil(window: unknown): number {
  const resetTime: unknown =
    typeof window === 'object' && window !== null ? Reflect.get(window, 'resetTime') : undefined;
  const left = resetTime instanceof Date ? (resetTime.getTime() - realNow()) / 1000 : 60;
  return Math.min(60, Math.max(1, Math.ceil(left)));
}
