import { randomUUID } from 'node:crypto';
import { listReceptions } from '../../contract/receptions.ts';
import { inviteKiosk } from '../../contract/kiosks.ts';
import { KioskId } from '../../contract/visitor-ids.ts';
import type { ReceptionId } from '../../contract/visitor-ids.ts';
import { createCall } from '../../ui/api/call.ts';
import type { Call } from '../../ui/api/call.ts';
import type { House } from './house.ts';

/** A device that was paired. */
export interface PairedKiosk {
  readonly id: KioskId;
  readonly reception: ReceptionId;
  readonly code: string;
  /** Its `Cookie` header. */
  readonly cookie: string;
  /** Typed calls, as its page makes them. */
  readonly call: Call;
}

export async function receptionId(house: House, name: string, person = 'hana'): Promise<ReceptionId> {
  const { call } = await house.portal(person);
  const found = (await call(listReceptions, {})).receptions.find((one) => one.name === name);
  if (!found) throw new Error(`there is no ${name}`);
  return found.id;
}

/** A code for a new kiosk at a reception. */
export async function inviteTo(house: House, reception: ReceptionId, id = KioskId.parse(randomUUID())) {
  const { call } = await house.portal('hana');
  const { code } = await call(inviteKiosk, { params: { id: reception }, body: { id, name: 'Entrance' } });
  return { id, code };
}

/** Types a code at a device; `cookie` is what the device gets, if anything. */
export async function typeCode(house: House, code: string) {
  const reply = await fetch(`${house.productUrl}/kiosk-api/pairing`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: house.productUrl },
    body: JSON.stringify({ code }),
  });
  const [setCookie = ''] = reply.headers.getSetCookie();
  return { status: reply.status, body: await reply.text(), setCookie, cookie: setCookie.split(';')[0] ?? '' };
}

/** Pairs a device with a reception. */
export async function pairedKiosk(house: House, receptionName: string): Promise<PairedKiosk> {
  const reception = await receptionId(house, receptionName);
  const { id, code } = await inviteTo(house, reception);
  const { status, body, cookie } = await typeCode(house, code);
  if (status !== 200) throw new Error(`the kiosk was not paired: ${body}`);
  return { id, reception, code, cookie, call: kioskCalls(house, cookie) };
}

export function kioskCalls(house: House, cookie: string): Call {
  return createCall({
    baseUrl: house.productUrl,
    organization: () => null,
    send: (url, init) => {
      const headers = new Headers(init.headers);
      headers.set('cookie', cookie);
      headers.set('origin', house.productUrl);
      return fetch(url, { ...init, headers });
    },
  });
}

/** The pass of a visitor's first visit: what their QR code holds. */
export async function passOf({ db }: House, name: string): Promise<string> {
  const row = await db
    .selectFrom('visit')
    .innerJoin('visitor', 'visitor.id', 'visit.visitor_id')
    .select('visit.pass')
    .where('visitor.name', '=', name)
    .orderBy('visit.start_at')
    .executeTakeFirstOrThrow();
  return row.pass;
}
