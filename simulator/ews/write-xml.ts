/** Markup that is finished and safe to put into a document. */
export interface Xml {
  readonly xml: string;
}

type Attributes = Readonly<Record<string, string | number | boolean | undefined>>;
type Child = Xml | string | number | boolean | null | undefined | readonly Child[];

/**
 * An element; texts are escaped, `null` and `undefined` are left out. Prefixes `m:` and `t:` are declared once, around
 * the body.
 */
export function el(name: string, attributes: Attributes | null, ...children: readonly Child[]): Xml {
  const written = Object.entries(attributes ?? {})
    .filter(([, value]) => value !== undefined)
    .map(([key, value]) => ` ${key}="${escaped(String(value))}"`)
    .join('');
  const inside = children.map(render).join('');
  return { xml: inside === '' ? `<${name}${written}/>` : `<${name}${written}>${inside}</${name}>` };
}

/** An element only when there is something to say. */
export function optional(name: string, text: string | number | boolean | null | undefined): Xml | null {
  return text === null || text === undefined || text === '' ? null : el(name, null, text);
}

function render(given: Child): string {
  if (given === null || given === undefined) return '';
  if (typeof given === 'object') return 'xml' in given ? given.xml : given.map(render).join('');
  return escaped(String(given));
}

function escaped(text: string): string {
  return (
    text
      // XML 1.0 has no way to write the other control characters.
      // oxlint-disable-next-line no-control-regex -- they are what must go
      .replaceAll(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '')
      .replaceAll('&', '&amp;')
      .replaceAll('<', '&lt;')
      .replaceAll('>', '&gt;')
      .replaceAll('"', '&quot;')
  );
}
