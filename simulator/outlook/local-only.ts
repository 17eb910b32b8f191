import type { NextFunction, Request, Response } from 'express';

const HOST = /^(localhost|127\.0\.0\.1|\[::1\])(:\d{1,5})?$/;

/**
 * Lets through only what a page of this very server, or a program on this machine, has asked: the peer is loopback, the
 * Host header names this machine (against DNS rebinding), and a browser's Origin is our own (against other pages).
 */
export function localOnly(req: Request, res: Response, next: NextFunction): void {
  const refusal = refusalOf(req);
  if (refusal === null) next();
  else res.status(403).json({ error: refusal });
}

function refusalOf(req: Request): string | null {
  const peer = req.socket.remoteAddress ?? '';
  if (peer !== '::1' && !/^(::ffff:)?127\./.test(peer)) return 'Only this machine may use the simulator.';

  const host = req.headers.host ?? '';
  if (!HOST.test(host)) return 'Ask for the simulator under the name localhost.';

  const origin = req.headers.origin;
  if (origin !== undefined && origin !== `http://${host}` && origin !== `https://${host}`) {
    return 'Pages of another origin may not use the simulator.';
  }
  return null;
}
