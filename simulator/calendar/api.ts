import { TokenError } from './outlook-host/nested-auth.ts';
import type {
  AnswerBody,
  CancelBody,
  ChangeBody,
  ClockReply,
  EntriesReply,
  MeetingSeen,
  PaneTokens,
  Refused,
  SendBody,
  Session,
} from '../outlook/wire.ts';

/** The server said no, or could not be reached; the message is a sentence for the person. */
export class CalendarError extends Error {}

/** The calls of one signed-in person. All reject with a CalendarError. */
export function calendarApi(person: string) {
  const at = (path: string, query: Readonly<Record<string, string>> = {}) =>
    `/calendar/api/${path}?${new URLSearchParams({ person, ...query })}`;

  return {
    session: () => call<Session>('GET', at('session')),
    clock: () => call<ClockReply>('GET', at('clock')),
    entries: (mailbox: string, from: number, to: number) =>
      call<EntriesReply>('GET', at('entries', { mailbox, from: iso(from), to: iso(to) })),
    meeting: (meetingUid: string, originalStart?: string) =>
      call<MeetingSeen>('GET', at(pathOf(meetingUid), originalStart === undefined ? {} : { originalStart })),
    send: (body: SendBody) => call<MeetingSeen>('POST', at('meetings'), body),
    change: (meetingUid: string, body: ChangeBody) =>
      call<MeetingSeen>('PATCH', at(pathOf(meetingUid)), body),
    cancel: (meetingUid: string, body: CancelBody) => call('POST', at(pathOf(meetingUid, '/cancel')), body),
    answer: (meetingUid: string, body: AnswerBody) => call('POST', at(pathOf(meetingUid, '/answer')), body),
    saveSettings: (settings: Readonly<Record<string, string>>) => call('PUT', at('settings'), { settings }),
    async paneTokens(scope: string): Promise<PaneTokens> {
      const { status, body } = await request('POST', at('pane-tokens'), { scope });
      if (status === 200) return body as PaneTokens;
      const refused = body as Refused;
      throw new TokenError(refused.code ?? 'unknown', refused.error);
    },
  };
}
export type CalendarApi = ReturnType<typeof calendarApi>;

async function call<T = null>(method: string, url: string, content?: unknown): Promise<T> {
  const { status, body } = await request(method, url, content);
  if (status >= 400) throw new CalendarError((body as Refused | null)?.error ?? `The server said ${status}.`);
  return body as T;
}

async function request(method: string, url: string, content?: unknown) {
  try {
    const response = await fetch(url, {
      method,
      ...(content !== undefined && {
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(content),
      }),
    });
    const text = await response.text();
    return { status: response.status, body: (text === '' ? null : JSON.parse(text)) as unknown };
  } catch (error) {
    throw new CalendarError('The calendar server does not answer. Is it still running?', { cause: error });
  }
}

function iso(instant: number): string {
  return new Date(instant).toISOString();
}

function pathOf(meetingUid: string, rest = ''): string {
  return `meetings/${encodeURIComponent(meetingUid)}${rest}`;
}
