import { EvacuationList } from '../../../contract/evacuation.ts';
import { ReceptionId } from '../../../contract/visitor-ids.ts';

export const NOW = Date.parse('2026-12-02T11:00:00Z');
export const ids = ['a', 'b', 'c', 'd'].map((letter) =>
  ReceptionId.parse(`${letter.repeat(8)}-0000-4000-8000-000000000001`),
);
const [vera, group] = ids;

/** Of a reception at which Vera and a group of twelve are inside. */
export function aListOf(reception: string | undefined = vera) {
  const person = { company: null, host: 'Anna', room: null, building: 'HQ', isSafe: false, markedAt: null };
  const since = '2026-12-02T10:00:00.000Z';
  return EvacuationList.parse({
    reception: { id: reception, name: 'Reception CPH', timeZone: 'Europe/Copenhagen' },
    people: [
      { ...person, visit: vera, name: 'Vera', size: 1, since },
      { ...person, visit: group, name: 'A group', size: 12, since },
    ],
    isComplete: true,
    now: '2026-12-02T11:00:00.000Z',
  });
}

/** What a device keeps, in memory. */
export function aStorage() {
  const texts = new Map<string, string>();
  return {
    texts,
    read: (key: string) => texts.get(key) ?? null,
    keep: (key: string, text: string) => void texts.set(key, text),
    forget: (key: string) => void texts.delete(key),
  };
}
