import { Client } from 'pg';
import type { StorageLog } from './storage-log.ts';

/** PostgreSQL's LISTEN: told of what transactions notify, once they have committed, in this process or another. */
export type Listen = (
  channel: string,
  onNotification: (payload: string) => void,
  /** After each (re)connection: what was notified before it may have been missed. */
  onConnected?: () => void,
) => Promise<Listener>;

export interface Listener {
  readonly close: () => Promise<void>;
}

interface Subscriber {
  readonly channel: string;
  readonly onNotification: (payload: string) => void;
  readonly onConnected: () => void;
}

const FIRST_WAIT_MS = 250;
const LONGEST_WAIT_MS = 10_000;
const CHANNEL = /^[a-z_]{1,60}$/;

/**
 * One connection of its own that all channels share, connected anew after every loss. `close` ends it for good.
 * A channel is a lower-case name of ours; any other throws a RangeError.
 */
export function createListening(
  url: string,
  log: StorageLog,
): { readonly listen: Listen; readonly close: () => Promise<void> } {
  const subscribers = new Set<Subscriber>();
  let connecting: Promise<Client> | null = null;
  let isClosed = false;
  let timer: NodeJS.Timeout | null = null;
  let wait = FIRST_WAIT_MS;

  async function connect(): Promise<Client> {
    const client = new Client({ connectionString: url, application_name: 'foyer-listen', keepAlive: true });
    const lost = (): void => {
      client.removeAllListeners('notification');
      client.removeAllListeners('end');
      if (connecting !== null) again();
    };
    client.on('error', (error) => log.error({ err: error }, 'the connection that listens was lost'));
    client.on('end', lost);
    client.on('notification', ({ channel, payload = '' }) => {
      for (const one of subscribers) if (one.channel === channel) one.onNotification(payload);
    });
    await client.connect();
    for (const channel of new Set([...subscribers].map((one) => one.channel)))
      await listenOn(client, channel);
    wait = FIRST_WAIT_MS;
    return client;
  }

  function again(): void {
    connecting = null;
    if (isClosed || timer !== null) return;
    timer = setTimeout(() => {
      timer = null;
      connecting = connect();
      connecting.then(
        () => subscribers.forEach((one) => one.onConnected()),
        () => again(),
      );
    }, wait).unref();
    wait = Math.min(wait * 2, LONGEST_WAIT_MS);
  }

  return {
    async listen(channel, onNotification, onConnected = () => undefined) {
      refuseName(channel);
      const subscriber = { channel, onNotification, onConnected };
      subscribers.add(subscriber);
      connecting ??= connect();
      await listenOn(await connecting, channel);
      onConnected();
      return {
        close: async () => {
          subscribers.delete(subscriber); // the channel may still have others; an idle LISTEN costs nothing
        },
      };
    },
    async close() {
      isClosed = true;
      if (timer !== null) clearTimeout(timer);
      const client = connecting;
      connecting = null;
      subscribers.clear();
      await client?.then((open) => open.end()).catch(() => undefined);
    },
  };
}

/** A name that is not one of ours could be anything, and LISTEN takes no parameters. */
export function refuseName(channel: string): void {
  if (!CHANNEL.test(channel)) throw new RangeError('a channel is named in lower-case letters');
}

async function listenOn(client: Client, channel: string): Promise<void> {
  await client.query(`listen ${channel}`);
}
