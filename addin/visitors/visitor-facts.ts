import type { VisitorReply } from '../../contract/visitors.ts';

/** What is known of a visitor beside the name, on one line; empty: nothing is. */
export function reachOf({ group, company, mail, phone, carPlate, answers }: VisitorReply): string {
  const facts = [group?.contact, company, mail, phone, carPlate, ...answers.map(({ value }) => value)];
  return facts.filter((fact) => typeof fact === 'string').join(' · ');
}

/** Everything that the form may change, on one line. */
export function factsOf(visitor: VisitorReply): string {
  const { name, group, language, note, reception } = visitor;
  const facts = [
    group ? `${name} (${group.size})` : name,
    reachOf(visitor),
    language ?? '',
    note,
    reception?.name ?? '',
  ];
  return facts.filter((fact) => fact !== '').join(' · ');
}
