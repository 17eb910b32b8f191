import net from 'node:net';

/**
 * What no operator can open: addresses that mean this machine, its neighbours on the wire, a whole group of machines,
 * or an IPv4 address in disguise (IANA special-purpose registries). Loopback is judged apart from these.
 */
const NEVER_LISTED = ['0.0.0.0/8', '169.254.0.0/16', '224.0.0.0/3', '::/8', 'fe80::/10', 'ff00::/8'];
/** Where clouds answer their own machines with credentials: closed even within a network that an operator opened. */
const METADATA_SERVICES = ['100.100.100.200/32', '168.63.129.16/32', 'fd00:ec2::/32'];
const LOOPBACK = ['127.0.0.0/8', '::1/128'];

const isNever = addressesIn([...NEVER_LISTED, ...METADATA_SERVICES]);
const isLoopback = addressesIn(LOOPBACK);

export type NetworksResult =
  | { readonly ok: true; readonly networks: readonly string[] }
  | { readonly ok: false; readonly mistakes: readonly string[] };

/**
 * Reads EWS_ALLOWED_NETWORKS: networks in CIDR notation separated by commas, each an address, a slash and a prefix
 * length. Every mistake is a sentence that begins with the variable's name. Loopback may be listed only when
 * `mayListLoopback`, which is when the server itself can be reached from this machine only.
 */
export function readNetworks(text: string, mayListLoopback: boolean): NetworksResult {
  const parts = text
    .split(',')
    .map((part) => part.trim())
    .filter(Boolean);
  const mistakes = parts.flatMap((part) => mistakeIn(part, mayListLoopback) ?? []);
  return mistakes.length > 0 ? { ok: false, mistakes } : { ok: true, networks: parts };
}

/** A judge over networks that `readNetworks` accepted: whether the operator opened the network of `address`. */
export function openedBy(networks: readonly string[]): (address: string) => boolean {
  const isOpened = addressesIn(networks);
  return (address) => isOpened(address) && (isLoopback(address) || !isNever(address));
}

/** Whether a cloud hands out the credentials of its machines at `address`, though it may look public. */
export const isMetadataService: (address: string) => boolean = addressesIn(METADATA_SERVICES);

/**
 * Whether an IP address lies in one of the networks (CIDR); what is no address lies in none. The families are kept
 * apart: a net.BlockList of both would find every IPv4 address in `::/8`, because it reads it as `::ffff:…`.
 */
export function addressesIn(networks: readonly string[]): (address: string) => boolean {
  const lists = { ipv4: new net.BlockList(), ipv6: new net.BlockList() };
  for (const network of networks) {
    const [address = '', prefix] = network.split('/');
    const family = net.isIPv6(address) ? 'ipv6' : 'ipv4';
    lists[family].addSubnet(address, Number(prefix), family);
  }
  return (address) => {
    const family = net.isIP(address);
    if (family === 0) return false;
    return family === 6 ? lists.ipv6.check(address, 'ipv6') : lists.ipv4.check(address, 'ipv4');
  };
}

function mistakeIn(part: string, mayListLoopback: boolean): string | null {
  const [address = '', prefix = '', ...rest] = part.split('/');
  const family = net.isIP(address);
  const longest = family === 6 ? 128 : 32;
  if (family === 0 || rest.length > 0 || !/^\d{1,3}$/.test(prefix) || Number(prefix) > longest) {
    return `EWS_ALLOWED_NETWORKS takes networks such as 10.20.0.0/16 or fd12:3456::/32, separated by commas; this is not one: ${part}`;
  }
  const isWithinLoopback = LOOPBACK.some((closed) => contains(closed, part));
  if (!isWithinLoopback && NEVER_LISTED.some((closed) => overlap(closed, part))) {
    return `EWS_ALLOWED_NETWORKS cannot contain ${part}: it reaches link-local, multicast or unspecified addresses, which are never called. List only the networks of your Exchange servers`;
  }
  if (!mayListLoopback && LOOPBACK.some((closed) => overlap(closed, part))) {
    return `EWS_ALLOWED_NETWORKS cannot contain ${part}: it reaches this machine itself, which is allowed only while HOST is a loopback address`;
  }
  return null;
}

function contains(wide: string, narrow: string): boolean {
  const [address = '', prefix] = narrow.split('/');
  return addressesIn([wide])(address) && Number(prefix) >= Number(wide.split('/')[1]);
}

/** Two networks share addresses exactly when one contains the other. */
function overlap(one: string, other: string): boolean {
  return contains(one, other) || contains(other, one);
}
