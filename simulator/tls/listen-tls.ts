import { createServer } from 'node:https';
import { createServer as createTcpServer } from 'node:net';
import { createSecureContext } from 'node:tls';
import type { RequestListener, Server as HttpsServer } from 'node:http';
import type { Server, Socket } from 'node:net';
import { makeCertificates, tlsNames } from './certificates.ts';
import type { TlsCertificates } from './certificates.ts';

export interface TlsListener {
  readonly server: Server;
  /** The private authority to trust; PEM. */
  readonly authority: () => Promise<string>;
  /** Ends every connection. */
  readonly closeAllConnections: () => void;
}

/**
 * An HTTPS server that picks its certificate by the name the client asks for (SNI); without one, or with a name it does
 * not have, the good certificate. It does not listen yet, and makes its certificates when somebody first comes: most who
 * start a simulated tenant never do.
 */
export function createTlsListener(answer: RequestListener): TlsListener {
  let made: Promise<TlsCertificates> | undefined;
  let secure: Promise<HttpsServer> | undefined;
  const certificates = () => (made ??= makeCertificates());
  const sockets = new Set<Socket>();
  const server = createTcpServer({ pauseOnConnect: true }, (socket) => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
    socket.on('error', () => undefined); // until TLS has taken over, whoever left is simply gone
    secure ??= certificates().then((those) => secured(those, answer));
    void secure.then(
      (https) => https.emit('connection', socket),
      () => socket.destroy(),
    );
  });
  return {
    server,
    authority: async () => (await certificates()).authority,
    closeAllConnections: () => {
      for (const socket of sockets) socket.destroy();
    },
  };
}

function secured({ byName }: TlsCertificates, answer: RequestListener): HttpsServer {
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
  return server;
}
