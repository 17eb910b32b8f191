import { once } from 'node:events';
import { createServer } from 'node:http';
import type { IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { z } from 'zod';

/** What came over HTTP, in order. */
export interface Received {
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: unknown;
}

/** A far side of its own for messages to hosts: it takes what is posted, or answers as it is told. */
export interface ChannelSink {
  readonly origin: string;
  readonly received: readonly Received[];
  /** What paths that begin so are answered from now on; 200 unless said. */
  readonly answer: (path: string, status: number, text?: string) => void;
  readonly forget: () => void;
  readonly close: () => Promise<void>;
}

export async function openChannelSink(): Promise<ChannelSink> {
  const received: Received[] = [];
  const answers = new Map<string, { readonly status: number; readonly text: string }>();
  const server = createServer((req, res) => {
    const chunks: Buffer[] = [];
    req.on('data', (chunk: Buffer) => chunks.push(chunk));
    req.on('end', () => {
      const path = req.url ?? '';
      const body: unknown = JSON.parse(Buffer.concat(chunks).toString('utf8'));
      received.push({ path, headers: req.headers, body });
      const given = [...answers].find(([beginning]) => path.startsWith(beginning))?.[1];
      res.writeHead(given?.status ?? 200).end(given?.text ?? '1');
    });
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo; // it listens on TCP
  return {
    origin: `http://127.0.0.1:${port}`,
    received,
    answer: (path, status, text = '') => answers.set(path, { status, text }),
    forget() {
      received.length = 0;
      answers.clear();
    },
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

/** The Adaptive Card of what Teams was sent, as far as it is read. */
export const TeamsMessage = z.object({
  type: z.literal('message'),
  attachments: z.tuple([
    z.object({
      contentType: z.literal('application/vnd.microsoft.card.adaptive'),
      content: z.object({
        type: z.literal('AdaptiveCard'),
        body: z.tuple([
          z.object({
            type: z.literal('RichTextBlock'),
            inlines: z.tuple([z.object({ type: z.literal('TextRun'), text: z.string() })]),
          }),
        ]),
      }),
    }),
  ]),
});

export function textIn(body: unknown): string {
  return TeamsMessage.parse(body).attachments[0].content.body[0].inlines[0].text;
}
