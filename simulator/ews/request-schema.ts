import { EwsError } from './ews-error.ts';
import { namespaces } from './namespaces.ts';
import type { XmlElement } from './read-xml.ts';
import { models } from './request-models.ts';
import type { Model } from './request-model.ts';
import { el } from './write-xml.ts';

const prefixes = new Map<string, string>([
  [namespaces.messages, 'm'],
  [namespaces.types, 't'],
]);

/**
 * Throws ErrorSchemaValidation as Exchange does, a SOAP fault with line, position and violation, when a request is not
 * what the schema describes. `document` is the text that was sent, for the place.
 */
export function checkSchema(element: XmlElement, document: string): void {
  const name = nameOf(element);
  const violation = violationOf(name, element, Object.hasOwn(models, name) ? models[name] : undefined);
  if (violation !== undefined) throw schemaFault(violation, element.name, document);
  for (const child of element.children) checkSchema(child, document);
}

/** The fault for a violation; also for bodies that are no XML at all. */
export function schemaFault(violation: string, near: string, document: string): EwsError {
  const at = Math.max(0, document.search(new RegExp(`<([\\w-]+:)?${near.replaceAll(/\W/g, '.')}[\\s/>]`)));
  const before = document.slice(0, at).split('\n');
  return new EwsError(
    'ErrorSchemaValidation',
    'The request failed schema validation.',
    // MessageXml takes several elements; they are written one after the other.
    {
      xml: [
        el('t:LineNumber', null, before.length),
        el('t:LinePosition', null, (before.at(-1)?.length ?? 0) + 2),
        el('t:Violation', null, violation),
      ]
        .map(({ xml }) => xml)
        .join(''),
    },
  );
}

function violationOf(name: string, element: XmlElement, model: Model | undefined): string | undefined {
  if (!model) return undefined;
  return (
    attributeViolation(element, model) ??
    textViolation(element, model) ??
    contentViolation(name, element, model)
  );
}

function attributeViolation({ attributes }: XmlElement, model: Model): string | undefined {
  const missing = model.required?.find((each) => attributes[each] === undefined);
  if (missing !== undefined) return `The required attribute '${missing}' is missing.`;
  const known = model.attributes;
  if (!known) return undefined;
  for (const [attribute, value] of Object.entries(attributes)) {
    const allowed = Object.hasOwn(known, attribute) ? known[attribute] : undefined;
    if (!allowed) return `The '${attribute}' attribute is not declared.`;
    if (!allowed.test(value)) {
      return `The '${attribute}' attribute is invalid - The value '${value.slice(0, 100)}' is invalid according to its datatype.`;
    }
  }
  return undefined;
}

function textViolation(element: XmlElement, { text }: Model): string | undefined {
  if (!text || text.test(element.text)) return undefined;
  const value = element.text.trim().slice(0, 100);
  return `The '${element.namespace}:${element.name}' element is invalid - The value '${value}' is invalid according to its datatype.`;
}

function contentViolation(name: string, element: XmlElement, { content }: Model): string | undefined {
  if (content === undefined) return undefined;
  const names = element.children.map(nameOf);
  if (new RegExp(`^${content}$`).test(names.map((each) => `${each},`).join(''))) return undefined;
  const listed =
    names.length === 0 ? 'incomplete content' : `invalid child elements '${names.join(' ').slice(0, 300)}'`;
  return `The element '${name}' has ${listed}.`;
}

function nameOf({ namespace, name }: XmlElement): string {
  return `${prefixes.get(namespace) ?? '?'}:${name}`;
}
