import type { z } from 'zod';
import type { Item, Recipient } from '../item.ts';
import type { Switches } from '../switches.ts';

/** What the methods of one frame work on. */
export interface MethodHost {
  readonly item: Item;
  readonly switches: Switches;
  /** The organization's address book; null for an address it does not know. */
  readonly lookUp: (address: string) => (Recipient & { readonly isRoom: boolean }) | null;
  /** Keeps the meeting in the organizer's calendar as it stands; gives its item id. Rejects when it cannot. */
  readonly save: () => Promise<string>;
  readonly saveSettings: (settings: Readonly<Record<string, string>>) => Promise<void>;
  readonly closeForm: () => void;
  readonly closePane: () => void;
  /** The mailbox whose calendar this is, when it is not the signed-in person's own. */
  readonly owner: string | null;
}

/** Always an object: with null the library never calls back. */
export type MethodAnswer =
  | {
      readonly wasSuccessful: true;
      readonly error: false;
      readonly data?: unknown;
      readonly customProperties?: string;
    }
  | { readonly wasSuccessful: false; readonly error: true; readonly errorCode: number };

export type Method = (params: unknown, host: MethodHost) => MethodAnswer | Promise<MethodAnswer>;

/** Outlook's own error codes, as the library turns them into name and message. */
export const OUTLOOK_ERROR = {
  invalidFormat: 9002,
  invalidEndTime: 9010,
  tooManyRecipients: 9012,
  noValidRecipients: 9013,
  settings: 9019,
  response: 9020,
  save: 9021,
  duplicateNotification: 9023,
  unknownNotification: 9024,
  tooManyNotifications: 9025,
  invalidParameter: 9031,
  recurrenceOnOccurrence: 9033,
  invalidRecurrence: 9034,
  unknownZone: 9037,
  notSaved: 9046,
  unknownKey: 9050,
  sessionTooLong: 9051,
} as const;

export function succeed(data?: unknown): MethodAnswer {
  return { wasSuccessful: true, error: false, data };
}

export function fail(error: keyof typeof OUTLOOK_ERROR): MethodAnswer {
  return { wasSuccessful: false, error: true, errorCode: OUTLOOK_ERROR[error] };
}

/** A method with parsed parameters; others are refused as badly formatted, the way Outlook does. */
export function method<S extends z.ZodType>(
  params: S,
  run: (params: z.output<S>, host: MethodHost) => MethodAnswer | Promise<MethodAnswer>,
): Method {
  return (given, host) => {
    const parsed = params.safeParse(given ?? {});
    return parsed.success ? run(parsed.data, host) : fail('invalidFormat');
  };
}
