import { createLaunchEvents } from '../../../simulator/calendar/outlook-host/launch-events.ts';
import type { CompletedOptions, Completion } from '../../../simulator/calendar/outlook-host/commands.ts';

const addin = {
  launchEvents: [
    { type: 'OnAppointmentSend', functionName: 'onAppointmentSend', sendMode: 'PromptUser' },
    { type: 'OnAppointmentTimeChanged', functionName: 'onTime', sendMode: null },
  ],
};
const never = new Promise<never>(() => undefined);
const patient = () => never;
const impatient = () => Promise.resolve();

function aRuntime(completion: Promise<Completion>, ready: Promise<void> = Promise.resolve()) {
  const invoked: string[] = [];
  const invoke = (name: string) => {
    invoked.push(name);
    return completion;
  };
  return { invoked, now: () => ({ ready, invoke }) };
}

const completed = (options: CompletedOptions): Promise<Completion> =>
  Promise.resolve({ completed: true, options });

test('an add-in that agrees allows the send', async () => {
  const events = createLaunchEvents(addin, aRuntime(completed({ allowEvent: true })).now, patient);
  expect(await events.askToSend()).toEqual({ kind: 'allowed' });
});

test('an add-in that objects says why', async () => {
  const options = { allowEvent: false, errorMessage: 'Too small' };
  const events = createLaunchEvents(addin, aRuntime(completed(options)).now, patient);
  expect(await events.askToSend()).toEqual({ kind: 'objects', options });
});

test('an add-in that does not answer is slow, and still listened to', async () => {
  const late = Promise.withResolvers<Completion>();
  const events = createLaunchEvents(addin, aRuntime(late.promise).now, impatient);
  const verdict = await events.askToSend();
  if (verdict.kind !== 'slow') throw new Error(`it is ${verdict.kind}`);
  late.resolve({ completed: true, options: { allowEvent: true } });
  expect(await verdict.later).toEqual({ kind: 'allowed' });
});

test('a runtime that never starts does not keep anybody from sending', async () => {
  const events = createLaunchEvents(addin, aRuntime(never, never).now, impatient);
  expect(await events.askToSend()).toEqual({ kind: 'unavailable' });
});

test('a handler the page does not have does not keep anybody from sending', async () => {
  const missing = Promise.resolve<Completion>({ completed: false, status: 11101 });
  const events = createLaunchEvents(addin, aRuntime(missing).now, patient);
  expect(await events.askToSend()).toEqual({ kind: 'unavailable' });
});

test('only events that the manifest names are raised', () => {
  const runtime = aRuntime(completed({}));
  const events = createLaunchEvents(addin, runtime.now, patient);
  events.raise('OnAppointmentTimeChanged');
  events.raise('OnAppointmentRecurrenceChanged');
  expect(runtime.invoked).toEqual(['onTime']);
});
