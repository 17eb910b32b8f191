import { namespaces } from './namespaces.ts';
import type { XmlElement } from './read-xml.ts';

/**
 * A request in which every `SearchExpression` with an `xsi:type` has the name that the schema gives its kind (`IsEqualTo`
 * for IsEqualToType), as most clients write it; clients whose code was generated from the schema may send either.
 */
export function substituted(element: XmlElement): XmlElement {
  return { ...element, name: nameOf(element), children: element.children.map(substituted) };
}

function nameOf({ namespace, name, type }: XmlElement): string {
  const isGeneral = namespace === namespaces.types && name === 'SearchExpression';
  return isGeneral && type !== null ? type.replace(/Type$/, '') : name;
}
