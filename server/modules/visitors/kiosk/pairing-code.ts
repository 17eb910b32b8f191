import { createHash, randomInt } from 'node:crypto';

/** Without what is mistaken for something else when it is read from a screen: 0 O, 1 I L, U V. */
const LETTERS = '23456789ABCDEFGHJKMNPQRSTWXYZ';
const LENGTH = 8;

/** A code that is typed once, such as `4K7M-XQ2P`: 38 random bits, for ten minutes behind a limit of tries. */
export function newCode(): string {
  const letters = Array.from({ length: LENGTH }, () => LETTERS[randomInt(LETTERS.length)]).join('');
  return `${letters.slice(0, LENGTH / 2)}-${letters.slice(LENGTH / 2)}`;
}

/** What is stored instead of a code; however it was typed: lower case, with blanks, without the hyphen. */
export function codeHash(typed: string): Buffer {
  const letters = typed.toUpperCase().replaceAll(/[^0-9A-Z]/g, '');
  return createHash('sha256').update(letters).digest();
}
