import type { ItemState } from './item.ts';

/** The id under which Office.js knows a saved meeting: opaque, stable, different for each occurrence. */
export function itemId({ meetingUid, originalStart }: NonNullable<ItemState['saved']>): string {
  return `AAMk${base64Url(originalStart === null ? meetingUid : `${meetingUid}|${originalStart}`)}`;
}

/** The series an occurrence belongs to; null for everything else. */
export function seriesId({ saved }: Pick<ItemState, 'saved'>): string | null {
  return saved?.originalStart ? itemId({ ...saved, originalStart: null }) : null;
}

function base64Url(text: string): string {
  const bytes = new TextEncoder().encode(text);
  return btoa(String.fromCodePoint(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');
}
