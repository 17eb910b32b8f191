import { z } from 'zod';
import { roomsOf } from '../item.ts';
import type { Recipient } from '../item.ts';
import { fail, method, succeed } from './method.ts';
import type { Method, MethodHost } from './method.ts';

/** recipientType: 2 somebody of the organization, 3 somebody outside; appointmentResponse 0: none yet. */
const INTERNAL = 2;
const EXTERNAL = 3;
const PER_CALL = 100;
const OPTIONAL = 1;

const Field = z.object({ recipientField: z.number() });
const Given = Field.extend({
  recipientArray: z.array(z.object({ address: z.string().max(571), name: z.string().max(256).nullish() })),
});

/** Required and optional attendees; rooms in the location field are resources and not among them. */
export const recipientMethods: Readonly<Record<number, Method>> = {
  15: method(Field, ({ recipientField }, host) =>
    succeed(host.item.read()[field(recipientField)].map((recipient) => shown(recipient, host))),
  ),
  21: method(Given, ({ recipientField, recipientArray }, host) =>
    write(host, recipientField, recipientArray, []),
  ),
  22: method(Given, ({ recipientField, recipientArray }, host) =>
    write(host, recipientField, recipientArray, host.item.read()[field(recipientField)]),
  ),
};

function write(
  host: MethodHost,
  which: number,
  given: z.output<typeof Given>['recipientArray'],
  existing: readonly Recipient[],
) {
  if (given.length > PER_CALL) return fail('tooManyRecipients');
  const valid = given.filter(({ address }) => z.email().safeParse(address).success);
  if (valid.length === 0 && given.length > 0) return fail('noValidRecipients');

  const known = new Set([...existing, ...roomsOf(host.item.read())].map(({ address }) => address));
  const added: Recipient[] = [];
  for (const { address, name } of valid) {
    const lower = address.toLowerCase();
    if (known.has(lower)) continue;
    known.add(lower);
    const givenName = name === null || name === undefined || name === '' ? null : name;
    added.push({ address: lower, name: host.lookUp(lower)?.name ?? givenName ?? lower });
  }
  host.item.change({ [field(which)]: [...existing, ...added] });
  return succeed();
}

function field(which: number): 'required' | 'optional' {
  return which === OPTIONAL ? 'optional' : 'required';
}

function shown({ address, name }: Recipient, host: MethodHost) {
  const recipientType = host.lookUp(address) ? INTERNAL : EXTERNAL;
  return { address, name, recipientType, appointmentResponse: 0 };
}
