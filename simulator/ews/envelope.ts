import type { ServerVersion } from '../state/tenant-switches.ts';
import { serverVersions } from '../state/tenant-switches.ts';
import type { EwsError } from './ews-error.ts';
import { namespaces } from './namespaces.ts';
import { el } from './write-xml.ts';
import type { Xml } from './write-xml.ts';

/** What ServerVersionInfo says: a build of the simulated Exchange Server, or that of Exchange Online. */
export type Announced = ServerVersion | 'online';

/** A SOAP 1.1 envelope as Exchange writes it, with the server's version in the header. */
export function envelope(announced: Announced, body: Xml): string {
  const header = el('s:Header', null, versionInfo(announced));
  const content = el('s:Body', { 'xmlns:m': namespaces.messages, 'xmlns:t': namespaces.types }, body);
  const whole = el('s:Envelope', { 'xmlns:s': namespaces.soap }, header, content);
  return `<?xml version="1.0" encoding="utf-8"?>${whole.xml}`;
}

/**
 * The body of a fault. Exchange puts its code into `faultcode` (a QName of the types namespace) and, with the message,
 * into `detail`.
 */
export function faultBody(error: EwsError): Xml {
  const inErrors = { 'xmlns:e': namespaces.errors };
  return el(
    's:Fault',
    null,
    el('faultcode', { 'xmlns:a': namespaces.types }, `a:${error.code}`),
    el('faultstring', { 'xml:lang': 'en-US' }, error.message),
    el(
      'detail',
      null,
      el('e:ResponseCode', inErrors, error.code),
      el('e:Message', inErrors, error.message),
      error.details && el('t:MessageXml', { 'xmlns:t': namespaces.types }, error.details),
    ),
  );
}

/** What a response message says when it failed; what follows in it comes from the operation. */
export function errorParts(error: EwsError): Xml[] {
  return [
    el('m:MessageText', null, error.message),
    el('m:ResponseCode', null, error.code),
    el('m:DescriptiveLinkKey', null, 0),
    ...(error.details ? [el('m:MessageXml', null, error.details)] : []),
  ];
}

export function successCode(): Xml {
  return el('m:ResponseCode', null, 'NoError');
}

function versionInfo(announced: Announced): Xml {
  const { major, minor, build, revision, announces } =
    announced === 'online'
      ? { major: 15, minor: 20, build: 8769, revision: 25, announces: 'V2018_01_08' }
      : serverVersions[announced];
  return el('h:ServerVersionInfo', {
    'xmlns:h': namespaces.types,
    MajorVersion: major,
    MinorVersion: minor,
    MajorBuildNumber: build,
    MinorBuildNumber: revision,
    Version: announces,
  });
}
