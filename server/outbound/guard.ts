import dns from 'node:dns';
import net from 'node:net';
import { OutboundFault } from './fault.ts';
import { addressesIn, isMetadataService, openedBy } from './networks.ts';

/** Ranges that are not the public internet: IANA special-purpose registries for IPv4 and IPv6 (RFC 6890 and updates). */
const isClosed = addressesIn([
  '0.0.0.0/8',
  '10.0.0.0/8',
  '100.64.0.0/10',
  '127.0.0.0/8',
  '169.254.0.0/16',
  '172.16.0.0/12',
  '192.0.0.0/24',
  '192.0.2.0/24',
  '192.88.99.0/24',
  '192.168.0.0/16',
  '198.18.0.0/15',
  '198.51.100.0/24',
  '203.0.113.0/24',
  '224.0.0.0/4',
  '240.0.0.0/4',
  // Within 2000::/3, the only block that is routed at all, the parts that lead back to IPv4 or nowhere.
  '2001::/23',
  '2001:db8::/32',
  '2002::/16',
  '3fff::/20',
]);
const isRoutedIPv6 = addressesIn(['2000::/3']);

/** `customer-network` reaches, beside the internet, the networks that the operator opened for Exchange servers. */
export type Reach = 'internet' | 'customer-network';

export interface Guard {
  /** Whether anything may be sent to `address`, an IP address without brackets. */
  mayReach(address: string, reach: Reach): boolean;
  /** Throws an OutboundFault (`blocked`) for a URL whose host is a closed literal address: no lookup happens for those. */
  refuseClosedLiteral(url: URL, reach: Reach): void;
  /** Throws the same when a connection ended up at a closed address in spite of everything; `undefined`: it is gone. */
  refuseClosedPeer(host: string, address: string | undefined, reach: Reach): void;
  /**
   * A `lookup` for node:net that judges what a name resolves to at the moment of connecting, so that a name cannot be
   * harmless when checked and point inside when used. One closed address among several refuses the name.
   */
  lookupFor(reach: Reach): net.LookupFunction;
}

export interface GuardOptions {
  /** Networks in CIDR notation, as `readNetworks` accepted them. */
  readonly networks?: readonly string[];
  /** How names become addresses: the machine's own way unless given. */
  readonly lookup?: typeof dns.lookup;
}

/** Decides where connections may lead. */
export function createGuard({ networks = [], lookup = dns.lookup }: GuardOptions = {}): Guard {
  const isOpened = openedBy(networks);
  const mayReach = (address: string, reach: Reach) =>
    isPublicAddress(address) || (reach === 'customer-network' && isOpened(address));

  return {
    mayReach,

    refuseClosedLiteral(url, reach) {
      const host = url.hostname.replace(/^\[|\]$/g, '');
      if (net.isIP(host) !== 0 && !mayReach(host, reach)) throw closedAddress(url.hostname);
    },

    refuseClosedPeer(host, address, reach) {
      if (address !== undefined && !mayReach(address, reach)) throw closedAddress(host);
    },

    lookupFor: (reach) => (hostname, options, callback) => {
      lookup(hostname, { ...options, all: true }, (error, addresses) => {
        const [first] = addresses ?? [];
        if (error || !first) {
          callback(error ?? closedAddress(hostname), '', 0);
        } else if (addresses.some(({ address }) => !mayReach(address, reach))) {
          callback(closedAddress(hostname), '', 0);
        } else if (options.all) {
          callback(null, addresses);
        } else {
          callback(null, first.address, first.family);
        }
      });
    },
  };
}

/** Whether `address` (an IP address, without brackets) belongs to the public internet. */
function isPublicAddress(address: string): boolean {
  if (isClosed(address) || isMetadataService(address)) return false;
  return net.isIPv4(address) || isRoutedIPv6(address);
}

function closedAddress(host: string): OutboundFault {
  return new OutboundFault(
    'blocked',
    `${host}: not an address that this server may call, so nothing is sent there`,
  );
}
