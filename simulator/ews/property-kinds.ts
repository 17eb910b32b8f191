import type { CalendarEntry, Response } from '../state/calendaring.ts';
import type { MailboxItem } from '../state/mailbox-items.ts';
import type { EwsFolder } from './folders.ts';
import { el, optional } from './write-xml.ts';
import type { Xml } from './write-xml.ts';

/** A calendar item in the folder it was found in. */
export interface SeenItem extends MailboxItem {
  readonly folder: EwsFolder;
  /** What is left of the text; rooms that delete comments show none. */
  readonly body: string;
}

/** One property of a calendar item. */
export interface ItemProperty {
  readonly uri: string;
  /** The smallest shape it is part of; `none` for what only comes when it is named. */
  readonly shape: 'Default' | 'AllProperties' | 'none';
  /** FindItem does not read bodies and recipients, whatever is asked. */
  readonly inFind?: false;
  readonly render: (item: SeenItem) => Xml | null;
}

export const answers: Readonly<Record<Response, string>> = {
  none: 'NoResponseReceived',
  organizer: 'Organizer',
  accepted: 'Accept',
  tentative: 'Tentative',
  declined: 'Decline',
};
export const shownAs: Readonly<Record<CalendarEntry['showAs'], string>> = {
  free: 'Free',
  tentative: 'Tentative',
  busy: 'Busy',
  oof: 'OOF',
  workingElsewhere: 'WorkingElsewhere',
};

/** The location field as Outlook writes it: rooms, then what was typed. */
export function joinedLocation({ rooms, locationText }: CalendarEntry): string {
  return [...rooms.map(({ name }) => name), locationText].filter(Boolean).join('; ');
}

/** EWS writes instants in whole seconds. */
export function stamp(instant: string): string {
  return instant.replace(/\.\d+Z$/, 'Z');
}

export function addressed(
  element: string,
  { name, address }: { name: string; address: string },
  type = 'Mailbox',
): Xml {
  return el(
    element,
    null,
    el('t:Name', null, name),
    el('t:EmailAddress', null, address),
    el('t:RoutingType', null, 'SMTP'),
    el('t:MailboxType', null, type),
  );
}

export function property(
  uri: string,
  shape: ItemProperty['shape'],
  render: ItemProperty['render'],
): ItemProperty {
  return { uri, shape, render };
}

export function text(
  uri: string,
  shape: ItemProperty['shape'],
  value: (item: SeenItem) => string | number | boolean | null,
): ItemProperty {
  const name = `t:${uri.slice(uri.indexOf(':') + 1)}`;
  return { uri, shape, render: (item) => optional(name, value(item)) };
}

export function attendees(
  uri: string,
  of: (entry: CalendarEntry) => readonly { name: string; address: string; response: Response }[],
): ItemProperty {
  const name = `t:${uri.slice(uri.indexOf(':') + 1)}`;
  return {
    uri,
    shape: 'Default',
    inFind: false,
    render: ({ entry }) => {
      const invited = of(entry);
      if (invited.length === 0) return null;
      const one = (each: (typeof invited)[number]): Xml =>
        el(
          't:Attendee',
          null,
          addressed('t:Mailbox', each),
          el('t:ResponseType', null, attendeeAnswer(each.response)),
        );
      return el(name, null, invited.map(one));
    },
  };
}

/** Copies other than the organizer's do not track answers: those are unknown to them. */
function attendeeAnswer(response: Response): string {
  return response === 'none' ? 'Unknown' : answers[response];
}
