import { BadgeLayout } from '../../contract/badges.ts';

/** A layout as a form keeps it: one text, so that it can wait in a draft. */
export function badgeText(layout: BadgeLayout): string {
  return JSON.stringify(layout);
}

/** The layout in a text; the usual one where it is none. A zone that was emptied stays empty, and the contract objects. */
export function badgeOf(text: string): BadgeLayout {
  const usual = BadgeLayout.parse({});
  try {
    const kept: unknown = JSON.parse(text);
    if (typeof kept !== 'object' || kept === null) return usual;
    const zone: unknown = Reflect.get(kept, 'zone');
    const read = BadgeLayout.safeParse({ ...kept, zone: usual.zone });
    return read.success ? { ...read.data, zone: typeof zone === 'string' ? zone : usual.zone } : usual;
  } catch {
    return usual; // a draft of another version
  }
}

export const usualBadge = badgeText(BadgeLayout.parse({}));
