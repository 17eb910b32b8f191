import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { z } from 'zod';

/** An element of an XML document; prefixes are dropped, so `bt:Image` is `Image` and `xsi:type` is `type`. */
export interface XmlElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly XmlElement[];
  readonly text: string;
}

/** Throws a SyntaxError with line and reason when the text is not well-formed XML or has no root element. */
export function parseXml(text: string): XmlElement {
  const verdict = XMLValidator.validate(text);
  if (verdict !== true) throw new SyntaxError(`line ${verdict.err.line}: ${verdict.err.msg}`);

  const parser = new XMLParser({
    preserveOrder: true,
    ignoreAttributes: false,
    attributeNamePrefix: '',
    removeNSPrefix: true,
    ignoreDeclaration: true,
    parseTagValue: false,
    parseAttributeValue: false,
  });
  const [root] = elementsOf(parser.parse(text));
  if (!root) throw new SyntaxError('there is no root element');
  return root;
}

/** Every element below `element` with that name, at any depth, in document order; not descending into `except`. */
export function descendants(element: XmlElement, name: string, except?: string): readonly XmlElement[] {
  return element.children
    .filter((child) => child.name !== except)
    .flatMap((child) => [...(child.name === name ? [child] : []), ...descendants(child, name, except)]);
}

/** The first such element, or undefined. */
export function descendant(element: XmlElement, name: string, except?: string): XmlElement | undefined {
  return descendants(element, name, except)[0];
}

/** What the parser gives in document order: one object per node, with its name as the only key beside `:@`. */
const ParsedNode = z.record(z.string(), z.unknown());
const ParsedNodes = z.array(ParsedNode);
const Attributes = z.record(z.string(), z.string()).default({});
const Text = z.array(z.looseObject({ '#text': z.coerce.string() }));

function elementsOf(value: unknown): readonly XmlElement[] {
  return ParsedNodes.parse(value).flatMap((node) => {
    const name = Object.keys(node).find((key) => key !== ':@' && key !== '#text');
    if (name === undefined) return [];
    const content = ParsedNodes.parse(node[name]);
    const text = Text.parse(content.filter((part) => '#text' in part)).map((part) => part['#text']);
    return [
      {
        name,
        attributes: Attributes.parse(node[':@']),
        children: elementsOf(content),
        text: text.join('').trim(),
      },
    ];
  });
}
