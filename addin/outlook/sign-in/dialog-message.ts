import { z } from 'zod';
import type { RungAnswer } from './ladder.ts';

const DialogMessage = z.union([
  z.strictObject({ ticket: z.string().min(1).max(200) }),
  z.strictObject({ error: z.string().min(1).max(100) }),
]);

/** A one-time ticket, or what became of the sign-in instead. */
export type DialogAnswer = { readonly ticket: string } | Exclude<RungAnswer, { readonly got: 'token' }>;

/** What the sign-in page said (JSON text), or null when it is no message of ours. */
export function readDialogMessage(text: unknown): DialogAnswer | null {
  const message = DialogMessage.safeParse(parseJson(text));
  if (!message.success) return null;
  return 'ticket' in message.data ? message.data : { got: 'nothing', reason: message.data.error };
}

function parseJson(text: unknown): unknown {
  try {
    return typeof text === 'string' ? JSON.parse(text) : undefined;
  } catch {
    return undefined;
  }
}
