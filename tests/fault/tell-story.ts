import { setTimeout as pause } from 'node:timers/promises';
import { readMeeting } from '../../contract/meetings.ts';
import type { Call } from '../../ui/api/call.ts';
import { ZONE, ask, reconsider, say } from './compose.ts';
import { anySlot, changed } from './story.ts';
import type { Slot, Story } from './story.ts';
import { tellSeries } from './tell-series.ts';
import type { TenantControl } from './tenant.ts';

/**
 * Lives one story: composes in the pane, asks a team, sends from whatever client, changes the meeting in the calendar.
 * Every call of the pane has been answered when this resolves.
 */
export async function tellStory(story: Story, call: Call, tenant: TenantControl): Promise<void> {
  if (story.kind === 'series') return await tellSeries(story, call, tenant);
  const { random } = story;
  const plan = await compose(story, call);
  if (random.chance(0.08)) return; // never sent

  const isTold = random.chance(0.75);
  const sent = isTold ? plan : changed(story, plan); // the pane is closed by then
  const uid = await tenant.send({
    organizer: story.organizer,
    subject: 'Planning',
    timeZone: ZONE,
    ...sent,
  });
  story.uid = uid;
  if (isTold && random.chance(0.6)) await say(story, call, sent, 'send');

  const changes = random.pick([0, 0, 1, 1, 2, 3]);
  const isCanceled = random.chance(0.2);
  const isReconsidered = random.chance(0.25);
  story.isQuiet = changes === 0 && !isCanceled && !isReconsidered && story.kind === 'single';
  await decideAbout(story, tenant, sent);
  let slot = sent;
  for (let change = 0; change < changes; change += 1) {
    await pause(random.int(0, 700));
    slot = await nextSlot(story, call, { plan, slot });
    await tenant.change(uid, slot);
    await decideAbout(story, tenant, slot);
  }
  if (isReconsidered) await reconsider(story, call);
  if (!isCanceled) return;
  await pause(random.int(0, 700));
  await tenant.cancel(uid);
}

async function compose(story: Story, call: Call): Promise<Slot> {
  const { random } = story;
  const first = anySlot(story);
  await say(story, call, first, 'compose');
  await ask(story, call, first);
  if (random.chance(0.2)) await ask(story, call, first);
  if (random.chance(0.15)) await reconsider(story, call);
  if (random.chance(0.7)) return first;
  const other = anySlot(story);
  await say(story, call, other, 'compose');
  return other;
}

/** Whoever decides about a managed room says yes or no, or has not got round to it. */
async function decideAbout(story: Story, tenant: TenantControl, { rooms }: Slot): Promise<void> {
  const [room] = rooms;
  if (story.kind !== 'managed' || story.uid === null || room === undefined) return;
  const answer = story.random.pick(['accepted', 'accepted', 'accepted', 'declined', null] as const);
  await pause(story.random.int(0, 700));
  if (answer !== null) await tenant.answer(story.uid, room, answer);
}

/**
 * Where a change brings the meeting. One that no room has shown us yet is recognized by one of them: of one in which both
 * differ from what the pane was told nobody could say whose it is, and it is rightly asked about.
 */
async function nextSlot(
  story: Story,
  call: Call,
  { plan, slot }: { readonly plan: Slot; readonly slot: Slot },
): Promise<Slot> {
  const { state } = await call(readMeeting, { params: { bookingKey: story.bookingKey } });
  if (state !== 'bound') return changed(story, plan);
  const next = changed(story, slot);
  return story.random.chance(0.5) ? changed(story, next) : next;
}
