import { createHash, randomInt } from 'node:crypto';

/** Crockford's base 32 without I, L, O and U: nothing in it is mistaken for something else when it is read aloud. */
const LETTERS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const GROUPS = 3;
const GROUP_LENGTH = 4;

/** A new code, `XXXX-XXXX-XXXX`: 60 random bits, too many to guess through a limited number of tries. */
export function newSignUpCode(): string {
  return Array.from({ length: GROUPS }, newGroup).join('-');
}

function newGroup(): string {
  return Array.from({ length: GROUP_LENGTH }, () => LETTERS.charAt(randomInt(LETTERS.length))).join('');
}

/** SHA-256 of a code however it was typed: case, blanks and dashes do not matter, O is 0, I and L are 1. */
export function signUpCodeHash(typed: string): Buffer {
  const code = typed.toUpperCase().replaceAll(/[\s-]/g, '').replaceAll('O', '0').replaceAll(/[IL]/g, '1');
  return createHash('sha256').update(code).digest();
}
