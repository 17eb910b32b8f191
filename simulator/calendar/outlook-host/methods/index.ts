import { fieldMethods } from './fields.ts';
import { lifetimeMethods } from './lifetime.ts';
import { locationMethods } from './locations.ts';
import { fail } from './method.ts';
import type { Method, MethodAnswer, MethodHost } from './method.ts';
import { notificationMethods } from './notifications.ts';
import { recipientMethods } from './recipients.ts';
import { recurrenceMethods } from './recurrence.ts';
import { storedMethods } from './stored.ts';
import { timeMethods } from './time.ts';

/** Every call of the Outlook API that this host answers, by the library's dispatch id. */
const methods: Readonly<Record<number, Method>> = {
  ...fieldMethods,
  ...lifetimeMethods,
  ...locationMethods,
  ...notificationMethods,
  ...recipientMethods,
  ...recurrenceMethods,
  ...storedMethods,
  ...timeMethods,
};

/** Runs one call; an id that this host does not know is refused as badly formatted. */
export async function runMethod(
  dispatchId: number,
  params: unknown,
  host: MethodHost,
): Promise<MethodAnswer> {
  return (await methods[dispatchId]?.(params, host)) ?? fail('invalidFormat');
}
