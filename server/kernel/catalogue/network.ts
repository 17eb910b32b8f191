import { showEwsDirectory } from './cmdlets.ts';
import { entriesOf } from './entry.ts';
import type { CatalogueEntry } from './entry.ts';

const where =
  'In the steps Address, Connection and Certificate of Integrations, and later when a server cannot be reached.';
const wholeUrl = 'It looks like https://mail.example.com/EWS/Exchange.asmx.';

/** What happens before Exchange itself is reached. */
export const networkEntries: readonly CatalogueEntry[] = entriesOf('Network', where, [
  {
    code: 'EwsUrlInvalid',
    type: 'Configuration',
    explanation:
      'The address is not that of Exchange Web Services: what answers there is not Exchange, or nothing is there.',
    fix: `Correct the address. ${wholeUrl}`,
    cmdlet: showEwsDirectory,
  },
  {
    code: 'EwsUrlInsecure',
    type: 'Configuration',
    explanation: 'The address begins with http, so everybody on the way could read the password.',
    fix: `Use https. ${wholeUrl}`,
  },
  {
    code: 'DnsFailed',
    type: 'Configuration',
    explanation: 'The name of the server cannot be resolved.',
    fix: 'Check the spelling. If the name is known in your network only, an administrator checks name resolution of the machine on which Foyer runs.',
  },
  {
    code: 'AddressForbidden',
    type: 'Configuration',
    explanation:
      'The name leads into a private network, where Foyer sends nothing unless its operator allowed it.',
    fix: 'Use a public address, or ask the operator of this server to add the network to EWS_ALLOWED_NETWORKS.',
  },
  {
    code: 'HostUnreachable',
    type: 'Configuration',
    explanation: 'The server cannot be reached: nobody listens at this address, or a firewall refuses.',
    fix: 'Check that the server runs and that the firewall lets Foyer through to port 443.',
  },
  {
    code: 'ConnectionBroken',
    type: 'Transient',
    explanation: 'The connection broke before the answer was complete.',
    fix: 'Try again. If it lasts, look for a proxy or firewall that ends connections.',
  },
  {
    code: 'NoAnswer',
    type: 'Transient',
    explanation: 'There was no complete answer in time.',
    fix: 'Try again. If it lasts, check the load of the server, or the service health of Microsoft 365.',
  },
  {
    code: 'GivenUp',
    type: 'Transient',
    explanation: 'The question was given up before there was an answer.',
    fix: 'Try again.',
  },
  {
    code: 'TlsUntrusted',
    type: 'Configuration',
    explanation:
      'The certificate of the server is not trusted: nobody whom this server knows vouches for it.',
    fix: 'If it comes from an authority of your own, upload the certificate of that authority at the integration. Otherwise look for a proxy that opens encrypted connections. A check cannot be switched off.',
  },
  {
    code: 'TlsExpired',
    type: 'Configuration',
    explanation: 'The certificate of the server has expired, or its first day is still to come.',
    fix: 'Renew the certificate on the Exchange Server, and check the clock of both machines.',
  },
  {
    code: 'TlsWrongName',
    type: 'Configuration',
    explanation: 'The certificate of the server was made for another name than the one in the address.',
    fix: 'Use the name that is in the certificate, or have a certificate made that contains this name.',
  },
  {
    code: 'RedirectedElsewhere',
    type: 'Configuration',
    explanation:
      'The server sends Foyer on to another address. It is not followed: the password would go with it.',
    fix: `If the other address is yours, enter it instead. ${wholeUrl}`,
  },
  {
    code: 'LoginPageInFront',
    type: 'Configuration',
    explanation: 'A sign-in page for people answered in place of Exchange.',
    fix: 'Publish /EWS without a sign-in page in front of it, or look for a proxy between this server and Exchange.',
    cmdlet: showEwsDirectory,
  },
  {
    code: 'AnswerTooLarge',
    aliases: ['AnswerUnreadable'],
    type: 'Configuration',
    explanation: 'The answer was not that of Exchange: too long, broken off, or in another format.',
    fix: 'Look for a proxy or a sign-in page between this server and Exchange.',
  },
]);
