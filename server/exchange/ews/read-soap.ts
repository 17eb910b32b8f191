import { createTagReader } from './tags.ts';
import { UnreadableSoap } from './unreadable-soap.ts';

/** What Exchange says about itself in the header of a reply, e.g. 15, 1, 2507, 6. */
export interface ServerVersion {
  readonly major: number;
  readonly minor: number;
  readonly build: number;
  readonly revision: number;
}

/** A reply that is safe to hand to the library, with what we need from it beside that. */
export interface SoapReply {
  /** The envelope without characters that XML forbids, and without what nobody here reads. */
  readonly text: string;
  /** The whole call was refused, whatever the HTTP status says. */
  readonly isFault: boolean;
  /** Every `ResponseCode` in order of appearance; of a fault the one in its detail, else its fault code. */
  readonly codes: readonly string[];
  /** The named values that Exchange adds to an error, e.g. `BackOffMilliseconds`. */
  readonly values: ReadonlyMap<string, string>;
  readonly server: ServerVersion | null;
}

/**
 * Reads a reply of Exchange Web Services before the library sees it: UTF-8, well-formed, a SOAP envelope with a body, no
 * document type, no unknown entity, no impossible time, and neither deeper nor longer than any honest answer. Throws UnreadableSoap.
 */
export function readSoap(body: Buffer): SoapReply {
  const text = withoutForbidden(body.toString('utf8').replace(/^\uFEFF/, ''));
  if (!/^\s*<[?!\w]/.test(text)) throw new UnreadableSoap('foreign', 'The reply is not XML');

  const codes: string[] = [];
  const values = new Map<string, string>();
  let server: ServerVersion | null = null;
  let isFault = false;
  let hasBody = false;
  let faultCode: string | null = null;

  createTagReader(text).read({
    opened(name, attributes, depth) {
      if (depth === 1 && (name !== 'Envelope' || !attributes.includes(SOAP_NAMESPACE))) {
        throw new UnreadableSoap('foreign', 'The reply is no SOAP envelope');
      }
      if (depth === 2 && name === 'Body') hasBody = true;
      if (depth === 3 && name === 'Fault') isFault = true;
      if (name === 'ServerVersionInfo') server = serverVersion(attributes);
    },
    leaf(name, attributes, content) {
      if (TIMES.has(name) && !TIME.test(content)) {
        throw new UnreadableSoap('broken', 'The reply holds a time that is none');
      }
      if (name === 'ResponseCode') codes.push(plain(content));
      if (name === 'faultcode') faultCode = plain(content).split(':').at(-1) ?? null;
      const key = name === 'Value' ? attribute(attributes, 'Name') : null;
      if (key !== null) values.set(key, plain(content));
    },
  });
  if (!hasBody) throw new UnreadableSoap('foreign', 'The reply is no SOAP envelope');

  const ownCode = codes.length === 0 && isFault ? faultCode : null;
  return {
    text: text.replace(UNUSED, ''),
    isFault,
    codes: ownCode === null ? codes : [ownCode],
    values,
    server,
  };
}

/** Comes with the free/busy of every room, is not asked for and cannot be declined; it is half of the library's work. */
const UNUSED = /<(\w+:)?WorkingHours(?:\s[^>]*)?>[\s\S]*?<\/\1WorkingHours>/g;
/** The elements that are a time in every answer that we ask for. */
const TIMES = new Set(['StartTime', 'EndTime', 'Start', 'End', 'OriginalStart', 'RecurrenceId']);
/** xs:dateTime; for anything else the library's dates guess, and complain into the log. */
const TIME = /^\s*\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d{1,9})?(?:Z|[+-]\d{2}:\d{2})?\s*$/;
const SOAP_NAMESPACE = 'http://schemas.xmlsoap.org/soap/envelope/';

function serverVersion(attributes: string): ServerVersion {
  const number = (name: string) => Number(attribute(attributes, name)) || 0;
  return {
    major: number('MajorVersion'),
    minor: number('MinorVersion'),
    build: number('MajorBuildNumber'),
    revision: number('MinorBuildNumber'),
  };
}

function attribute(attributes: string, name: string): string | null {
  const found = new RegExp(`(?:^|\\s)${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`).exec(attributes);
  return found ? (found[1] ?? found[2] ?? '') : null;
}

const plain = (content: string) => content.trim().slice(0, 400);

/** Characters outside XML 1.0 §2.2, written out or as a reference, say nothing and would travel on into pages and files. */
function withoutForbidden(text: string): string {
  return text
    .replace(/&#(?:x([0-9a-f]{1,8})|(\d{1,9}));/gi, (reference, hex?: string, decimal?: string) =>
      isAllowed(hex === undefined ? Number(decimal) : Number.parseInt(hex, 16)) ? reference : '',
    )
    .replace(/\p{Cc}|\uFFFE|\uFFFF/gu, (character) =>
      isAllowed(character.codePointAt(0) ?? 0) ? character : '',
    );
}

function isAllowed(code: number): boolean {
  if (code < 0x20) return code === 0x9 || code === 0xa || code === 0xd;
  return code <= 0xd7ff || (code >= 0xe000 && code <= 0xfffd) || (code >= 0x10000 && code <= 0x10ffff);
}
