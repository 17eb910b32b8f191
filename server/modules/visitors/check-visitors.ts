import { domainToASCII } from 'node:url';
import type { z } from 'zod';
import type { registerVisitors } from '../../../contract/visitors.ts';
import { Problem } from '../../kernel/problem.ts';
import { asE164 } from './phone.ts';
import type { Reception } from './reception.ts';
import type { Contact } from './visitor.ts';

type Row = z.output<(typeof registerVisitors)['body']>['visitors'][number];
export type Details = Pick<Row, 'name' | 'mail' | 'company' | 'phone' | 'note'>;

/** RFC 1035, section 2.3.4; what is longer in ASCII than as it was typed is found here. */
const LONGEST_LABEL = 63;

interface RowError {
  readonly pointer: string;
  readonly detail: string;
}

/** Somebody who is there already, or stands earlier in the same list. */
export type Known = Pick<Details, 'name' | 'company'> & Pick<Contact, 'mail'>;

/**
 * What was entered, with telephone numbers as E.164. Refuses all of it (`invalid-request`, with a pointer per field) when the
 * reception asks for more, a number is none, or somebody is expected at this meeting already. `pointerOf` gives where a
 * field of a row stands in the body.
 */
export function checkVisitors<T extends Details>(
  rows: readonly T[],
  reception: Pick<Reception, 'name' | 'asks' | 'country'>,
  there: readonly Known[],
  pointerOf: (row: number, field: keyof Details) => string,
): readonly T[] {
  const errors: RowError[] = [];
  const known = [...there];
  const checked = rows.map((row, at) => {
    const say = (field: keyof Details, detail: string) =>
      errors.push({ pointer: pointerOf(at, field), detail });
    for (const field of ['mail', 'company', 'phone'] as const) {
      if (reception.asks[field] === 'required' && row[field] === null)
        say(field, `${reception.name} asks for it`);
    }
    if (row.mail !== null && asSent(row.mail) === null)
      say('mail', 'must have the name of a domain after the @');
    const phone = row.phone === null ? null : asE164(row.phone, reception.country);
    if (row.phone !== null && phone === null) say('phone', noNumber(reception.country));
    const twin = known.find((one) => isSamePerson(one, row));
    if (twin) say(row.mail === null ? 'name' : 'mail', 'is expected at this meeting already');
    known.push(row);
    return { ...row, phone };
  });
  if (errors.length === 0) return checked;
  const people = new Set(errors.map(({ pointer }) => pointer.split('/').slice(0, -1).join('/'))).size;
  throw new Problem(
    'invalid-request',
    people === 1
      ? 'One visitor cannot be registered so. Nobody was registered.'
      : `${people} visitors cannot be registered so. Nobody was registered.`,
    { errors },
  );
}

function noNumber(country: string): string {
  const name = new Intl.DisplayNames(['en'], { type: 'region' }).of(country) ?? country;
  return `is no telephone number in ${name}; write it with + and the country code if it is from elsewhere`;
}

/** By mail address; without one, by name and company. */
function isSamePerson(one: Known, other: Known): boolean {
  if (one.mail !== null && other.mail !== null) return asSent(one.mail) === asSent(other.mail);
  if (one.mail !== null || other.mail !== null) return false;
  return folded(one.name) === folded(other.name) && folded(one.company) === folded(other.company);
}

function folded(text: string | null): string {
  return (text ?? '').normalize('NFKC').toLowerCase();
}

/** An address as it goes over the wire, its domain in ASCII; null: no domain of the internet can be called so (UTS 46). */
function asSent(mail: string): string | null {
  const at = mail.lastIndexOf('@') + 1;
  const domain = domainToASCII(mail.slice(at));
  const isName = domain !== '' && domain.split('.').every((label) => label.length <= LONGEST_LABEL);
  return isName ? `${mail.slice(0, at)}${domain}` : null;
}
