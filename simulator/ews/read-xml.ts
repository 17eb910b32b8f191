import { XMLParser, XMLValidator } from 'fast-xml-parser';

/** An element with its namespace resolved, so that it does not matter which prefixes a client chose. */
export interface XmlElement {
  readonly namespace: string;
  readonly name: string;
  /** Unprefixed attributes only: Exchange's types know no others. */
  readonly attributes: Readonly<Record<string, string>>;
  /** The local name in `xsi:type`, with which a client may say which kind of an element it means; null without one. */
  readonly type: string | null;
  readonly children: readonly XmlElement[];
  /** All character data directly inside, untrimmed. */
  readonly text: string;
}

/** A body that is no well-formed XML 1.0, or that brings a document type, which SOAP 1.1 section 3 forbids. */
export class MalformedXml extends Error {
  override readonly name = 'MalformedXml';
}

const XMLNS = 'xmlns';
const XSI = 'http://www.w3.org/2001/XMLSchema-instance';
const ATTRIBUTES = ':@';
const TEXT = '#text';
const CDATA = '#cdata';

const parser = new XMLParser({
  preserveOrder: true,
  ignoreAttributes: false,
  attributeNamePrefix: '',
  parseTagValue: false,
  parseAttributeValue: false,
  trimValues: false,
  ignoreDeclaration: true,
  ignorePiTags: true,
  // References are read below: the parser knows no numbers, or with them all of HTML's names.
  processEntities: false,
  cdataPropName: CDATA,
});

/** Reads a document. Throws MalformedXml with the parser's words and place. */
export function readXml(text: string): XmlElement {
  const document = text.replace(/^\u{FEFF}/u, '').trim();
  if (/<!DOCTYPE/i.test(document))
    throw new MalformedXml('For security reasons DTD is prohibited in this document.');
  const verdict = XMLValidator.validate(document);
  if (verdict !== true) {
    const { msg, line, col } = verdict.err;
    throw new MalformedXml(`${msg} Line ${line}, position ${col}.`);
  }
  // The parser's result in this mode is a list of nodes, each an object with one tag name; it has no type of its own.
  const roots = (parser.parse(document) as Node[]).filter((node) => tagOf(node) !== TEXT);
  const [root] = roots;
  if (!root) throw new MalformedXml('Root element is missing.');
  return elementOf(root, new Map([['', '']]));
}

/** The first child of that name, whatever its namespace prefix. */
export function child(element: XmlElement | undefined, name: string): XmlElement | undefined {
  return element?.children.find((each) => each.name === name);
}

export function childText(element: XmlElement | undefined, name: string): string | undefined {
  return child(element, name)?.text.trim();
}

interface Node {
  readonly [tag: string]: unknown;
}

function tagOf(node: Node): string {
  return Object.keys(node).find((key) => key !== ATTRIBUTES) ?? TEXT;
}

function elementOf(node: Node, outer: ReadonlyMap<string, string>): XmlElement {
  const tag = tagOf(node);
  const given = (node[ATTRIBUTES] ?? {}) as Readonly<Record<string, string>>;
  const scope = new Map(outer);
  const attributes: Record<string, string> = {};
  const prefixed = new Map<string, string>();
  for (const [name, written] of Object.entries(given)) {
    const text = withReferences(written);
    if (name === XMLNS) scope.set('', text);
    else if (name.startsWith(`${XMLNS}:`)) scope.set(name.slice(XMLNS.length + 1), text);
    else if (name.includes(':')) prefixed.set(name, text);
    else attributes[name] = text;
  }
  const [prefix, local] = tag.includes(':') ? (tag.split(':', 2) as [string, string]) : ['', tag];
  const namespace = scope.get(prefix);
  if (namespace === undefined) throw new MalformedXml(`'${prefix}' is an undeclared prefix.`);

  const inside = node[tag] as readonly Node[];
  const texts = inside.map(characters);
  const children = inside
    .filter((each) => ![TEXT, CDATA].includes(tagOf(each)))
    .map((each) => elementOf(each, scope));
  return {
    namespace,
    name: local,
    attributes,
    type: typeIn(prefixed, scope),
    children,
    text: texts.join(''),
  };
}

/** The character data of a node that is no element; a CDATA section means what it says. */
function characters(node: Node): string {
  if (tagOf(node) === TEXT) return withReferences(String(node[TEXT]));
  if (tagOf(node) !== CDATA) return '';
  return (node[CDATA] as readonly Node[]).map((each) => String(each[TEXT])).join('');
}

const named: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };

/** Replaces the references that XML knows without a document type: five names, and characters by number. */
function withReferences(written: string): string {
  return written.replaceAll(/&([^;&\s]{0,20};?)/g, (whole, reference: string) => {
    const [, hex, decimal, name = ''] = /^(?:#x([\da-f]+)|#(\d+)|(\w+));$/i.exec(reference) ?? [];
    if (hex === undefined && decimal === undefined) {
      const character = Object.hasOwn(named, name) ? named[name] : undefined;
      if (character !== undefined) return character;
    }
    const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16);
    if (!(code > 0 && code <= 0x10ffff)) throw new MalformedXml(`'${whole}' is not a known reference.`);
    return String.fromCodePoint(code);
  });
}

function typeIn(attributes: ReadonlyMap<string, string>, scope: ReadonlyMap<string, string>): string | null {
  for (const [name, text] of attributes) {
    const [prefix = '', local] = name.split(':', 2);
    if (local === 'type' && scope.get(prefix) === XSI) return text.trim().replace(/^.*:/, '');
  }
  return null;
}
