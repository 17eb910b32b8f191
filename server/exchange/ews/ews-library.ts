import type * as Ews from 'ews-javascript-api';
import type { MailboxAddress } from '../../../contract/primitives.ts';

export type EwsLibrary = typeof Ews;
export type ExchangeService = Ews.ExchangeService;

/** The versions an administrator chooses from. */
export type EwsVersion = 'Exchange2010_SP2' | 'Exchange2013' | 'Exchange2013_SP1' | 'Exchange2016';

/** Loaded when an integration first needs it: it costs 0.4 s and 55 MB that most installations never need. */
export const loadEws = (): Promise<EwsLibrary> => import('ews-javascript-api');

interface ServiceOptions {
  readonly url: string;
  readonly version: EwsVersion;
  readonly account: MailboxAddress;
}

/** What leaves the library in place of its own transport: gives the text of a sound reply, or never comes back well. */
type Send = (headers: Readonly<Record<string, string>>, body: string) => Promise<string>;

/**
 * A service for one call: in UTC whatever zone the process runs in, impersonating `actAs` and sending through `send`
 * alone. The library never holds a password; what it would send in place of one is dropped here.
 */
export function openService(
  ews: EwsLibrary,
  { url, version, account }: ServiceOptions,
  actAs: MailboxAddress | null,
  send: Send,
): ExchangeService {
  const service = new ews.ExchangeService(ews.ExchangeVersion[spoken(version)], ews.TimeZoneInfo.Utc);
  service.Url = new ews.Uri(url);
  service.Credentials = new ews.WebCredentials('-', '-');
  service.HttpHeaders.Add('User-Agent', 'Foyer');
  service.HttpHeaders.Add('client-request-id', crypto.randomUUID());
  service.HttpHeaders.Add('return-client-request-id', 'true');
  service.HttpHeaders.Add('X-AnchorMailbox', actAs ?? account);
  if (actAs !== null) {
    service.ImpersonatedUserId = new ews.ImpersonatedUserId(ews.ConnectingIdType.SmtpAddress, actAs);
  }
  service.XHRApi = {
    apiName: 'foyer',
    async xhr(asked) {
      const body = String(asked.data);
      asked.data = '<sent/>'; // the library parses what it sent once more, for a log that is switched off
      const responseText = await send(sentHeaders(asked.headers), body);
      // The library types this as a browser's request object, of which it reads these two fields.
      return { status: 200, responseText } as Awaited<ReturnType<Ews.IXHRApi['xhr']>>;
    },
    xhrStream: () => Promise.reject(new Error('Nothing is streamed')),
    disconnect: () => undefined,
  };
  return service;
}

/** Nothing we ask needs more than this, and every server of 2013 or later takes it, whichever newer one was chosen. */
function spoken(version: EwsVersion): EwsVersion {
  return version === 'Exchange2016' ? 'Exchange2013_SP1' : version;
}

function sentHeaders(given: unknown): Record<string, string> {
  return Object.fromEntries(
    Object.entries(given ?? {}).flatMap(([name, value]) =>
      name.toLowerCase() === 'authorization' ? [] : [[name, String(value)]],
    ),
  );
}
