import { createServer } from 'node:https';
import { createSecureContext } from 'node:tls';
import type { RequestListener, Server } from 'node:http';
import { makeCertificates, tlsNames } from './certificates.ts';

export interface TlsListener {
  readonly server: Server;
  /** The private authority to trust; PEM. */
  readonly authority: string;
}

/**
 * An HTTPS server that picks its certificate by the name the client asks for (SNI); without one, or with a name it does
 * not have, the good certificate. It does not listen yet.
 */
export async function createTlsListener(answer: RequestListener): Promise<TlsListener> {
  const { authority, byName } = await makeCertificates();
  const contexts = new Map([...byName].map(([name, pair]) => [name, createSecureContext(pair)] as const));
  const server = createServer(
    {
      ...byName.get(tlsNames.good),
      minVersion: 'TLSv1.2',
      SNICallback: (name, callback) => callback(null, contexts.get(name.toLowerCase())),
    },
    answer,
  );
  // What a client thinks of a certificate is its own business; without this the refusal would end the process.
  server.on('tlsClientError', () => undefined);
  return { server, authority };
}
