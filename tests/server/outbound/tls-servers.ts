import { generate } from 'selfsigned';
import { json, startFarSide } from './far-side.ts';
import type { Answer, FarSide } from './far-side.ts';

const DAY_MS = 86_400_000;

export interface Pair {
  readonly key: string;
  readonly cert: string;
}

export interface PairWish {
  /** Days from today. */
  readonly from?: number;
  readonly to?: number;
  readonly issuer?: Pair;
  readonly isAuthority?: boolean;
}

/** A key with its certificate for `name`: self-signed, or issued by another pair. */
export async function makePair(name: string, wish: PairWish = {}): Promise<Pair> {
  const { from = -1, to = 30, issuer, isAuthority = false } = wish;
  const made = await generate([{ name: 'commonName', value: name }], {
    keySize: 2048,
    algorithm: 'sha256',
    notBeforeDate: new Date(Date.now() + from * DAY_MS),
    notAfterDate: new Date(Date.now() + to * DAY_MS),
    ...(issuer && { ca: { key: issuer.key, cert: issuer.cert } }),
    extensions: [
      { name: 'basicConstraints', cA: isAuthority, critical: true },
      { name: 'subjectAltName', altNames: [{ type: 2, value: name }] },
    ],
  });
  return { key: made.private, cert: made.cert };
}

/** A server that shows this certificate, and with it those that were issued between it and its root. */
export async function serveWith(
  pair: Pair,
  between: readonly Pair[] = [],
  answer: Answer = (res) => json(res, 200, {}),
): Promise<FarSide> {
  return await startFarSide(answer, {
    key: pair.key,
    cert: [pair, ...between].map(({ cert }) => cert.trim()).join('\n'),
  });
}
