/** @jest-environment jsdom */
import { createKeeper } from '../../../addin/meeting/keeper.ts';
import { planOf } from '../../../addin/meeting/plan.ts';
import type { Plan } from '../../../addin/meeting/plan.ts';
import { putMeeting, readVerdict } from '../../../contract/meetings.ts';
import type { Said } from '../../../contract/meetings.ts';
import type { Call } from '../../../ui/api/call.ts';
import { aComposedMeeting, aMeeting, at } from '../outlook/composed-fakes.ts';
import { nordhavn } from '../shell/pane-harness.tsx';

function planAt(hour: number): Plan {
  const interval = { start: at(`2026-12-01T${hour}:00:00Z`), end: at(`2026-12-01T${hour + 1}:00:00Z`) };
  const plan = planOf(aMeeting({ interval }), 'en');
  if (!plan) throw new Error('no plan');
  return plan;
}

/** Everything that can go on without an answer has gone on. */
const settled = () =>
  new Promise((resolve) => {
    setTimeout(resolve, 0);
  });

/** A keeper on a slow network: the test lets each plan that was sent arrive, or fail. */
function onSlowNetwork() {
  const meeting = aComposedMeeting();
  const sent: { readonly plan: Plan; readonly said: Said; readonly end: (error?: Error) => void }[] = [];
  const call = (async (route: unknown, { body, params }: { body: Plan & { said: Said }; params: object }) => {
    if (route === readVerdict) return { warn: false, message: null };
    if (route !== putMeeting) throw new Error('not asked here');
    await new Promise<void>((resolve, reject) => {
      const end = (error?: Error) => (error ? reject(error) : resolve());
      sent.push({ plan: body, said: body.said, end });
    });
    return { ...params, start: body.start };
  }) as unknown as Call;
  const keeper = createKeeper({ call, composed: meeting.composed, organization: nordhavn.id });
  return { keeper, sent, kept: () => meeting.keptMeeting()?.plan['start'] };
}

test('plans are sent one after the other, of those that wait only the newest, and the newest is kept', async () => {
  const { keeper, sent, kept } = onSlowNetwork();
  const said = [12, 13, 14].map((hour) => keeper.say(planAt(hour)));
  await settled();
  expect(sent.map(({ plan }) => plan.start)).toEqual(['2026-12-01T14:00:00.000Z']);
  const [later, last] = [keeper.say(planAt(15)), keeper.say(planAt(16))];
  await settled();
  expect(sent).toHaveLength(1);

  sent[0]?.end();
  await Promise.all(said);
  await settled();
  expect(sent.map(({ plan }) => plan.start)).toEqual([
    '2026-12-01T14:00:00.000Z',
    '2026-12-01T16:00:00.000Z',
  ]);
  sent[1]?.end();
  expect((await later).start).toBe('2026-12-01T16:00:00.000Z');
  expect((await last).start).toBe('2026-12-01T16:00:00.000Z');
  expect(kept()).toBe('2026-12-01T16:00:00.000Z');
  const [first, second] = sent.map((one) => one.said);
  expect(second?.form).toBe(first?.form);
  expect(second?.at).toBeGreaterThan(first?.at ?? Infinity);
});

test('a plan that did not arrive keeps none after it from being sent', async () => {
  const { keeper, sent, kept } = onSlowNetwork();
  const failed = keeper.say(planAt(12)).catch((error: unknown) => error);
  await settled();
  const next = keeper.say(planAt(13));
  sent[0]?.end(new Error('offline'));
  expect(await failed).toEqual(new Error('offline'));
  await settled();
  sent[1]?.end();

  expect((await next).start).toBe('2026-12-01T13:00:00.000Z');
  expect(kept()).toBe('2026-12-01T13:00:00.000Z');
});
