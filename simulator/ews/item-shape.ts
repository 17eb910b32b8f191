import { EwsError } from './ews-error.ts';
import { extendedProperty, readExtended } from './extended-properties.ts';
import type { ExtendedField } from './extended-properties.ts';
import { ewsId } from './item-ids.ts';
import { calendarProperties, itemProperties, propertiesByUri } from './item-properties.ts';
import type { ItemProperty, SeenItem } from './property-kinds.ts';
import { child, childText } from './read-xml.ts';
import type { XmlElement } from './read-xml.ts';
import { el } from './write-xml.ts';
import type { Xml } from './write-xml.ts';

/** Which properties a request wants of each item. */
export interface ItemShape {
  readonly base: string;
  readonly uris: ReadonlySet<string>;
  readonly extended: readonly ExtendedField[];
}

/** Reads an ItemShape. Throws an EwsError for properties that calendar items do not have. */
export function readItemShape(element: XmlElement | undefined): ItemShape {
  const asked = child(element, 'AdditionalProperties')?.children ?? [];
  const uris = asked
    .filter(({ name }) => name === 'FieldURI')
    .map(({ attributes }) => attributes.FieldURI ?? '');
  const unknown = uris.find((uri) => !isKnown(uri));
  if (unknown !== undefined) {
    throw new EwsError('ErrorInvalidPropertyRequest', 'The requested property is invalid.', pathOf(unknown));
  }
  return {
    base: childText(element, 'BaseShape') ?? 'Default',
    uris: new Set(uris),
    extended: asked.filter(({ name }) => name === 'ExtendedFieldURI').map(readExtended),
  };
}

/** A calendar item with the asked properties, in the order that the schema wants. `find` leaves out what FindItem does. */
export function calendarItem(item: SeenItem, shape: ItemShape, find: boolean): Xml {
  const wanted = (property: ItemProperty): boolean => {
    if (find && property.inFind === false) return false;
    if (shape.uris.has(property.uri)) return true;
    return property.shape === shape.base || (property.shape === 'Default' && shape.base === 'AllProperties');
  };
  const render = (property: ItemProperty): Xml | null => (wanted(property) ? property.render(item) : null);
  return el(
    't:CalendarItem',
    null,
    el('t:ItemId', { Id: ewsId(item.entry.id), ChangeKey: item.entry.changeKey }),
    itemProperties.map(render),
    shape.extended.map((field) => extendedProperty(field, item)),
    calendarProperties.map(render),
  );
}

/** Properties that other kinds of item have, or that nothing here has a value for, are asked for in vain, not in error. */
function isKnown(uri: string): boolean {
  return (
    propertiesByUri.has(uri) ||
    /^(item|calendar|meeting|meetingRequest|message|conversation|contacts|distributionlist|postitem|task):[A-Z]\w+$/.test(
      uri,
    )
  );
}

function pathOf(uri: string): Xml {
  return el('t:FieldURI', { FieldURI: /^(item|calendar|folder):\w+$/.test(uri) ? uri : 'item:Subject' });
}
