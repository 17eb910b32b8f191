/**
 * What Outlook runs by itself while a meeting is composed: the launch events of manifest.xml, by their function names.
 *
 * Outlook waits for `completed` and lets nobody send before it came, so each handler ends with it whatever happens, and
 * within a second. What it says at Send was decided by the server and kept with the form by the pane; where the form has
 * changed since, the server is asked for at most 800 ms. Without an answer the person may send: theirs is the decision.
 *
 * Classic Outlook on Windows loads this file into a runtime without a page and without modules, and calls nothing in
 * `Office.onReady` (learn.microsoft.com/office/dev/add-ins/develop/event-based-activation). Hence one file, no imports,
 * no DOM, and the names are associated at the top level.
 */
const LETS_SEND: Office.SmartAlertsEventCompletedOptions = { allowEvent: true };

/** Written by addin/outlook/kept-meeting.ts: change both together. */
const SESSION_KEY = 'foyer.meeting';
const ORGANIZATION_HEADER = 'Foyer-Organization';
/** How long Send may take longer because of us. */
const PATIENCE_MS = 800;
/** How long the dialog waits until it is on its way that it was shown: classic Outlook ends the runtime with the event. */
const NOTING_MS = 200;
/** Outlook shows about this much of a message. */
const LONGEST_MESSAGE = 250;
/** The status of what the server can read and cannot make sense of (`invalid-request`). */
const NOT_UNDERSTOOD = 422;

/** Of the runtime of Office, which the types of office.js leave out. */
declare const OfficeRuntime: {
  readonly auth: {
    readonly getAccessToken: (options: { readonly allowSignInPrompt: boolean }) => Promise<string>;
  };
};

/** `Office.MailboxEnums.LocationType.Room`. */
const ROOM: string = 'room';
/** `Office.MailboxEnums.RecurrenceType`. */
const WEEKDAY: string = 'weekday';
const WEEKLY: string = 'weekly';

interface Kept {
  readonly bookingKey: string;
  readonly organization: string;
  readonly origin: string;
  readonly plan: Readonly<Record<string, unknown>>;
  /** Which opening of the form this is; kept by a pane of before: not told. */
  readonly form?: string;
  /** Rooms that the server does not follow; kept by a pane of before: none. */
  readonly unseen?: readonly string[];
  readonly verdict: Verdict | null;
}

interface Verdict {
  readonly warn: boolean;
  readonly message: string | null;
  /** What of it is said once; kept by a pane of before: nothing. */
  readonly told?: readonly string[];
}

/** The person goes on composing at once: the pane, where it is open, hears of these changes by itself. */
function goOn(event: Office.MailboxEvent): void {
  event.completed();
}

/** The pane may be closed: what changed is said to the server as well as it can be. */
function follow(event: Office.MailboxEvent): void {
  void endAfter(sayAgain('compose'), () => event.completed());
}

/** Smart Alerts. Sending is the person's decision: without a reason against it the meeting goes out. */
function letSend(event: Office.MailboxEvent): void {
  void endAfter(judge(), (verdict) => {
    if (verdict?.warn && verdict.message !== null) void objectTo(event, verdict, verdict.message);
    else event.completed(LETS_SEND);
  });
}

async function objectTo(event: Office.MailboxEvent, verdict: Verdict, message: string): Promise<void> {
  await within(NOTING_MS, noteShown(verdict));
  event.completed({ allowEvent: false, errorMessage: message.slice(0, LONGEST_MESSAGE) });
}

/** What to say at Send; the final values are on their way to the server meanwhile. */
async function judge(): Promise<Verdict | null> {
  const kept = await readKept();
  if (!kept) return null;
  const final = await readForm(kept);
  const isSame = textOf(final) === textOf(kept.plan);
  const said = say(kept, final, 'send');
  if (isSame && kept.verdict) return kept.verdict;
  await said;
  return (await ask(kept, `/meetings/${kept.bookingKey}/verdict`)) as Verdict | null;
}

/** What the person is shown of single dates is not shown at every Send: the server hears of it, and judges the next one anew. */
async function noteShown({ told = [] }: Verdict): Promise<void> {
  const kept = told.length > 0 && (await readKept());
  if (!kept) return;
  const { sessionData } = Office.context.mailbox.item as unknown as Office.AppointmentCompose;
  const text = JSON.stringify({ ...kept, verdict: null });
  await Promise.all([
    reach(kept, 'PUT', `/meetings/${kept.bookingKey}/told-dates`, { told }),
    office<void>((done) => sessionData.setAsync(SESSION_KEY, text, done)),
  ]);
}

async function sayAgain(signal: 'compose' | 'send'): Promise<void> {
  const kept = await readKept();
  if (kept) await say(kept, await readForm(kept), signal);
}

async function say(kept: Kept, plan: Kept['plan'], signal: 'compose' | 'send'): Promise<void> {
  // oxlint-disable-next-line no-restricted-properties -- the same clock that the pane reads (addin/meeting/keeper.ts), in a runtime without imports
  const said = kept.form && { said: { form: kept.form, at: Date.now() } };
  const path = `/meetings/${kept.bookingKey}`;
  const { status } = await reach(kept, 'PUT', path, { ...plan, signal, ...said });
  // Outlook may say of a series what the server does not understand: its time and rooms are worth saying all the same.
  const isNotUnderstood = status === NOT_UNDERSTOOD && Boolean(plan['recurrence']);
  if (isNotUnderstood) await reach(kept, 'PUT', path, { ...plan, recurrence: null, signal, ...said });
}

