import { request } from 'undici';
import type { Campus } from './campus.ts';

const HOUR_MS = 60 * 60_000;

/** Tomorrow, 10:00 to 11:00 UTC. */
export function tomorrow(): { readonly start: string; readonly end: string } {
  const today = Math.floor(Date.now() / (24 * HOUR_MS)) * 24 * HOUR_MS;
  const at = (hours: number) => new Date(today + hours * HOUR_MS).toISOString();
  return { start: at(34), end: at(35) };
}

/** One search for rooms as the pane asks it; gives the bytes of the answer, and throws unless it is about every room. */
export async function findRooms({
  productUrl,
  headers,
  rooms,
}: Pick<Campus, 'productUrl' | 'headers' | 'rooms'>): Promise<string> {
  const query = new URLSearchParams({ ...tomorrow(), seats: '6', equipment: 'display' });
  const body = await read(`${productUrl}/addin-api/rooms?${query.toString()}`, headers);
  const { offers, total } = JSON.parse(body) as {
    readonly offers: readonly { readonly availability: string }[];
    readonly total: number;
  };
  if (total !== rooms.length || offers.some(({ availability }) => availability === 'unknown')) {
    throw new Error('A search that does not know every room is not worth measuring');
  }
  return body;
}

export async function read(url: string, headers: Readonly<Record<string, string>> = {}): Promise<string> {
  const reply = await request(url, { headers });
  const text = await reply.body.text();
  if (reply.statusCode !== 200) throw new Error(`${new URL(url).pathname}: ${reply.statusCode} ${text}`);
  return text;
}
