import { UnreadableSoap } from './unreadable-soap.ts';

/** An answer of Exchange nests about fifteen deep; the parser behind us calls itself once per level. */
const DEEPEST = 64;
/** More than fit into the byte cap of an honest answer; without it, a cap of bytes still admits millions of nodes. */
const MOST_ELEMENTS = 300_000;

interface TagEvents {
  /** An element begins; `attributes` as written, `depth` counted from 1, `name` without its prefix. */
  opened(name: string, attributes: string, depth: number): void;
  /** An element that contains no other ended; `content` as written. */
  leaf(name: string, attributes: string, content: string): void;
}

const name = '[A-Za-z_][\\w.-]{0,99}(?::[A-Za-z_][\\w.-]{0,99})?';
const attributes = `(?:\\s+${name}\\s*=\\s*(?:"[^"<]*"|'[^'<]*'))*`;
const element = new RegExp(`<(?:(${name})(${attributes})\\s*(/)?|/(${name})\\s*)>`, 'y');
const skipped: readonly (readonly [start: string, end: string])[] = [
  ['<?', '?>'],
  ['<!--', '-->'],
  ['<![CDATA[', ']]>'],
];

interface Open {
  readonly tag: string;
  readonly attributes: string;
  readonly contentAt: number;
  isLeaf: boolean;
}

/**
 * Walks over the tags of an XML text once, without recursion and in linear time, and throws UnreadableSoap on what a
 * parser should not be given: a document type, an unknown entity, tags that do not match, depth and number beyond reason.
 */
export function createTagReader(text: string) {
  if (/<!DOCTYPE/i.test(text)) throw new UnreadableSoap('broken', 'The reply brings a document type');
  if (/&(?!(?:amp|lt|gt|quot|apos|#\d{1,9}|#x[0-9a-f]{1,8});)/i.test(text)) {
    throw new UnreadableSoap('broken', 'The reply uses an unknown entity');
  }
  return { read: (events: TagEvents) => read(text, events) };
}

function read(text: string, events: TagEvents): void {
  const open: Open[] = [];
  let elements = 0;

  for (let at = text.indexOf('<'); at !== -1; at = text.indexOf('<', at)) {
    const jump = skippedTo(text, at);
    if (jump !== null) {
      at = jump;
      continue;
    }
    element.lastIndex = at;
    const found = element.exec(text);
    if (!found) throw malformed();
    const [, opening, attributes = '', selfClosing, closing] = found;
    const contentAt = element.lastIndex;

    if (opening === undefined) {
      close(open, closing, text.slice(open.at(-1)?.contentAt, at), events);
    } else {
      elements += 1;
      if (elements > MOST_ELEMENTS) throw excessive();
      if (open.length === 0 && elements > 1) throw malformed();
      begin(open, { tag: opening, attributes, contentAt, isLeaf: true }, events);
      if (selfClosing !== undefined) close(open, opening, '', events);
    }
    at = contentAt;
  }
  if (open.length > 0) throw malformed();
}

function begin(open: Open[], tag: Open, events: TagEvents): void {
  if (open.length >= DEEPEST) throw excessive();
  const parent = open.at(-1);
  if (parent) parent.isLeaf = false;
  open.push(tag);
  events.opened(local(tag.tag), tag.attributes, open.length);
}

function close(open: Open[], tag: string | undefined, content: string, events: TagEvents): void {
  const last = open.pop();
  if (!last || last.tag !== tag) throw malformed();
  if (last.isLeaf) events.leaf(local(last.tag), last.attributes, content);
}

/** Past a declaration, comment or CDATA section that begins at `at`; null when none does. */
function skippedTo(text: string, at: number): number | null {
  const kind = skipped.find(([start]) => text.startsWith(start, at));
  if (!kind) return null;
  const end = text.indexOf(kind[1], at + kind[0].length);
  if (end === -1) throw malformed();
  return end + kind[1].length;
}

const local = (tag: string) => tag.slice(tag.indexOf(':') + 1);
const malformed = () => new UnreadableSoap('broken', 'The reply breaks off or is not well-formed');
const excessive = () =>
  new UnreadableSoap('broken', 'The reply is deeper or longer than any answer of Exchange');
