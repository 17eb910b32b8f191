import type { Recurrence } from '../../state/calendaring.ts';

/** The meeting in the form, as the form and the add-in's frames see it together. Instants are epoch milliseconds. */
export interface ItemState {
  readonly subject: string;
  readonly start: number;
  readonly end: number;
  /** IANA zone of the form: in it the start is shown, and a series recurs. */
  readonly timeZone: string;
  readonly isAllDay: boolean;
  readonly sensitivity: Sensitivity;
  readonly required: readonly Recipient[];
  readonly optional: readonly Recipient[];
  /** What stands in the location field: rooms, which are resource attendees at the same time, and text. */
  readonly places: readonly Place[];
  readonly body: string;
  readonly recurrence: Recurrence | null;
  readonly organizer: Recipient;
  /** Where the meeting is kept, once it is: a draft that was never saved has no place yet. */
  readonly saved: { readonly meetingUid: string; readonly originalStart: string | null } | null;
  readonly notifications: readonly Notification[];
  readonly session: Readonly<Record<string, string>>;
  readonly customProperties: Readonly<Record<string, unknown>>;
}

export type Sensitivity = 'normal' | 'personal' | 'private' | 'confidential';

export interface Recipient {
  readonly address: string;
  readonly name: string;
}

export type Place =
  | { readonly kind: 'room'; readonly address: string; readonly name: string }
  | { readonly kind: 'text'; readonly name: string };

/** A line that the add-in shows above the form. */
export interface Notification {
  readonly key: string;
  readonly type: number;
  readonly message: string;
  readonly icon?: string | undefined;
  readonly persistent?: boolean | undefined;
  readonly actions?: unknown;
}

export type ItemKey = keyof ItemState;

export interface Item {
  readonly read: () => ItemState;
  /** Changes what differs and tells every listener which keys those were. */
  readonly change: (patch: Partial<ItemState>) => void;
  /** Returns the way to stop listening. */
  readonly onChange: (listener: (changed: ReadonlySet<ItemKey>) => void) => () => void;
}

/** One meeting being composed; the form and every frame of the add-in hold the same one. */
export function createItem(initial: ItemState): Item {
  let state = initial;
  const listeners = new Set<(changed: ReadonlySet<ItemKey>) => void>();

  return {
    read: () => state,
    change(patch) {
      const changed = new Set(
        (Object.keys(patch) as ItemKey[]).filter((key) => !isSame(state[key], patch[key])),
      );
      if (changed.size === 0) return;
      state = { ...state, ...patch };
      for (const listener of listeners) listener(changed);
    },
    onChange(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

/** The rooms among the places: Exchange invites them as resource attendees. */
export function roomsOf(state: Pick<ItemState, 'places'>): readonly Extract<Place, { kind: 'room' }>[] {
  return state.places.filter((place) => place.kind === 'room');
}

function isSame(left: unknown, right: unknown): boolean {
  return Object.is(left, right) || JSON.stringify(left) === JSON.stringify(right);
}
