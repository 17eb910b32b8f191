import { hasMailboxHere } from '../../state/directory.ts';
import { EwsError, ewsRefusals } from '../ews-error.ts';
import type { EwsCaller } from '../caller.ts';
import { addressed } from '../property-kinds.ts';
import { child, childText } from '../read-xml.ts';
import type { XmlElement } from '../read-xml.ts';
import { el } from '../write-xml.ts';
import type { Xml } from '../write-xml.ts';
import { responseMessages } from './operation.ts';
import type { Operation } from './operation.ts';

/** More than this many candidates are not listed. */
const MOST_RESOLUTIONS = 100;

/** ResolveNames: people and rooms of the company whose name or address begins with the entry; both Exchanges share one directory. */
export const resolveNames: Operation = ({ caller }, { element }) =>
  responseMessages('ResolveNames', [
    () => {
      const entry = (childText(element, 'UnresolvedEntry') ?? '').replace(/^smtp:/i, '').toLowerCase();
      const found = directoryOf(caller).filter(
        ({ name, address }) =>
          address.startsWith(entry) ||
          name
            .toLowerCase()
            .split(' ')
            .some((word) => word.startsWith(entry)) ||
          name.toLowerCase().startsWith(entry),
      );
      if (found.length === 0) throw new EwsError('ErrorNameResolutionNoResults', 'No results were found.');
      const full = /^(true|1)$/.test(element.attributes.ReturnFullContactData ?? '');
      const listed = found.slice(0, MOST_RESOLUTIONS);
      const set = el(
        'm:ResolutionSet',
        { TotalItemsInView: listed.length, IncludesLastItemInRange: listed.length === found.length },
        listed.map((one) =>
          el(
            't:Resolution',
            null,
            addressed('t:Mailbox', one),
            full
              ? el(
                  't:Contact',
                  null,
                  el('t:DisplayName', null, one.name),
                  el('t:ContactSource', null, 'ActiveDirectory'),
                )
              : null,
          ),
        ),
      );
      if (found.length === 1) return { parts: [set] };
      const warning = new EwsError('ErrorNameResolutionMultipleResults', 'Multiple results were found.');
      return { parts: [set], warning };
    },
  ]);

/** ConvertId: the same bytes in another spelling. */
export const convertId: Operation = ({ caller }, { element }) => {
  const format = element.attributes.DestinationFormat ?? '';
  return responseMessages(
    'ConvertId',
    (child(element, 'SourceIds')?.children ?? []).map((source) => () => ({
      parts: [converted(caller, source, format)],
    })),
  );
};

interface Spelling {
  readonly read: (text: string) => Buffer;
  readonly write: (bytes: Buffer) => string;
}

const spellings: ReadonlyMap<string, Spelling> = new Map(
  Object.entries({
    EwsLegacyId: { read: fromBase64, write: (bytes: Buffer) => bytes.toString('base64') },
    EwsId: { read: fromBase64, write: (bytes: Buffer) => bytes.toString('base64') },
    EntryId: { read: fromBase64, write: (bytes: Buffer) => bytes.toString('base64') },
    StoreId: { read: fromBase64, write: (bytes: Buffer) => bytes.toString('base64') },
    HexEntryId: {
      read: (text: string) => (/^([\da-f]{2})+$/i.test(text) ? Buffer.from(text, 'hex') : Buffer.alloc(0)),
      write: (bytes: Buffer) => bytes.toString('hex').toUpperCase(),
    },
    OwaId: {
      read: (text: string) =>
        fromBase64(text.replaceAll(/%2b/gi, '+').replaceAll(/%2f/gi, '/').replaceAll(/%3d/gi, '=')),
      write: (bytes: Buffer) => encodeURIComponent(bytes.toString('base64')),
    },
  }),
);

function converted(caller: EwsCaller, { name, attributes }: XmlElement, format: string): Xml {
  const { Format = '', Id = '', Mailbox = '' } = attributes;
  const from = spellings.get(Format);
  const to = spellings.get(format);
  if (name !== 'AlternateId' || !from || !to) {
    throw new EwsError('ErrorUnsupportedTypeForConversion', 'Ids of public folders are not simulated.');
  }
  if (!caller.mailboxes.some(({ address }) => address === Mailbox.toLowerCase()))
    throw ewsRefusals.noMailbox();
  const bytes = from.read(Id);
  if (bytes.length === 0) throw ewsRefusals.malformedId();
  return el('m:AlternateId', {
    'xmlns:xsi': 'http://www.w3.org/2001/XMLSchema-instance',
    'xsi:type': 't:AlternateIdType',
    Format: format,
    Id: to.write(bytes),
    Mailbox,
  });
}

function fromBase64(text: string): Buffer {
  return /^[\w+/-]+={0,2}$/.test(text) ? Buffer.from(text, 'base64') : Buffer.alloc(0);
}

function directoryOf({ tenant }: EwsCaller): { name: string; address: string }[] {
  return [
    ...tenant.people
      .filter(hasMailboxHere)
      .map(({ displayName, mail }) => ({ name: displayName, address: mail })),
    ...tenant.rooms.map(({ displayName, address }) => ({ name: displayName, address })),
    ...tenant.accounts
      .filter(({ hasMailbox }) => hasMailbox)
      .map(({ displayName, mail }) => ({ name: displayName, address: mail })),
  ];
}
