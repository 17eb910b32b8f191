import type { FieldError } from '../../contract/problem.ts';
import type { RouteCall } from '../../contract/route.ts';
import { ReceptionId } from '../../contract/visitor-ids.ts';
import type { changeVisitor, VisitorReply } from '../../contract/visitors.ts';

/** A visitor as they are typed; empty text: not filled in. */
export interface VisitorDraft {
  /** What the server will know the visitor by: the same click twice is one visitor. */
  readonly id: string;
  readonly name: string;
  readonly mail: string;
  readonly company: string;
  readonly phone: string;
  readonly note: string;
  /** Empty: the reception that serves the room. */
  readonly reception: string;
}

export const visitorFields = ['name', 'mail', 'company', 'phone', 'note'] as const;
export type VisitorField = (typeof visitorFields)[number];

export function emptyDraft(): VisitorDraft {
  return { id: crypto.randomUUID(), name: '', mail: '', company: '', phone: '', note: '', reception: '' };
}

/** What was registered under an id and is changed now is another visitor. */
export function changed(draft: VisitorDraft, change: Partial<VisitorDraft>): VisitorDraft {
  return { ...draft, ...change, id: crypto.randomUUID() };
}

/** As the server takes it. */
export function bodyOf({ id, name, mail, company, phone, note }: VisitorDraft) {
  return { id, name, mail: orNull(mail), company: orNull(company), phone: orNull(phone), note };
}

/** A registered visitor, to be changed. */
export function draftOf({ id, name, mail, company, phone, note, reception }: VisitorReply): VisitorDraft {
  return {
    id,
    name,
    mail: mail ?? '',
    company: company ?? '',
    phone: phone ?? '',
    note,
    reception: reception?.id ?? '',
  };
}

type Change = NonNullable<RouteCall<typeof changeVisitor>['body']>;

/** What is sent of a change: the fields that are another way than they were; none: an empty body. */
export function changeOf(before: VisitorReply, typed: VisitorDraft): Change {
  const was = bodyOf(draftOf(before));
  const is = bodyOf(typed);
  const fields = visitorFields.filter((field) => is[field] !== was[field]).map((field) => [field, is[field]]);
  const isElsewhere = typed.reception !== (before.reception?.id ?? '');
  const reception = typed.reception === '' ? null : ReceptionId.parse(typed.reception);
  return { ...(Object.fromEntries(fields) as Change), ...(isElsewhere && { reception }) }; // keys of visitorFields only
}

function orNull(text: string): string | null {
  return text.trim() === '' ? null : text.trim();
}

/** Where the server points to, in the body of a registration of one, and in that of a change. */
export const atRegistered = '/body/visitors/0/';
export const atChanged = '/body/';

/** What the server says of a field; null: nothing. `at` is where the fields of the visitor stand in the body. */
export function saidOf(
  errors: readonly FieldError[],
  at: string,
  field: VisitorField | 'reception',
): string | null {
  const pointer = field === 'reception' ? '/body/reception' : `${at}${field}`;
  return errors.find((error) => error.pointer === pointer)?.detail ?? null;
}
