import { z } from 'zod';
import { MailboxAddress } from '../../../contract/primitives.ts';
import type { ExchangeRoom } from '../exchange.port.ts';
import type { GraphClient } from './graph-client.ts';
import { throwProblem, UnreadableReply } from './graph-failure.ts';

const FIRST_PAGE =
  '/places/microsoft.graph.room?$top=100&$select=displayName,emailAddress,capacity,building,floorNumber,floorLabel,' +
  'displayDeviceName,videoDeviceName,audioDeviceName,isWheelChairAccessible,tags';
/** 100 rooms each: an end for a server that would page for ever. */
const MOST_PAGES = 500;

const Text = z.string().trim().min(1).max(400).nullish().catch(null);

const Place = z.object({
  emailAddress: MailboxAddress,
  displayName: Text,
  capacity: z.number().int().nonnegative().nullish().catch(null),
  building: Text,
  floorNumber: z.number().int().nullish().catch(null),
  floorLabel: Text,
  displayDeviceName: Text,
  videoDeviceName: Text,
  audioDeviceName: Text,
  isWheelChairAccessible: z.boolean().nullish().catch(null),
  tags: z.array(z.string().max(100)).max(100).nullish().catch(null),
});

const Page = z.object({ value: z.array(z.unknown()).max(10_000), '@odata.nextLink': z.url().optional() });

/** Every room of the directory. A place without an address cannot be booked and is left out. Throws a Problem. */
export async function listRooms(client: GraphClient, signal: AbortSignal): Promise<readonly ExchangeRoom[]> {
  const rooms = new Map<MailboxAddress, ExchangeRoom>();
  const seen = new Set<string>();

  try {
    for (let path: string | undefined = FIRST_PAGE; path !== undefined;) {
      if (seen.has(path) || seen.size >= MOST_PAGES) throw new UnreadableReply('Graph pages in a circle');
      seen.add(path);
      const page = Page.safeParse(await client.get(path, signal));
      if (!page.success) throw new UnreadableReply('Graph gave no list of rooms', { cause: page.error });

      for (const value of page.data.value) {
        const place = Place.safeParse(value);
        if (place.success) rooms.set(place.data.emailAddress, toRoom(place.data));
      }
      path = page.data['@odata.nextLink'];
    }
  } catch (error) {
    throwProblem(error);
  }
  return [...rooms.values()];
}

function toRoom(place: z.output<typeof Place>): ExchangeRoom {
  const floor = place.floorLabel ?? place.floorNumber?.toString();
  return {
    mailbox: place.emailAddress,
    displayName: place.displayName ?? place.emailAddress,
    capacity: place.capacity ?? null,
    building: place.building ?? null,
    floor: floor ?? null,
    equipment: equipmentOf(place),
  };
}

function equipmentOf(place: z.output<typeof Place>): string[] {
  const features = [
    place.displayDeviceName ? 'display' : '',
    place.videoDeviceName ? 'video' : '',
    place.audioDeviceName ? 'audio' : '',
    place.isWheelChairAccessible ? 'wheelchair-accessible' : '',
    ...(place.tags ?? []).map((tag) => tag.trim().toLowerCase()),
  ];
  return [...new Set(features.filter(Boolean))].sort();
}
