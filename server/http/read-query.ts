import querystring from 'node:querystring';
import type { ParsedUrlQuery } from 'node:querystring';

/**
 * The parameters of a query, flat, a repeated one as a list. All of them: Express's own parser passes over whatever
 * follows the thousandth without a word, and a wish that is left out is a wrong answer. The size of the headers bounds
 * their number (node:http counts the address among them).
 */
export function readQuery(text: string): ParsedUrlQuery {
  return querystring.parse(text, '&', '=', { maxKeys: 0 });
}
