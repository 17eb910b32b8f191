import { z } from 'zod';
import { MailboxAddress } from '../../../contract/primitives.ts';
import type { ExchangeRoom } from '../exchange.port.ts';
import type { GraphClient } from './graph-client.ts';
import { GraphFailure, throwProblem, UnreadableReply } from './graph-failure.ts';

const ROOMS =
  '/places/microsoft.graph.room?$top=100&$select=placeId,displayName,emailAddress,capacity,building,floorNumber,floorLabel,' +
  'displayDeviceName,videoDeviceName,audioDeviceName,isWheelChairAccessible,tags';
/** A workspace has no building of its own in v1.0: it hangs below a section (learn.microsoft.com/graph/api/resources/workspace). */
const WORKSPACES =
  '/places/microsoft.graph.workspace?$top=100&$select=placeId,displayName,emailAddress,capacity,displayDeviceName,' +
  'isWheelChairAccessible,tags';
/** 100 rooms each: an end for a server that would page for ever. */
const MOST_PAGES = 500;

const Text = z.string().trim().min(1).max(400).nullish().catch(null);

/** `placeId` and not `id`, which changes with the mailbox or the tenant (learn.microsoft.com/graph/api/resources/room). */
const Place = z.object({
  placeId: Text,
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

/**
 * Every room and workspace of the directory. A place without an address cannot be booked and is left out. Throws a
 * Problem.
 */
export async function listRooms(client: GraphClient, signal: AbortSignal): Promise<readonly ExchangeRoom[]> {
  const rooms = new Map<MailboxAddress, ExchangeRoom>();
  try {
    for await (const value of placesOf(client, ROOMS, signal)) put(rooms, value, 'room');
    for await (const value of workspacesOf(client, signal)) put(rooms, value, 'workspace');
  } catch (error) {
    throwProblem(error);
  }
  return [...rooms.values()];
}

/** One place by its address, of whatever kind; null when the directory has none there. Throws a Problem. */
export async function findRoom(
  client: GraphClient,
  address: MailboxAddress,
  signal: AbortSignal,
): Promise<ExchangeRoom | null> {
  try {
    const value = await client.get(`/places/${encodeURIComponent(address)}`, signal);
    const kind = Kind.safeParse(value).data?.['@odata.type'];
    if (kind !== undefined && kind !== ROOM_TYPE && kind !== WORKSPACE_TYPE) return null;
    const place = Place.safeParse(value);
    return place.success ? toRoom(place.data, kind === WORKSPACE_TYPE ? 'workspace' : 'room') : null;
  } catch (error) {
    if (error instanceof GraphFailure && error.status === 404) return null;
    return throwProblem(error);
  }
}

const ROOM_TYPE = '#microsoft.graph.room';
const WORKSPACE_TYPE = '#microsoft.graph.workspace';
/** A building or a room list is a place too, and no mailbox to book. */
const Kind = z.object({ '@odata.type': z.string().max(100) });

function put(rooms: Map<MailboxAddress, ExchangeRoom>, value: unknown, kind: ExchangeRoom['kind']): void {
  const place = Place.safeParse(value);
  if (place.success && !rooms.has(place.data.emailAddress)) {
    rooms.set(place.data.emailAddress, toRoom(place.data, kind));
  }
}

/** All pages, value by value; throws UnreadableReply on pages that never end. */
async function* placesOf(client: GraphClient, first: string, signal: AbortSignal): AsyncGenerator {
  const seen = new Set<string>();
  for (let path: string | undefined = first; path !== undefined;) {
    if (seen.has(path) || seen.size >= MOST_PAGES) throw new UnreadableReply('Graph pages in a circle');
    seen.add(path);
    const page = Page.safeParse(await client.get(path, signal));
    if (!page.success) throw new UnreadableReply('Graph gave no list of rooms', { cause: page.error });
    yield* page.data.value;
    path = page.data['@odata.nextLink'];
  }
}

/** National clouds that know no workspaces say 400 or 404; then there are none. */
async function* workspacesOf(client: GraphClient, signal: AbortSignal): AsyncGenerator {
  try {
    yield* placesOf(client, WORKSPACES, signal);
  } catch (error) {
    if (!(error instanceof GraphFailure && (error.status === 400 || error.status === 404))) throw error;
  }
}

function toRoom(place: z.output<typeof Place>, kind: ExchangeRoom['kind']): ExchangeRoom {
  const floor = place.floorLabel ?? place.floorNumber?.toString();
  return {
    mailbox: place.emailAddress,
    directoryId: place.placeId?.toLowerCase() ?? null,
    kind,
    displayName: place.displayName ?? place.emailAddress,
    capacity: place.capacity ?? null,
    building: place.building ?? null,
    floor: floor ?? null,
    equipment: equipmentOf(place),
    roomLists: [],
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
