import dns from 'node:dns';
import net from 'node:net';
import { OutboundFault } from './fault.ts';

/** Ranges that are not the public internet: IANA special-purpose registries for IPv4 and IPv6 (RFC 6890 and updates). */
const closedIPv4 = [
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
];
/** Within 2000::/3, the only block that is routed at all, the parts that lead back to IPv4 or nowhere. */
const closedIPv6 = ['2001::/23', '2001:db8::/32', '2002::/16', '3fff::/20'];

const closed = blockList(closedIPv4, 'ipv4', blockList(closedIPv6, 'ipv6'));
const routedIPv6 = blockList(['2000::/3'], 'ipv6');

/** Whether `address` (an IP address, without brackets) belongs to the public internet. */
export function isPublicAddress(address: string): boolean {
  switch (net.isIP(address)) {
    case 4:
      return !closed.check(address, 'ipv4');
    case 6:
      return routedIPv6.check(address, 'ipv6') && !closed.check(address, 'ipv6');
    default:
      return false;
  }
}

/** Refuses a URL whose host is a literal address outside the public internet: no lookup happens for those. */
export function refuseClosedLiteral(url: URL): void {
  const host = url.hostname.replace(/^\[|\]$/g, '');
  if (net.isIP(host) !== 0 && !isPublicAddress(host)) throw closedAddress(url.hostname);
}

/**
 * A `lookup` for node:net that judges what a name resolves to at the moment of connecting, so that a name cannot be
 * harmless when checked and point inside when used. One closed address among several refuses the name.
 */
export const guardedLookup: net.LookupFunction = (hostname, options, callback) => {
  dns.lookup(hostname, { ...options, all: true }, (error, addresses) => {
    const [first] = addresses ?? [];
    if (error || !first) {
      callback(error ?? closedAddress(hostname), '', 0);
    } else if (addresses.some(({ address }) => !isPublicAddress(address))) {
      callback(closedAddress(hostname), '', 0);
    } else if (options.all) {
      callback(null, addresses);
    } else {
      callback(null, first.address, first.family);
    }
  });
};

function closedAddress(host: string): OutboundFault {
  return new OutboundFault('blocked', `${host}: not a public address, so nothing is sent there`);
}

function blockList(
  subnets: readonly string[],
  family: 'ipv4' | 'ipv6',
  list = new net.BlockList(),
): net.BlockList {
  for (const subnet of subnets) {
    const [address = '', prefix] = subnet.split('/');
    list.addSubnet(address, Number(prefix), family);
  }
  return list;
}