/** The plan with the time, the rooms and the series that the form has now; what Outlook does not say stays as it was. */
async function readForm({ plan, unseen = [] }: Kept): Promise<Kept['plan']> {
  const item = Office.context.mailbox.item as unknown as Office.AppointmentCompose; // these events exist on nothing else
  const [start, end, locations] = await Promise.all([
    office<Date>((done) => item.start.getAsync(done)),
    office<Date>((done) => item.end.getAsync(done)),
    office<Office.LocationDetails[]>((done) => item.enhancedLocation.getAsync(done)),
  ]);
  // After the others: Outlook takes three questions at a time.
  const isDate = Boolean(plan['seriesId'] ?? item.seriesId); // of a date Outlook says the series, which is not its own
  const series = isDate
    ? null
    : await office<Office.Recurrence | null>((done) => item.recurrence.getAsync(done));
  const rooms = locations?.value
    .filter(({ locationIdentifier: { type } }) => type === ROOM)
    .map(({ locationIdentifier }) => locationIdentifier.id.toLowerCase())
    .filter((room) => !unseen.includes(room));
  return {
    ...plan,
    ...(rooms && { rooms: [...new Set(rooms)] }),
    ...(start && { start: start.value.toISOString() }),
    ...(end && { end: end.value.toISOString() }),
    ...(series && { recurrence: series.value && recurrenceOf(series.value) }),
  };
}

/** As addin/outlook/read-recurrence.ts says it: change both together. */
function recurrenceOf({ recurrenceType, recurrenceProperties, seriesTime }: Office.Recurrence): object {
  const given = Object.entries(recurrenceProperties ?? {}).filter(
    ([, value]) => value !== undefined && value !== null,
  );
  const properties: Record<string, unknown> = recurrenceType === WEEKLY ? { firstDayOfWeek: 'mon' } : {};
  for (const [name, value] of given) properties[name] = value;
  return {
    recurrenceType,
    ...(recurrenceType !== WEEKDAY && { recurrenceProperties: properties }),
    seriesTime: {
      startDate: seriesTime.getStartDate(),
      endDate: seriesTime.getEndDate() || null,
      startTime: /\d{2}:\d{2}/.exec(seriesTime.getStartTime())?.[0],
      durationMinutes: seriesTime.getDuration(),
    },
  };
}

/** Equal for what says the same, in whatever order it was written down. */
function textOf(value: unknown): string {
  return JSON.stringify(value, (_name, part: unknown) => {
    if (typeof part !== 'object' || part === null || Array.isArray(part)) return part;
    return Object.entries(part).sort(([one], [other]) => (one < other ? -1 : 1));
  });
}

async function readKept(): Promise<Kept | null> {
  const item = Office.context.mailbox.item as unknown as Office.AppointmentCompose;
  const text = await office<string>((done) => item.sessionData.getAsync(SESSION_KEY, done));
  try {
    return text && (JSON.parse(text.value) as Kept); // the pane of this very add-in wrote it
  } catch {
    return null;
  }
}

/** Null: refused, failed or without a token. Nothing that goes wrong here may keep a meeting from being sent. */
async function ask(kept: Kept, path: string): Promise<unknown> {
  const answer = await reach(kept, 'GET', path);
  return answer.ok ? ((await answer.json()) as unknown) : null;
}

async function reach(kept: Kept, method: 'GET' | 'PUT', path: string, body?: object): Promise<Response> {
  const token = await OfficeRuntime.auth.getAccessToken({ allowSignInPrompt: false });
  return await fetch(`${kept.origin}/addin-api${path}`, {
    method,
    headers: {
      Authorization: `Bearer ${token}`,
      [ORGANIZATION_HEADER]: kept.organization,
      ...(body && { 'Content-Type': 'application/json' }),
    },
    ...(body && { body: JSON.stringify(body) }),
    keepalive: true, // the runtime may end with the event
  });
}

/** Null where Outlook has no answer. */
function office<T>(
  start: (done: (result: Office.AsyncResult<T>) => void) => void,
): Promise<{ readonly value: T } | null> {
  return new Promise((resolve) => {
    try {
      start((result) =>
        resolve(result.status === Office.AsyncResultStatus.Succeeded ? { value: result.value } : null),
      );
    } catch {
      resolve(null);
    }
  });
}

/** What comes within `milliseconds`, else null; a failure is null as well. */
function within<T>(milliseconds: number, coming: Promise<T>): Promise<T | null> {
  return new Promise((resolve) => {
    setTimeout(() => resolve(null), milliseconds);
    coming.then(resolve, () => resolve(null));
  });
}

async function endAfter<T>(coming: Promise<T>, end: (value: T | null) => void): Promise<void> {
  end(await within(PATIENCE_MS, coming));
}

// Browser clients hold every event back until the page has called this once.
void Office.onReady();

Office.actions.associate('onNewAppointmentOrganizer', goOn);
Office.actions.associate('onAppointmentTimeChanged', follow);
Office.actions.associate('onAppointmentRecurrenceChanged', follow);
Office.actions.associate('onAppointmentAttendeesChanged', goOn);
Office.actions.associate('onInfoBarDismissClicked', goOn);
Office.actions.associate('onAppointmentSend', letSend);
