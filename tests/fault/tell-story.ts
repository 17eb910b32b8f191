import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { putMeeting, readMeeting } from '../../contract/meetings.ts';
import { MailboxAddress } from '../../contract/primitives.ts';
import { addTemplate, listRoomProviders } from '../../contract/services.ts';
import type { Call } from '../../ui/api/call.ts';
import { anySlot, halfHour } from './story.ts';
import type { Slot, Story } from './story.ts';
import type { TenantControl } from './tenant.ts';

export const address = (name: string) => MailboxAddress.parse(`${name}@nordhavn.example`);

/**
 * Lives one story: composes in the pane, asks a team, sends from whatever client, changes the meeting in the calendar.
 * Every call of the pane has been answered when this resolves.
 */
export async function tellStory(story: Story, call: Call, tenant: TenantControl): Promise<void> {
  const { random } = story;
  const plan = await compose(story, call);
  if (random.chance(0.08)) return; // never sent

  const isTold = random.chance(0.75);
  const sent = isTold ? plan : changed(story, plan); // the pane is closed by then
  const uid = await tenant.send({
    organizer: story.organizer,
    subject: 'Planning',
    timeZone: 'Europe/Copenhagen',
    ...sent,
  });
  story.uid = uid;
  if (isTold && random.chance(0.6)) await say(story, call, sent, 'send');

  const changes = random.pick([0, 0, 1, 1, 2, 3]);
  const isCanceled = random.chance(0.2);
  story.isQuiet = changes === 0 && !isCanceled;
  let slot = sent;
  for (let change = 0; change < changes; change += 1) {
    await pause(random.int(0, 700));
    slot = await nextSlot(story, call, { plan, slot });
    await tenant.change(uid, slot);
  }
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
  if (random.chance(0.7)) return first;
  const other = anySlot(story);
  await say(story, call, other, 'compose');
  return other;
}

async function say(story: Story, call: Call, slot: Slot, signal: 'compose' | 'send'): Promise<void> {
  const { organizer, bookingKey } = story;
  await call(putMeeting, {
    params: { bookingKey },
    body: {
      organizer: address(organizer),
      organizerName: organizer,
      language: 'en',
      rooms: slot.rooms.map(address),
      start: slot.start,
      end: slot.end,
      timeZone: 'Europe/Copenhagen',
      recurrence: null,
      seriesId: null,
      signal,
    },
  });
}

/** Sometimes twice at once, as an impatient person does. */
async function ask(story: Story, call: Call, { rooms, start, end }: Slot): Promise<void> {
  const { providers } = await call(listRoomProviders, { query: { room: rooms.map(address), start, end } });
  const provider = providers[0]?.id;
  if (provider === undefined) throw new Error(`no team serves ${rooms.join()}`);
  const clientKey = randomUUID();
  const text = `${story.name}/${story.asked.size}: chairs in a circle`;
  const once = () =>
    call(addTemplate, { params: { bookingKey: story.bookingKey }, body: { clientKey, provider, text } });
  await Promise.all(story.random.chance(0.2) ? [once(), once()] : [once()]);
  story.asked.set(clientKey, text);
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

/** Another time or another room. */
function changed(story: Story, slot: Slot): Slot {
  const { random } = story;
  return random.chance(0.5) ? { ...slot, ...halfHour(story, random.int(0, 3)) } : otherRoom(story, slot);
}

/** The same slot where there is no other room. */
function otherRoom({ rooms, random }: Story, slot: Slot): Slot {
  const others = rooms.filter((room) => !slot.rooms.includes(room));
  return others.length === 0 ? slot : { ...slot, rooms: [random.pick(others)] };
}
