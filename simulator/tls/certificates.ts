const DAY_MS = 86_400_000;

/** A certificate and its key, PEM. */
export interface CertificateAndKey {
  readonly cert: string;
  readonly key: string;
}

/** The names of the TLS listener; each shows one way in which certificates are right or wrong. */
export const tlsNames = {
  good: 'tls-good.sim.test',
  selfSigned: 'tls-self-signed.sim.test',
  expired: 'tls-expired.sim.test',
  wrongName: 'tls-wrong-name.sim.test',
} as const;

export interface TlsCertificates {
  /** The private authority that vouches for all but the self-signed one; PEM. */
  readonly authority: string;
  readonly byName: ReadonlyMap<string, CertificateAndKey>;
}

/** Makes a new authority and its certificates; they live as long as the process and are never written anywhere. */
export async function makeCertificates(): Promise<TlsCertificates> {
  const authority = await certificate('Simulated private CA', { isAuthority: true });
  const signed = (name: string, over: Wish = {}) => certificate(name, { signedBy: authority, ...over });
  const [good, selfSigned, expired, wrongName] = await Promise.all([
    signed(tlsNames.good),
    certificate(tlsNames.selfSigned, {}),
    signed(tlsNames.expired, { from: -400, to: -35 }),
    signed('another-name.sim.test'),
  ]);
  return {
    authority: authority.cert,
    byName: new Map([
      [tlsNames.good, good],
      [tlsNames.selfSigned, selfSigned],
      [tlsNames.expired, expired],
      [tlsNames.wrongName, wrongName],
    ]),
  };
}

interface Wish {
  readonly isAuthority?: boolean;
  readonly signedBy?: CertificateAndKey;
  /** Days from now. */
  readonly from?: number;
  readonly to?: number;
}

async function certificate(
  name: string,
  { isAuthority = false, signedBy, from = -1, to = 365 }: Wish,
): Promise<CertificateAndKey> {
  const { generate } = await import('selfsigned'); // takes longer to load than the rest of the simulator
  const now = Date.now();
  const made = await generate([{ name: 'commonName', value: name }], {
    keyType: 'ec',
    curve: 'P-256',
    algorithm: 'sha256',
    notBeforeDate: new Date(now + from * DAY_MS),
    notAfterDate: new Date(now + to * DAY_MS),
    ...(signedBy && { ca: signedBy }),
    extensions: isAuthority
      ? [
          { name: 'basicConstraints', cA: true, critical: true },
          { name: 'keyUsage', keyCertSign: true, cRLSign: true, critical: true },
        ]
      : [
          { name: 'basicConstraints', cA: false, critical: true },
          { name: 'keyUsage', digitalSignature: true, critical: true },
          { name: 'extKeyUsage', serverAuth: true },
          { name: 'subjectAltName', altNames: [{ type: 2, value: name }] },
        ],
  });
  return { cert: made.cert, key: made.private };
}
