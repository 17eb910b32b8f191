import { createLimiter } from './limiter.ts';

/** What Outlook said: the value, or its error as a value, with Outlook's own number (9010 InvalidEndTime, …). */
export type OfficeAnswer<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly code: number; readonly name: string };

/** A call that Outlook refused and that the pane cannot go on without. */
export class OfficeCallError extends Error {
  override readonly name = 'OfficeCallError';
  readonly code: number;

  constructor(code: number, name: string) {
    super(`Outlook answered ${code} ${name}`);
    this.code = code;
  }
}

type Done<T> = (result: Office.AsyncResult<T>) => void;

/**
 * Outlook on the web, new Outlook and mobile refuse a fourth call while three are open
 * (learn.microsoft.com/office/dev/add-ins/outlook/limits-for-activation-and-javascript-api-for-outlook-add-ins).
 */
const limited = createLimiter(3);

/** Makes one Office.js call when its turn comes. Never rejects: what the library throws at once is an answer as well. */
export async function askOffice<T>(start: (done: Done<T>) => void): Promise<OfficeAnswer<T>> {
  return await limited(
    () =>
      new Promise((resolve) => {
        try {
          start((result) => {
            if (result.status === Office.AsyncResultStatus.Succeeded) {
              resolve({ ok: true, value: result.value });
            } else {
              resolve({ ok: false, code: result.error.code, name: result.error.name });
            }
          });
        } catch (error) {
          resolve({ ok: false, code: -1, name: error instanceof Error ? error.name : 'unknown' });
        }
      }),
  );
}

/** Like askOffice, for what the pane cannot do without. Throws OfficeCallError. */
export async function officeValue<T>(start: (done: Done<T>) => void): Promise<T> {
  const answer = await askOffice(start);
  if (answer.ok) return answer.value;
  throw new OfficeCallError(answer.code, answer.name);
}

/** Whether this Outlook has a version of its mailbox API, e.g. `1.8`. */
export function hasMailbox(version: string): boolean {
  return Office.context.requirements.isSetSupported('Mailbox', version);
}
