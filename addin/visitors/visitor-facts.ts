import type { VisitorReply } from '../../contract/visitors.ts';

/** What is known of a visitor beside the name, on one line; empty: nothing is. */
export function reachOf({ company, mail, phone }: Pick<VisitorReply, 'company' | 'mail' | 'phone'>): string {
  return [company, mail, phone].filter((fact) => fact !== null).join(' · ');
}

/** Everything that the form may change, on one line. */
export function factsOf(visitor: VisitorReply): string {
  const { name, note, reception } = visitor;
  return [name, reachOf(visitor), note, reception?.name ?? ''].filter((fact) => fact !== '').join(' · ');
}
