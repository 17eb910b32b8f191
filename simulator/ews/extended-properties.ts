import { EwsError } from './ews-error.ts';
import { joinedLocation } from './property-kinds.ts';
import type { SeenItem } from './property-kinds.ts';
import type { XmlElement } from './read-xml.ts';
import { constantFor } from './search/search-field.ts';
import type { FieldKind, SearchField } from './search/search-field.ts';
import { el } from './write-xml.ts';
import type { Xml } from './write-xml.ts';

/** A MAPI property as a request names it. */
export interface ExtendedField {
  readonly attributes: Readonly<Record<string, string>>;
  /** How this table names it: `<set>/<id>` or `tag/<tag>`. */
  readonly key: string;
}

/** PSETID_Meeting and PSETID_Appointment (MS-OXPROPS 1.3.2). */
const propertySets: Readonly<Record<string, string>> = {
  '6ed8da90-450b-101b-98da-00aa003f1305': 'Meeting',
  '00062002-0000-0000-c000-000000000046': 'Appointment',
};

/** The properties that have a value here: both global object ids, times, state, location and some more (MS-OXPROPS 2). */
const values: Readonly<Record<string, { type: string; value: (item: SeenItem) => string }>> = {
  'Meeting/3': { type: 'Binary', value: ({ entry }) => base64(entry.iCalUId) },
  'Meeting/35': { type: 'Binary', value: ({ entry }) => base64(entry.meetingUid) },
  'Appointment/33288': { type: 'String', value: ({ entry }) => joinedLocation(entry) },
  'Appointment/33315': { type: 'Boolean', value: ({ kind }) => String(kind !== 'single') },
  'Appointment/33293': { type: 'SystemTime', value: ({ entry }) => entry.start.replace(/\.\d+Z/, 'Z') },
  'Appointment/33294': { type: 'SystemTime', value: ({ entry }) => entry.end.replace(/\.\d+Z/, 'Z') },
  'Appointment/33285': { type: 'Integer', value: ({ entry }) => busyNumbers[entry.showAs] },
  'tag/26': { type: 'String', value: () => 'IPM.Appointment' },
  'tag/54': { type: 'Integer', value: ({ entry }) => (entry.sensitivity === 'private' ? '2' : '0') },
  'tag/55': { type: 'String', value: ({ entry }) => entry.subject },
  'tag/12295': { type: 'SystemTime', value: ({ entry }) => entry.createdAt.replace(/\.\d+Z/, 'Z') },
  'tag/12296': { type: 'SystemTime', value: ({ entry }) => entry.modifiedAt.replace(/\.\d+Z/, 'Z') },
};
const busyNumbers = { free: '0', tentative: '1', busy: '2', oof: '3', workingElsewhere: '4' } as const;

/** Reads an ExtendedFieldURI. Throws ErrorInvalidExtendedProperty for combinations that name nothing. */
export function readExtended({ attributes }: XmlElement): ExtendedField {
  const { PropertyTag, PropertyId, PropertyName } = attributes;
  const set = setOf(attributes);
  const parts = [set, PropertyTag, PropertyId, PropertyName].map((each) => each !== undefined).join();
  // Set with id, set with name, or a tag alone.
  if (parts === 'false,true,false,false') return { attributes, key: `tag/${Number(PropertyTag)}` };
  if (parts === 'true,false,true,false') return { attributes, key: `${set}/${PropertyId}` };
  if (parts === 'true,false,false,true') return { attributes, key: `${set}/${PropertyName}` };
  throw new EwsError(
    'ErrorInvalidExtendedProperty',
    'The extended property attribute combination is invalid.',
  );
}

function setOf({ DistinguishedPropertySetId, PropertySetId }: XmlElement['attributes']): string | undefined {
  if (DistinguishedPropertySetId !== undefined) return DistinguishedPropertySetId;
  return PropertySetId && (propertySets[PropertySetId.toLowerCase()] ?? PropertySetId);
}

/** The property of an item as the response repeats and answers it; null when the item has none. */
export function extendedProperty({ attributes, key }: ExtendedField, item: SeenItem): Xml | null {
  const known = Object.hasOwn(values, key) ? values[key] : undefined;
  if (!known || known.type !== attributes.PropertyType) return null;
  return el(
    't:ExtendedProperty',
    null,
    el('t:ExtendedFieldURI', attributes),
    el('t:Value', null, known.value(item)),
  );
}

/** How values of a MAPI type are compared; types that are not listed hold several values or none that compares. */
const searchKinds: Readonly<Record<string, FieldKind>> = {
  String: 'text',
  CLSID: 'text',
  SystemTime: 'time',
  ApplicationTime: 'time',
  Integer: 'whole',
  Short: 'whole',
  Long: 'whole',
  Currency: 'whole',
  Float: 'whole',
  Double: 'whole',
  Boolean: 'truth',
  Binary: 'binary',
};

/**
 * A MAPI property as one to search by; no item has one that is not known here. Undefined for types that cannot be
 * searched. Throws ErrorUnsupportedMapiPropertyType for types that no property may have.
 */
export function extendedSearchField(field: ExtendedField): SearchField<SeenItem> | undefined {
  const type = field.attributes.PropertyType ?? '';
  if (/^(Object|ObjectArray|Error|Null)$/.test(type)) {
    throw new EwsError('ErrorUnsupportedMapiPropertyType', 'The type of the property is not supported.');
  }
  const kind = searchKinds[type];
  if (!kind) return undefined;
  const known = Object.hasOwn(values, field.key) ? values[field.key] : undefined;
  const search: SearchField<SeenItem> = { kind, value: () => null };
  if (known?.type !== type) return search;
  return { kind, value: (item) => constantFor(search, known.value(item)) };
}

function base64(hex: string): string {
  return Buffer.from(hex, 'hex').toString('base64');
}
