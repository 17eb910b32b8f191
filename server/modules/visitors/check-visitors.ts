import { domainToASCII } from 'node:url';
import type { z } from 'zod';
import type { CustomAnswer } from '../../../contract/visitor-fields.ts';
import type { registerVisitors } from '../../../contract/visitors.ts';
import { Problem } from '../../kernel/problem.ts';
import { answerFields } from './answer-fields.ts';
import { asE164 } from './phone.ts';
import type { Reception } from './reception.ts';
import type { Contact } from './visitor.ts';

type Row = z.output<(typeof registerVisitors)['body']>['visitors'][number];
export type Details = Omit<Row, 'id'>;
type Field = keyof Details;

/** RFC 1035, section 2.3.4; what is longer in ASCII than as it was typed is found here. */
const LONGEST_LABEL = 63;

/** Somebody who is there already, or stands earlier in the same list. */
export type Known = Pick<Details, 'name' | 'company'> & Pick<Contact, 'mail'>;

interface Entering {
  /** Where a field of a row stands in the body. */
  readonly pointerOf: (row: number, field: Field) => string;
  /** What had been answered to the fields of the reception. */
  readonly before: readonly CustomAnswer[];
}

/**
 * What was entered, with telephone numbers as E.164 and answers with the names of their fields. Refuses all of it
 * (`invalid-request`, with a pointer per field) when the reception asks for more or for something else, a number is none,
 * mail cannot be sent, or somebody is expected at this meeting already.
 */
export function checkVisitors<T extends Details>(
  rows: readonly T[],
  reception: Pick<Reception, 'name' | 'asks' | 'country'>,
  there: readonly Known[],
  { pointerOf, before }: Entering,
): readonly (Omit<T, 'answers'> & { readonly answers: readonly CustomAnswer[] })[] {
  const errors: { readonly row: number; readonly pointer: string; readonly detail: string }[] = [];
  const known = new Set(there.map(keyOf));
  const checked = rows.map((row, at) => {
    const say = (field: Field, detail: string, below = '') =>
      errors.push({ row: at, pointer: pointerOf(at, field) + below, detail });
    for (const field of ['mail', 'company', 'phone', 'carPlate', 'language'] as const) {
      if (reception.asks[field] === 'required' && row[field] === null)
        say(field, `${reception.name} asks for it`);
    }
    if (row.mail !== null && asSent(row.mail) === null)
      say('mail', 'must have the name of a domain after the @');
    const phone = row.phone === null ? null : asE164(row.phone, reception.country);
    if (row.phone !== null && phone === null) say('phone', noNumber(reception.country));
    if (known.has(keyOf(row)))
      say(row.mail === null ? 'name' : 'mail', 'is expected at this meeting already');
    known.add(keyOf(row));
    const asked = reception.asks.fields.filter(({ by }) => by === 'host');
    const { answers, errors: wrong } = answerFields(reception.name, asked, row.answers, before);
    for (const { id, detail } of wrong) say('answers', detail, `/${id}`);
    return { ...row, phone, answers };
  });
  if (errors.length === 0) return checked;
  const people = new Set(errors.map(({ row }) => row)).size;
  throw new Problem(
    'invalid-request',
    people === 1
      ? 'One visitor cannot be registered so. Nobody was registered.'
      : `${people} visitors cannot be registered so. Nobody was registered.`,
    { errors: errors.map(({ pointer, detail }) => ({ pointer, detail })) },
  );
}

function noNumber(country: string): string {
  const name = new Intl.DisplayNames(['en'], { type: 'region' }).of(country) ?? country;
  return `is no telephone number in ${name}; write it with + and the country code if it is from elsewhere`;
}

/** Who somebody is: their mail address; without one, their name and company. */
function keyOf({ mail, name, company }: Known): string {
  return mail === null ? `${folded(name)}\n${folded(company)}` : (asSent(mail) ?? mail);
}

function folded(text: string | null): string {
  return (text ?? '').normalize('NFKC').replaceAll(/\s+/g, ' ').trim().toLowerCase();
}

/** An address as it goes over the wire, its domain in ASCII; null: no domain of the internet can be called so (UTS 46). */
function asSent(mail: string): string | null {
  const at = mail.lastIndexOf('@') + 1;
  const domain = domainToASCII(mail.slice(at));
  const isName = domain !== '' && domain.split('.').every((label) => label.length <= LONGEST_LABEL);
  return isName ? `${mail.slice(0, at)}${domain}` : null;
}
