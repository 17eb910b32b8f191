import { z } from 'zod';
import { fail, method, succeed } from './method.ts';
import type { Method, MethodHost } from './method.ts';

/** Characters; learn.microsoft.com, limits of Outlook add-ins (session data: before Mailbox 1.16). */
const CUSTOM_PROPERTIES = 2_500;
const SESSION_DATA = 50_000;

const Named = z.object({ name: z.string() });

/** What an add-in stores with the meeting (custom properties), with the open form (session data), with the mailbox. */
export const storedMethods: Readonly<Record<number, Method>> = {
  3: (_, { item }) => ({
    wasSuccessful: true,
    error: false,
    customProperties: JSON.stringify(item.read().customProperties),
  }),
  4: method(z.object({ customProperties: z.record(z.string(), z.json()) }), ({ customProperties }, host) => {
    if (savingFails(host)) return fail('response');
    if (JSON.stringify(customProperties).length > CUSTOM_PROPERTIES) return fail('response');
    host.item.change({ customProperties });
    return succeed();
  }),
  185: method(Named.extend({ value: z.string() }), ({ name, value }, { item }) => {
    const session = { ...item.read().session, [name]: value };
    if (JSON.stringify(session).length > SESSION_DATA) return fail('sessionTooLong');
    item.change({ session });
    return succeed();
  }),
  186: method(Named, ({ name }, { item }) => {
    const value = Object.entries(item.read().session).find(([key]) => key === name);
    return value ? succeed(value[1]) : fail('unknownKey');
  }),
  187: method(z.unknown(), (_, { item }) => succeed(item.read().session)),
  188: method(z.unknown(), (_, { item }) => {
    item.change({ session: {} });
    return succeed();
  }),
  189: method(Named, ({ name }, { item }) => {
    const entries = Object.entries(item.read().session);
    if (!entries.some(([key]) => key === name)) return fail('unknownKey');
    item.change({ session: Object.fromEntries(entries.filter(([key]) => key !== name)) });
    return succeed();
  }),
  404: method(z.tuple([z.record(z.string(), z.string())]), async ([settings], host) => {
    try {
      await host.saveSettings(settings);
      return succeed();
    } catch {
      return fail('settings');
    }
  }),
};

const failedOnce = new WeakSet<MethodHost['item']>();

/** The switch `saveFails`: always, or once per item. */
export function savingFails({ item, switches }: MethodHost): boolean {
  if (switches.saveFails !== 'first') return switches.saveFails === 'always';
  if (failedOnce.has(item)) return false;
  failedOnce.add(item);
  return true;
}
