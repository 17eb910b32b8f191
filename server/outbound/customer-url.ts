const EWS_PATH = '/EWS/Exchange.asmx';
const PORTS = new Set(['', '443', '444']);
const LONGEST = 500;

/**
 * Every reason why a text cannot be the address of Exchange Web Services, as sentences; none: it can. Origins in
 * `originMap` (the simulated tenant) may have any port. The host is judged by what the URL makes of it, so that decimal,
 * hexadecimal, octal and international spellings are one spelling; whether it may be called is judged when connecting.
 */
export function checkEwsUrl(
  text: string,
  originMap: ReadonlyMap<string, string> = new Map(),
): readonly string[] {
  if (text.length > LONGEST) return [`The address is longer than ${LONGEST} characters.`];
  if (!URL.canParse(text.trim())) {
    return [`This is not an address. It looks like https://mail.example.com${EWS_PATH}.`];
  }

  const url = new URL(text.trim());
  const rules: readonly (readonly [broken: boolean, sentence: string])[] = [
    [
      url.protocol !== 'https:',
      'The address must begin with https://: over plain http everybody on the way could read the password.',
    ],
    [
      url.username !== '' || url.password !== '',
      'Leave user name and password out of the address; they have fields of their own.',
    ],
    [
      url.search !== '' || url.hash !== '' || /[?#]$/.test(text.trim()),
      'The address must end with the path, without ? or #.',
    ],
    [
      !PORTS.has(url.port) && !originMap.has(url.origin),
      `Port ${url.port} is not one that Exchange Web Services uses: leave it out, or use 443 or 444.`,
    ],
    [!hasEwsPath(url), `The path must be ${EWS_PATH}. Did you mean ${proposed(url)}?`],
  ];
  return rules.flatMap(([broken, sentence]) => (broken ? [sentence] : []));
}

/** One spelling of an address that `checkEwsUrl` found right: host in lower case, default port left out, Exchange's path. */
export function normalEwsUrl(text: string): string {
  return `${new URL(text.trim()).origin}${EWS_PATH}`;
}

function hasEwsPath(url: URL): boolean {
  return url.pathname.toLowerCase() === EWS_PATH.toLowerCase();
}

/** The same host with the right path. Never with what else stood in the address: it may have been a password. */
function proposed({ hostname, port }: URL): string {
  return `https://${hostname}${PORTS.has(port) && port !== '' ? `:${port}` : ''}${EWS_PATH}`;
}
