import { Router } from 'express';
import type { Logger } from 'pino';
import { named } from './request-facts.ts';

/** Something that must work before requests are served. `check` rejects when it does not. Never depends on a tenant. */
export interface ReadinessCheck {
  readonly name: string;
  readonly check: () => Promise<void>;
}

const CHECK_LIMIT_MS = 2_000;

/**
 * `GET /healthz`: the process answers. `GET /readyz`: 200 when every check passes, else 503; the answer names the
 * checks, the log says why one failed.
 */
export function healthRoutes(checks: readonly ReadinessCheck[], log: Logger): Router {
  const router = Router();

  router.get('/healthz', named('/healthz'), (_req, res) => {
    res.set('Cache-Control', 'no-store').json({ alive: true });
  });

  router.get('/readyz', named('/readyz'), async (_req, res) => {
    const results = await Promise.all(
      checks.map(async ({ name, check }) => [name, await passes(name, check, log)] as const),
    );
    const ready = results.every(([, passed]) => passed);
    const states = results.map(([name, passed]) => [name, passed ? 'ok' : 'failed']);
    res
      .status(ready ? 200 : 503)
      .set('Cache-Control', 'no-store')
      .json({ ready, checks: Object.fromEntries(states) });
  });

  return router;
}

async function passes(name: string, check: () => Promise<void>, log: Logger): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const tooLate = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error('too late')), CHECK_LIMIT_MS);
  });

  try {
    await Promise.race([check(), tooLate]);
    return true;
  } catch (error) {
    log.warn({ err: error, check: name }, 'a readiness check failed');
    return false;
  } finally {
    clearTimeout(timer);
  }
}
