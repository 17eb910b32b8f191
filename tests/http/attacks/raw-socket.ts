import net from 'node:net';

/** Everything the server sends back on a connection of its own, until it closes that. */
export async function sendRaw(url: string, request: string): Promise<string> {
  const socket = connect(url);
  socket.setEncoding('latin1');
  socket.write(Buffer.from(request, 'latin1'));

  let answer = '';
  return await new Promise((resolve) => {
    socket.on('data', (chunk) => {
      answer += String(chunk);
    });
    socket.on('close', () => resolve(answer));
  });
}

export function connect(url: string): net.Socket {
  const socket = net.connect(Number(new URL(url).port), '127.0.0.1');
  socket.on('error', () => undefined); // being cut off is one of the answers
  return socket;
}

/** A request by hand, without a body; `headers` are whole lines. */
export function requestOf(method: string, target: string, headers: readonly string[] = []): string {
  const usual = headers.some((line) => /^host:/i.test(line)) ? [] : ['Host: localhost:3000'];
  return [`${method} ${target} HTTP/1.1`, ...usual, 'Connection: close', ...headers, '', ''].join('\r\n');
}

export interface RawAnswer {
  readonly status: number;
  readonly header: (name: string) => string | undefined;
  readonly body: string;
}

/** Takes an answer apart; one that never came has the status 0. */
export function readAnswer(text: string): RawAnswer {
  const [head = '', ...rest] = text.split('\r\n\r\n');
  return {
    status: Number(/^HTTP\/1\.1 (\d{3})/.exec(head)?.[1] ?? 0),
    header: (name) => new RegExp(`^${name}: (.*)$`, 'im').exec(head)?.[1]?.trim(),
    body: rest.join('\r\n\r\n'),
  };
}
