import type { Instant } from '../../../contract/primitives.ts';
import { instantOf } from '../../kernel/time.ts';
import { createTagReader } from './tags.ts';

/** An item of a calendar view as Exchange wrote it; null where it wrote nothing. Words are Exchange's own. */
export interface CalendarItem {
  id: string | null;
  changeKey: string | null;
  subject: string | null;
  sensitivity: string | null;
  uid: string | null;
  recurrenceId: Instant | null;
  start: Instant | null;
  end: Instant | null;
  isAllDay: boolean;
  isCanceled: boolean;
  freeBusyStatus: string | null;
  type: string | null;
  response: string | null;
  /** Both null where Exchange named nobody. */
  organizerName: string | null;
  organizerAddress: string | null;
}

/**
 * The items of a FindItem reply that `readSoap` has let through. The library would build a document of the whole reply
 * and guess at the format of each date, which takes ten times as long as the call itself has the processor.
 */
export function readCalendarItems(text: string): readonly CalendarItem[] {
  const items: CalendarItem[] = [];
  const path: string[] = [];
  createTagReader(text).read({
    opened(name, _attributes, depth) {
      path.length = depth - 1;
      path.push(name);
      if (name === 'CalendarItem' && path.at(-2) === 'Items') items.push(emptyItem());
    },
    leaf(_name, attributes, content) {
      const item = items.at(-1);
      const at = path.lastIndexOf('CalendarItem');
      if (!item || at === -1 || path[at - 1] !== 'Items') return;
      readInto[path.slice(at + 1).join('/')]?.(item, content, attributes);
    },
  });
  return items;
}

/** The same reply without its items, for the library: how the call went, and whether there is more. */
export function withoutItems(text: string): string {
  // Where anything but markup could look like the end of the list, the library is given all of it.
  return /<!/.test(text) ? text : text.replace(ITEMS, '<$1Items/>');
}

const ITEMS = /<((?:\w+:)?)Items>[\s\S]*<\/\1Items>/;

type Read = (item: CalendarItem, content: string, attributes: string) => void;

const readInto: Readonly<Record<string, Read>> = {
  ItemId(item, _content, attributes) {
    item.id = attributeIn(attributes, 'Id');
    item.changeKey = attributeIn(attributes, 'ChangeKey');
  },
  Subject: (item, content) => (item.subject = textOf(content)),
  Sensitivity: (item, content) => (item.sensitivity = textOf(content)),
  UID: (item, content) => (item.uid = textOf(content)),
  RecurrenceId: (item, content) => (item.recurrenceId = instantIn(content)),
  Start: (item, content) => (item.start = instantIn(content)),
  End: (item, content) => (item.end = instantIn(content)),
  IsAllDayEvent: (item, content) => (item.isAllDay = isTrue(content)),
  IsCancelled: (item, content) => (item.isCanceled = isTrue(content)),
  LegacyFreeBusyStatus: (item, content) => (item.freeBusyStatus = textOf(content)),
  CalendarItemType: (item, content) => (item.type = textOf(content)),
  MyResponseType: (item, content) => (item.response = textOf(content)),
  'Organizer/Mailbox/Name': (item, content) => (item.organizerName = textOf(content)),
  'Organizer/Mailbox/EmailAddress': (item, content) => (item.organizerAddress = textOf(content)),
};

function emptyItem(): CalendarItem {
  return {
    id: null,
    changeKey: null,
    subject: null,
    sensitivity: null,
    uid: null,
    recurrenceId: null,
    start: null,
    end: null,
    isAllDay: false,
    isCanceled: false,
    freeBusyStatus: null,
    type: null,
    response: null,
    organizerName: null,
    organizerAddress: null,
  };
}

function attributeIn(attributes: string, name: string): string | null {
  const found = new RegExp(`\\s${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`).exec(attributes);
  return found ? withoutReferences(found[1] ?? found[2] ?? '') : null;
}

/** The characters of an element that holds no other. */
function textOf(content: string): string {
  if (!content.includes('<')) return withoutReferences(content);
  return content.replaceAll(
    /<!\[CDATA\[([\s\S]*?)\]\]>|<!--[\s\S]*?-->|<\?[\s\S]*?\?>|[^<]+/g,
    (part, data?: string) =>
      data !== undefined ? data : part.startsWith('<') ? '' : withoutReferences(part),
  );
}

const named: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

function withoutReferences(text: string): string {
  if (!text.includes('&')) return text;
  return text.replaceAll(
    /&(?:#x([0-9a-f]{1,8})|#(\d{1,9})|(\w+));/gi,
    (whole, hex?: string, decimal?: string, name?: string) => {
      if (name !== undefined) return named[name.toLowerCase()] ?? whole;
      const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16);
      return code <= 0x10ffff ? String.fromCodePoint(code) : '';
    },
  );
}

/** xs:dateTime, which `readSoap` has seen; without a zone it is UTC, as everything that we ask for. */
function instantIn(content: string): Instant | null {
  const text = content.trim();
  const milliseconds = Date.parse(/(?:Z|[+-]\d{2}:\d{2})$/.test(text) ? text : `${text}Z`);
  return Number.isFinite(milliseconds) ? instantOf(milliseconds) : null;
}

function isTrue(content: string): boolean {
  const text = content.trim();
  return text === 'true' || text === '1';
}
