import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { Estate, ProductNode } from './estate.ts';
import { callJson } from './processes.ts';

const PEOPLE = ['anna', 'carla', 'bent'];
const ROOM = 'fjord@nordhavn.example';
const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;

const Me = z.object({ organizations: z.array(z.object({ id: z.string() })).min(1) });
const Token = z.object({ token: z.string() });
const Providers = z.object({ providers: z.array(z.object({ id: z.string(), name: z.string() })) });
const Menu = z.object({
  items: z.array(z.object({ id: z.string(), name: z.string() })),
  costCenters: z.array(z.object({ id: z.string() })),
});

/** An hour, in UTC. */
export interface Hour {
  readonly start: string;
  readonly end: string;
}

/** An order that is ready to be sent. */
export interface Order {
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** People of fixture F0 with meetings that they plan, at whichever node. */
export interface Buyers {
  /** Plans so many meetings in an hour and gives, for each, one order of one thing of a team. */
  readonly prepare: (
    count: number,
    wish: { readonly team: string; readonly item: string; readonly hour: Hour },
  ) => Promise<readonly Order[]>;
}

/** The hour at noon (UTC) of the `number`-th Tuesday to Thursday from a week ahead on. */
export function hourOf(number: number): Hour {
  let day = Math.floor(Date.now() / DAY_MS) + 7;
  const isMeant = () => [2, 3, 4].includes(new Date(day * DAY_MS).getUTCDay());
  for (let left = number; left > 0 || !isMeant(); day += 1) if (isMeant()) left -= 1;
  const at = (hours: number) => new Date(day * DAY_MS + hours * HOUR_MS).toISOString();
  return { start: at(11), end: at(12) };
}

export async function startBuyers({ control }: Estate, { url }: ProductNode): Promise<Buyers> {
  const people = await Promise.all(
    PEOPLE.map(async (person) => {
      const { token } = Token.parse(await control('POST', '/token', { person }));
      const authorization = `Bearer ${token}`;
      const me = Me.parse(await callJson(`${url}/addin-api/me`, { headers: { authorization } }));
      const headers = { authorization, 'foyer-organization': me.organizations[0]?.id ?? '' };
      return { mail: `${person}@nordhavn.example`, headers };
    }),
  );
  const buyerOf = (at: number) => {
    const buyer = people[at % people.length];
    if (!buyer) throw new Error('nobody buys');
    return buyer;
  };

  async function lineOf(team: string, item: string, hour: Hour): Promise<object> {
    const { headers } = buyerOf(0);
    const query = new URLSearchParams({ room: ROOM, ...hour }).toString();
    const { providers } = Providers.parse(await callJson(`${url}/addin-api/providers?${query}`, { headers }));
    const provider = providers.find(({ name }) => name === team)?.id ?? '';
    const menu = Menu.parse(
      await callJson(`${url}/addin-api/providers/${provider}/menu?${query}`, { headers }),
    );
    const id = menu.items.find(({ name }) => name === item)?.id;
    return {
      provider,
      text: '',
      lines: [{ item: id, quantity: 1, options: [] }],
      costCenter: menu.costCenters[0]?.id ?? null,
    };
  }

  return {
    async prepare(count, { team, item, hour }) {
      const line = await lineOf(team, item, hour);
      const orders: Order[] = [];
      for (let at = 0; at < count; at += 1) {
        const { mail, headers } = buyerOf(at);
        const path = `/addin-api/meetings/${randomUUID()}`;
        const plan = {
          organizer: mail,
          rooms: [ROOM],
          ...hour,
          timeZone: 'Europe/Copenhagen',
          signal: 'compose',
        };
        await callJson(`${url}${path}`, { method: 'PUT', headers, body: plan });
        const body = JSON.stringify({ clientKey: randomUUID(), ...line });
        orders.push({
          path: `${path}/service-requests`,
          headers: { 'content-type': 'application/json', ...headers },
          body,
        });
      }
      return orders;
    },
  };
}
