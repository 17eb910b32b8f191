import { randomBytes } from 'node:crypto';

const PASS_BYTES = 16;

/** What a visitor shows at a kiosk for one visit: 22 characters that nobody guesses and that say nothing by themselves. */
export function newPass(): string {
  return randomBytes(PASS_BYTES).toString('base64url');
}
