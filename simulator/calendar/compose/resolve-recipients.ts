import { z } from 'zod';
import type { Session } from '../../outlook/wire.ts';
import type { Recipient } from '../outlook-host/item.ts';

export interface Resolved {
  readonly people: readonly Recipient[];
  readonly rooms: readonly Recipient[];
  readonly unknown: readonly string[];
}

/**
 * Turns typed text into recipients: an address stands for itself (with the directory's name), anything else must be the
 * handle, the name or the beginning of the name of exactly one person or room. The rest is `unknown`.
 */
export function resolveRecipients(text: string, session: Pick<Session, 'people' | 'rooms'>): Resolved {
  const resolved = { people: [] as Recipient[], rooms: [] as Recipient[], unknown: [] as string[] };
  const rooms = session.rooms.map(({ address, displayName }) => ({
    address,
    name: displayName,
    handle: displayName,
  }));
  const people = session.people.map(({ mail, displayName, handle }) => ({
    address: mail,
    name: displayName,
    handle,
  }));

  for (const word of text.split(/[,;]/).map((part) => part.trim())) {
    if (word === '') continue;
    const room = only(rooms, word);
    const person = only(people, word);
    if (room) resolved.rooms.push({ address: room.address, name: room.name });
    else if (person) resolved.people.push({ address: person.address, name: person.name });
    else if (z.email().max(320).safeParse(word).success) {
      resolved.people.push({ address: word.toLowerCase(), name: word.toLowerCase() });
    } else resolved.unknown.push(word);
  }
  return resolved;
}

function only<T extends Recipient & { readonly handle: string }>(
  known: readonly T[],
  word: string,
): T | undefined {
  const lower = word.toLowerCase();
  const exact = known.find(
    ({ address, name, handle }) => address === lower || handle === lower || name.toLowerCase() === lower,
  );
  if (exact) return exact;
  const beginning = known.filter(({ name }) => name.toLowerCase().startsWith(lower));
  return beginning.length === 1 ? beginning[0] : undefined;
}
