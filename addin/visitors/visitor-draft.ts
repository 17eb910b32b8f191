import type { FieldError } from '../../contract/problem.ts';
import type { PreviousVisitor } from '../../contract/previous-visitors.ts';
import type { RouteCall } from '../../contract/route.ts';
import { ReceptionId } from '../../contract/visitor-ids.ts';
import type { VisitorQuestions } from '../../contract/visitor-ids.ts';
import type { changeVisitor, registerVisitors, VisitorReply } from '../../contract/visitors.ts';
import type { DateChoice } from '../meeting/chosen-dates.ts';

/** A visitor as they are typed; empty text: not filled in. */
export interface VisitorDraft {
  /** What the server will know the visitor by: the same click twice is one visitor. */
  readonly id: string;
  readonly isGroup: boolean;
  /** Of a group its name. */
  readonly name: string;
  readonly mail: string;
  readonly company: string;
  readonly phone: string;
  readonly carPlate: string;
  readonly language: string;
  readonly note: string;
  /** Of a group: whom to ask for, and how many come. */
  readonly contact: string;
  readonly size: string;
  /** To the fields of the reception, by their ids. */
  readonly answers: Readonly<Record<string, string>>;
  /** Empty: the reception that serves the room. */
  readonly reception: string;
  /** On which dates of a series; null: on all of them. */
  readonly dates: DateChoice;
}

const texts = ['name', 'mail', 'company', 'phone', 'carPlate', 'language', 'note'] as const;
export type VisitorField = (typeof texts)[number];

export function emptyDraft(): VisitorDraft {
  const nothing = { name: '', mail: '', company: '', phone: '', carPlate: '', language: '', note: '' };
  return {
    id: crypto.randomUUID(),
    ...nothing,
    isGroup: false,
    contact: '',
    size: '',
    answers: {},
    reception: '',
    dates: null,
  };
}

/** What was registered under an id and is changed now is another visitor. */
export function changed(draft: VisitorDraft, change: Partial<VisitorDraft>): VisitorDraft {
  return { ...draft, ...change, id: crypto.randomUUID() };
}

/** What is known of somebody from before, as far as it is asked for; the rest stays as it is typed. */
export function knownOf(
  { name, mail, company, phone, carPlate }: PreviousVisitor,
  asks: Pick<VisitorQuestions, 'mail' | 'company' | 'phone' | 'carPlate'> | undefined,
): Partial<VisitorDraft> {
  const known = { mail, company, phone, carPlate };
  const asked = (['mail', 'company', 'phone', 'carPlate'] as const).filter(
    (field) => known[field] !== null && (asks ?? { carPlate: 'hidden' })[field] !== 'hidden',
  );
  return { name, ...Object.fromEntries(asked.map((field) => [field, known[field] ?? ''])) };
}

type Body = NonNullable<RouteCall<typeof registerVisitors>['body']>['visitors'][number];

/** As the server takes it; a size that is no number stays none, and the server objects. */
export function bodyOf(draft: VisitorDraft): Body {
  const { id, name, mail, company, phone, carPlate, language, note, isGroup, contact, size } = draft;
  return {
    id,
    name,
    mail: orNull(mail),
    company: orNull(company),
    phone: orNull(phone),
    carPlate: orNull(carPlate),
    language: orNull(language),
    note,
    group: isGroup ? { contact: orNull(contact), size: Number(size.trim() || '0') } : null,
    answers: Object.fromEntries(Object.entries(draft.answers).map(([field, value]) => [field, value.trim()])),
  };
}

/** A registered visitor, to be changed. */
export function draftOf(visitor: VisitorReply): VisitorDraft {
  const { id, name, mail, company, phone, carPlate, language, note, group, answers, dates } = visitor;
  const { reception } = visitor;
  return {
    id,
    isGroup: group !== null,
    name,
    mail: mail ?? '',
    company: company ?? '',
    phone: phone ?? '',
    carPlate: carPlate ?? '',
    language: language ?? '',
    note,
    contact: group?.contact ?? '',
    size: group ? String(group.size) : '',
    answers: Object.fromEntries(answers.map((answer) => [answer.id, answer.value])),
    reception: reception?.id ?? '',
    dates,
  };
}

type Change = NonNullable<RouteCall<typeof changeVisitor>['body']>;
const sent = [...texts, 'group', 'answers'] as const;

/** What is sent of a change: the fields that are another way than they were; none: an empty body. */
export function changeOf(before: VisitorReply, typed: VisitorDraft): Change {
  const was = bodyOf(draftOf(before));
  const is = bodyOf(typed);
  const fields = sent
    .filter((field) => JSON.stringify(is[field]) !== JSON.stringify(was[field]))
    .map((field) => [field, is[field]]);
  const isElsewhere = typed.reception !== (before.reception?.id ?? '');
  const reception = typed.reception === '' ? null : ReceptionId.parse(typed.reception);
  const isOnOther = JSON.stringify(typed.dates) !== JSON.stringify(before.dates);
  const dates = typed.dates === null ? null : [...typed.dates];
  return {
    ...(Object.fromEntries(fields) as Change), // keys of `sent` only
    ...(isElsewhere && { reception }),
    ...(isOnOther && { dates }),
  };
}

function orNull(text: string): string | null {
  return text.trim() === '' ? null : text.trim();
}

/** Where the server points to, in the body of a registration of one, and in that of a change. */
export const atRegistered = '/body/visitors/0/';
export const atChanged = '/body/';

/** What the server says of a field, `answers/<id>` and `group/size` too; null: nothing. `at` is where the visitor stands. */
export function saidOf(errors: readonly FieldError[], at: string, field: string): string | null {
  const pointer = field === 'reception' ? '/body/reception' : `${at}${field}`;
  return errors.find((error) => error.pointer === pointer)?.detail ?? null;
}
