import { z } from 'zod';

const HistoryEntry = z.object({
  at: z.string(),
  what: z.enum(['sent', 'changed', 'canceled', 'answered', 'processed']),
  iCalUId: z.string(),
  start: z.string(),
  end: z.string(),
  isCancelled: z.boolean(),
  rooms: z.array(z.object({ address: z.string(), response: z.string() })),
});
/** Something that was done to a meeting, and what it was like afterwards, as the tenant itself notes it. */
export type HistoryEntry = z.output<typeof HistoryEntry>;

const CalendarEntry = z.object({
  meetingUid: z.string(),
  start: z.string(),
  end: z.string(),
  isCancelled: z.boolean(),
});
/** A meeting, or one date of a series, as a room's calendar shows it. */
export type CalendarEntry = z.output<typeof CalendarEntry>;

const Mail = z.object({
  messageId: z.string().nullable(),
  to: z.array(z.string()),
  text: z.string(),
  at: z.string(),
});
export type Mail = z.output<typeof Mail>;

const LoggedCall = z.object({
  service: z.string(),
  operation: z.string(),
  mailbox: z.string().nullable(),
  direction: z.enum(['in', 'out']),
  status: z.number(),
});
export type LoggedCall = z.output<typeof LoggedCall>;

const Struck = z.object({
  service: z.string(),
  fault: z.string(),
  status: z.number().nullable(),
  count: z.number(),
});
export type Struck = z.output<typeof Struck>;

/** What the simulated tenant lets testers do and see; nothing goes wrong on the way to it. */
export interface TenantControl {
  readonly token: (person: string) => Promise<string>;
  readonly send: (meeting: object) => Promise<string>;
  /** `occurrence`: the original start of the only date that is meant. */
  readonly change: (uid: string, patch: object, occurrence?: string) => Promise<void>;
  readonly cancel: (uid: string, occurrence?: string) => Promise<void>;
  readonly answer: (uid: string, room: string, response: 'accepted' | 'declined') => Promise<void>;
  /** What the calendar of a room, named by its address, shows between two instants. */
  readonly calendar: (room: string, from: string, to: string) => Promise<readonly CalendarEntry[]>;
  readonly history: () => Promise<readonly HistoryEntry[]>;
  readonly mails: () => Promise<readonly Mail[]>;
  readonly log: () => Promise<readonly LoggedCall[]>;
  readonly setFaults: (plan: object) => Promise<void>;
  readonly clearFaults: () => Promise<void>;
  /** Faults of the tenant's own that did something to somebody, by kind. */
  readonly struck: () => Promise<readonly Struck[]>;
  /** Delivers every notification that waits; false when it could not in time. */
  readonly settle: () => Promise<boolean>;
  /** Lets the people of a company sign in to the product at all. */
  readonly consent: (company: string) => Promise<void>;
  readonly setClock: (now: string) => Promise<void>;
}

const at = (uid: string, occurrence?: string) =>
  `/meetings/${encodeURIComponent(uid)}${occurrence === undefined ? '' : `?${new URLSearchParams({ occurrence }).toString()}`}`;

export function tenantAt(url: string): TenantControl {
  async function ask(method: string, path: string, body?: unknown): Promise<Response> {
    return await fetch(`${url}/control${path}`, {
      method,
      headers: { 'content-type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
  }
  async function control(method: string, path: string, body?: unknown): Promise<unknown> {
    const response = await ask(method, path, body);
    const text = await response.text();
    if (!response.ok) throw new Error(`${method} /control${path}: ${response.status} ${text}`);
    return text === '' ? undefined : JSON.parse(text);
  }

  return {
    token: async (person) =>
      z.object({ token: z.string() }).parse(await control('POST', '/token', { person })).token,
    send: async (meeting) =>
      z.object({ iCalUId: z.string() }).parse(await control('POST', '/meetings', meeting)).iCalUId,
    change: async (uid, patch, occurrence) => void (await control('PATCH', at(uid, occurrence), patch)),
    cancel: async (uid, occurrence) => void (await control('DELETE', at(uid, occurrence))),
    answer: async (uid, room, response) =>
      void (await control('POST', `${at(uid)}/answer`, { room, response })),
    async calendar(room, from, to) {
      const query = new URLSearchParams({ room, from, to }).toString();
      return z.array(CalendarEntry).parse(await control('GET', `/meetings?${query}`));
    },
    history: async () => z.array(HistoryEntry).parse(await control('GET', '/history')),
    mails: async () => z.array(Mail).parse(await control('GET', '/mail')),
    log: async () => z.array(LoggedCall).parse(await control('GET', '/log')),
    setFaults: async (plan) => void (await control('PUT', '/faults', plan)),
    struck: async () => z.array(Struck).parse(await control('GET', '/faults')),
    clearFaults: async () => void (await control('DELETE', '/faults')),
    settle: async () => (await ask('POST', '/notifications/settle', { seconds: 30, hurry: true })).ok,
    consent: async (company) => void (await control('PUT', '/tenant', { tenant: company, consent: true })),
    setClock: async (now) => void (await control('PUT', '/clock', { now })),
  };
}
