import { createServer } from 'node:http';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { readFile } from 'node:fs/promises';

/**
 * An add-in of a few lines on an origin of its own, so that the host is tried with the genuine Office.js and nothing of
 * the product. The pane offers `call(object path, method, …args)`; the runtime notes what it heard in session data.
 */
export interface TinyAddin {
  readonly url: string;
  /** Script addresses the pages load before office.js; known only once the simulator runs. */
  readonly loadFrom: (simulatorUrl: string, hostScripts: readonly string[]) => void;
  readonly close: () => Promise<void>;
}

/** What its pane puts on its window, as far as tests use it from inside the frame. */
export interface TinyPane {
  readonly call: (owner: string, method: string, ...args: unknown[]) => Promise<Answer>;
  readonly heard: string[];
  readonly Office: {
    readonly EventType: Readonly<Record<string, string>>;
    readonly context: {
      readonly displayLanguage: string;
      readonly requirements: { readonly isSetSupported: (set: string, version: string) => boolean };
      readonly mailbox: {
        readonly item: { readonly addHandlerAsync: (type: string | undefined, handler: () => void) => void };
      };
    };
  };
  readonly OfficeRuntime: { readonly auth: { readonly getAccessToken: () => Promise<string> } };
}

/** What Office.js called back with: a value, or the error's code and name. */
export interface Answer {
  readonly value?: unknown;
  readonly code?: number;
  readonly name?: string;
}

const HANDLERS = [
  'onNewAppointmentOrganizer',
  'onAppointmentTimeChanged',
  'onAppointmentRecurrenceChanged',
  'onAppointmentAttendeesChanged',
  'onInfoBarDismissClicked',
];

const pane = `
<h1>Tiny</h1><p><label>First <input id="first"></label></p><p><button id="last">Last</button></p>
<script>
  window.ready = Office.onReady();
  window.heard = [];
  window.call = (path, method, ...args) =>
    new Promise((resolve) => {
      const owner = path.split('.').filter(Boolean).reduce((at, part) => at[part], Office.context.mailbox.item);
      owner[method](...args, ({ status, value, error }) =>
        resolve(status === 'succeeded' ? { value } : { code: error.code, name: error.name }));
    });
</script>`;

const runtime = `
<script>
  const note = (name) => (event) => {
    const data = Office.context.mailbox.item.sessionData;
    data.setAsync(name, 'heard', () => event.completed());
  };
  for (const name of ${JSON.stringify(HANDLERS)}) Office.actions.associate(name, note(name));
  Office.actions.associate('onAppointmentSend', (event) =>
    Office.context.mailbox.item.subject.getAsync(({ value }) => {
      if (value === 'Silent') return; // never completes
      event.completed(value === 'Without coffee'
        ? { allowEvent: false, errorMessage: 'Nobody ordered coffee.', cancelLabel: 'Order now' }
        : { allowEvent: true });
    }));
  Office.onReady();
</script>`;

/** Serves the add-in and, under /manifest.xml, the product's own manifest. */
export async function startTinyAddin(): Promise<TinyAddin> {
  let scripts = '';
  const manifest = await readFile(new URL('../../manifest.xml', import.meta.url), 'utf8');
  const page = (body: string) =>
    `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Tiny</title>${scripts}</head><body>${body}</body></html>`;

  const server = createServer((req, res) => {
    const { pathname } = new URL(req.url ?? '/', 'http://localhost');
    const bodies: Readonly<Record<string, string>> = {
      '/addin/taskpane.html': page(pane),
      '/addin/events.html': page(runtime),
    };
    if (pathname === '/manifest.xml') res.setHeader('content-type', 'text/xml').end(manifest);
    else if (pathname in bodies) res.setHeader('content-type', 'text/html').end(bodies[pathname]);
    else res.writeHead(404).end();
  });
  const port = await listen(server);

  return {
    url: `http://localhost:${port}`,
    loadFrom(simulatorUrl, hostScripts) {
      scripts = [...hostScripts, '/officejs/office.js']
        .map((path) => `<script src="${simulatorUrl}${path}"></script>`)
        .join('');
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function listen(server: Server): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => resolve((server.address() as AddressInfo).port));
  });
}
