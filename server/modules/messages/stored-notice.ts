import type { z } from 'zod';
import type { Instant } from '../../../contract/primitives.ts';
import { noticeFacts } from './notice-facts.ts';
import type { NoticeTemplate } from './notice-facts.ts';

/** A notice as it comes back from the database, its facts checked again. */
export type StoredNotice = {
  [T in NoticeTemplate]: {
    readonly id: string;
    readonly link: string | null;
    readonly item: string;
    readonly template: T;
    readonly facts: z.output<(typeof noticeFacts)[T]>;
    readonly at: Instant;
    readonly isRead: boolean;
  };
}[NoticeTemplate];

/** Null for a template of another version of the product, or facts that are not of it: such a notice is passed over. */
export function readNotice(row: {
  readonly id: string;
  readonly link: string | null;
  readonly item: string;
  readonly template: string;
  readonly facts: unknown;
  readonly at: Instant;
  readonly isRead: boolean;
}): StoredNotice | null {
  if (!isTemplate(row.template)) return null;
  const facts = noticeFacts[row.template].safeParse(row.facts);
  return facts.success ? ({ ...row, facts: facts.data } as StoredNotice) : null; // facts are of this template
}

function isTemplate(name: string): name is NoticeTemplate {
  return Object.hasOwn(noticeFacts, name);
}
