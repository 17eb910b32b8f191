import { namespaces } from './namespaces.ts';
import { EwsError, ewsRefusals } from './ews-error.ts';
import { MalformedXml, child, childText, readXml } from './read-xml.ts';
import type { XmlElement } from './read-xml.ts';
import { schemaFault } from './request-schema.ts';
import { substituted } from './substitutions.ts';
import { ianaOf } from '../graph/zones.ts';

/** A SOAP request to Exchange, taken apart but not yet judged. */
export interface EwsRequest {
  /** The operation as the WSDL calls it, e.g. `FindItem`; GetUserAvailability too, whose element is longer. */
  readonly operation: string;
  readonly element: XmlElement;
  /** RequestServerVersion; null when the client names none and gets the oldest behavior. */
  readonly version: string | null;
  readonly impersonation: Impersonation | null;
  /** IANA zone of TimeZoneContext; null when there is none, which means UTC. */
  readonly timeZone: string | null;
  readonly document: string;
}

export interface Impersonation {
  readonly by: 'PrincipalName' | 'SID' | 'PrimarySmtpAddress' | 'SmtpAddress';
  readonly value: string;
}

/**
 * Reads an envelope whatever prefixes it uses. Throws an EwsError: ErrorSchemaValidation for what is no SOAP 1.1
 * envelope with one element in its body, ErrorInvalidRequest for an element of another namespace.
 */
export function readRequest(document: string): EwsRequest {
  const root = substituted(rootOf(document));
  if (root.name !== 'Envelope' || root.namespace !== namespaces.soap) {
    throw schemaFault('The root element is not a SOAP 1.1 Envelope.', root.name, document);
  }
  const body = root.children.find(({ name, namespace }) => name === 'Body' && namespace === namespaces.soap);
  const [element, ...others] = body?.children ?? [];
  if (!element || others.length > 0)
    throw schemaFault('The SOAP body must hold one element.', 'Body', document);
  if (element.namespace !== namespaces.messages) throw ewsRefusals.invalidRequest();

  const header = root.children.find(
    ({ name, namespace }) => name === 'Header' && namespace === namespaces.soap,
  );
  return {
    operation: element.name === 'GetUserAvailabilityRequest' ? 'GetUserAvailability' : element.name,
    element,
    version: child(header, 'RequestServerVersion')?.attributes.Version ?? null,
    impersonation: impersonationOf(child(header, 'ExchangeImpersonation'), document),
    timeZone: timeZoneOf(child(header, 'TimeZoneContext')),
    document,
  };
}

/** What a call asks about, for the log: whose calendar, and which properties by name. Never throws. */
export function subjectOf(request: EwsRequest): { mailbox: string | null; select: string | null } {
  const folder = descendants(request.element).find(({ name }) => name === 'Mailbox' || name === 'RoomList');
  const mailbox = request.impersonation?.value ?? childText(folder, 'EmailAddress') ?? null;
  const shape = request.element.children.find(({ name }) => name.endsWith('Shape'));
  const asked = child(shape, 'AdditionalProperties')?.children ?? [];
  const names = asked.map(({ attributes }) => {
    const { FieldURI, PropertyId, PropertyTag, PropertyName } = attributes;
    return FieldURI ?? PropertyName ?? PropertyTag ?? PropertyId ?? '';
  });
  const base = childText(shape, 'BaseShape');
  return {
    mailbox: mailbox?.toLowerCase() ?? null,
    select: base === undefined ? null : [base, ...names].join(',').slice(0, 500),
  };
}

function rootOf(document: string): XmlElement {
  try {
    return readXml(document);
  } catch (error) {
    if (error instanceof MalformedXml) throw schemaFault(error.message, 'Envelope', document);
    throw error;
  }
}

function impersonationOf(header: XmlElement | undefined, document: string): Impersonation | null {
  if (!header) return null;
  const [sid] = child(header, 'ConnectingSID')?.children ?? [];
  const by = ['PrincipalName', 'SID', 'PrimarySmtpAddress', 'SmtpAddress'] as const;
  const kind = by.find((each) => each === sid?.name);
  if (!sid || !kind) {
    throw schemaFault(
      'The element ExchangeImpersonation has incomplete content.',
      'ExchangeImpersonation',
      document,
    );
  }
  const value = sid.text.trim();
  if (value === '') {
    throw new EwsError(
      'ErrorInvalidExchangeImpersonationHeaderData',
      'ExchangeImpersonation SOAP header must have one and only one principal.',
    );
  }
  return { by: kind, value };
}

function timeZoneOf(header: XmlElement | undefined): string | null {
  const id = child(header, 'TimeZoneDefinition')?.attributes.Id;
  if (id === undefined) return null;
  const zone = ianaOf(id);
  if (zone === undefined) {
    throw new EwsError('ErrorTimeZone', 'The specified time zone is not valid.');
  }
  return zone;
}

function descendants(element: XmlElement): readonly XmlElement[] {
  return element.children.flatMap((each) => [each, ...descendants(each)]);
}
