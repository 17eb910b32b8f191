import type { FieldError } from '../../contract/problem.ts';

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

function orNull(text: string): string | null {
  return text.trim() === '' ? null : text.trim();
}

/** What the server says of a field of the only visitor that was sent; null: nothing. */
export function saidOf(errors: readonly FieldError[], field: VisitorField | 'reception'): string | null {
  const pointer = field === 'reception' ? '/body/reception' : `/body/visitors/0/${field}`;
  return errors.find((error) => error.pointer === pointer)?.detail ?? null;
}
