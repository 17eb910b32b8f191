import { Origin, readVariables } from './config/environment.ts';
import type { Environment } from './config/environment.ts';
import { clouds, simulated, simulatedOrigins } from './config/microsoft-origins.ts';
import { readFailpoints } from './config/failpoints.ts';
import type { ArmedFailpoint } from './config/failpoints.ts';
import { readMail } from './config/mail.ts';
import type { MailConfig } from './config/mail.ts';
import { readNetworks } from './outbound/networks.ts';

/**
 * The environment, read once. Nothing else reads `process.env`. Every mistake is reported in one go, as sentences that
 * name the variable, so that an operator fixes them in one round.
 */
export interface Config {
  readonly http: {
    readonly host: string;
    readonly port: number;
    /** Where browsers and Outlook reach the product; no trailing slash. */
    readonly publicUrl: string;
    readonly tls: { readonly certificateFile: string; readonly keyFile: string } | null;
    /** Addresses and networks (CIDR) of reverse proxies, which say whom a request comes from. */
    readonly trustedProxies: readonly string[];
  };
  readonly database: { readonly url: string } | { readonly directory: string };
  readonly dataDirectory: string;
  /** Ports of the simulated tenant: its services, its mail server, and those of its servers that speak TLS. */
  readonly simulator: { readonly port: number; readonly smtpPort: number; readonly tlsPort: number } | null;
  /** The simulated tenant runs as a program of its own, with which several nodes may live. */
  readonly isTenantApart: boolean;
  /** Where this process ends or freezes itself; for tests of faults on the simulated tenant, else none. */
  readonly failpoints: readonly ArmedFailpoint[];
  readonly entra: {
    readonly clientId: string;
    /** One or two PEM files (key and certificate), the second while rotating. Empty: made in the data directory. */
    readonly certificateFiles: readonly string[];
    /** e.g. `https://login.microsoftonline.com`. */
    readonly authority: string;
    /** The Application ID URI, e.g. `api://foyer.example.com/<client id>`; our scope is `<apiUri>/access_as_user`. */
    readonly apiUri: string;
  };
  /** e.g. `https://graph.microsoft.com`. */
  readonly graphOrigin: string;
  /** Exchange Online's own, for Exchange Web Services, e.g. `https://outlook.office365.com`. */
  readonly exchangeOrigin: string;
  /** Networks (CIDR) in which Exchange servers of customers may be called, beside the internet. */
  readonly ewsAllowedNetworks: readonly string[];
  /** One or two key files, the first of which seals secrets. Empty: a key is made in the data directory (simulated tenant only). */
  readonly secretsKeyFiles: readonly string[];
  /** Whether a new organization needs the one-time code that is printed at start. */
  readonly signUp: 'code' | 'open';
  /** Origins that are carried elsewhere, e.g. `https://graph.sim.test` to the simulator on loopback. */
  readonly outboundMap: ReadonlyMap<string, string>;
  /** Null: no mail is sent. */
  readonly mail: MailConfig | null;
  /** The most SMS to visitors within 24 hours. */
  readonly smsLimits: { readonly perOrganizer: number; readonly perOrganization: number };
  readonly officeHost: {
    readonly officeJsUrl: string;
    /** Origins that may frame the pane. */
    readonly frameAncestors: readonly string[];
  };
  readonly logLevel: 'trace' | 'debug' | 'info' | 'warn' | 'error' | 'silent';
}

export type ConfigResult =
  | { readonly ok: true; readonly config: Config }
  | { readonly ok: false; readonly mistakes: readonly string[] };

const LAST_PORT = 65_535;
const OFFICE_JS_CDN = 'https://appsforoffice.microsoft.com/lib/1/hosted/office.js';

/** Turns the environment into a frozen Config, or into every mistake in it, one sentence each. Empty values count as unset. */
export function readConfig(variables: Readonly<Record<string, string | undefined>>): ConfigResult {
  const given = Object.fromEntries(Object.entries(variables).filter(([, value]) => value !== ''));
  const { environment, mistakes } = readVariables(given);
  const outboundMap = readOutboundMap(environment.OUTBOUND_MAP);
  const networks = readNetworks(environment.EWS_ALLOWED_NETWORKS, isLoopback(environment.HOST));
  const simulatorOn = (environment.SIMULATOR ?? (given['ENTRA_CLIENT_ID'] ? 'off' : 'on')) !== 'off';
  mistakes.push(
    ...outboundMap.mistakes,
    ...readFailpoints(environment.FAILPOINTS).mistakes,
    ...(networks.ok ? [] : networks.mistakes),
    ...contradictions(environment, simulatorOn, outboundMap.map.size).filter(
      (sentence) => !mistakes.some((mistake) => nameIn(mistake) === nameIn(sentence)),
    ),
  );
  if (mistakes.length > 0) return { ok: false, mistakes };

  const config = simulatorOn
    ? withSimulator(environment, outboundMap.map)
    : withMicrosoft(environment, outboundMap.map);
  return { ok: true, config: Object.freeze(config) };
}

/** Every mistake begins with the variable it is about. */
function nameIn(mistake: string): string | undefined {
  return /^[A-Z_]+/.exec(mistake)?.[0];
}

/** Values that are right by themselves but not together, each with the sentence that says so. */
function contradictions(environment: Environment, simulatorOn: boolean, mapped: number): string[] {
  const { HOST, TLS_CERT_FILE, TLS_KEY_FILE, ENTRA_CLIENT_ID, ENTRA_CERTIFICATE_FILE = '' } = environment;
  const exposed = !isLoopback(HOST);
  const loopbackOnly = `HOST must be 127.0.0.1, ::1 or localhost (it is ${HOST})`;

  const { SECRETS_KEY_FILE = '' } = environment;

  const rules: readonly (readonly [broken: boolean, sentence: string])[] = [
    [
      (TLS_CERT_FILE === undefined) !== (TLS_KEY_FILE === undefined),
      'TLS_CERT_FILE and TLS_KEY_FILE go together: set both or neither',
    ],
    [simulatorOn && exposed, `SIMULATOR is on, so ${loopbackOnly}`],
    [mapped > 0 && exposed, `OUTBOUND_MAP is for tests: ${loopbackOnly}`],
    [
      !simulatorOn && environment.FAILPOINTS !== '',
      'FAILPOINTS ends this program on purpose and is for tests on the simulated tenant: unset it',
    ],
    [
      !simulatorOn && !ENTRA_CLIENT_ID,
      'ENTRA_CLIENT_ID is missing: without the simulator the product needs its Entra application',
    ],
    [
      !simulatorOn && ENTRA_CERTIFICATE_FILE === '',
      'ENTRA_CERTIFICATE_FILE is missing: make one with `npm run certificate`',
    ],
    [
      ENTRA_CERTIFICATE_FILE.split(',').length > 2,
      'ENTRA_CERTIFICATE_FILE takes at most two files, separated by a comma',
    ],
    [
      !simulatorOn && SECRETS_KEY_FILE === '',
      'SECRETS_KEY_FILE is missing: it holds the key that passwords of service accounts are sealed with. Make one with `npm run secrets -- new-key foyer-secrets.key`, and keep a copy of it apart from the backups of the database',
    ],
    [
      SECRETS_KEY_FILE.split(',').length > 2,
      'SECRETS_KEY_FILE takes at most two files, separated by a comma: the new key, then the old one',
    ],
    [
      simulatorOn && simulatorPorts(environment).tlsPort > LAST_PORT,
      `SIMULATOR_PORT must be at most ${LAST_PORT - 2}: the two ports after it are used as well`,
    ],
  ];
  return rules.flatMap(([broken, sentence]) => (broken ? [sentence] : []));
}

function common(environment: Environment) {
  const { PORT, HOST, TLS_CERT_FILE, TLS_KEY_FILE } = environment;
  const tls =
    TLS_CERT_FILE && TLS_KEY_FILE ? { certificateFile: TLS_CERT_FILE, keyFile: TLS_KEY_FILE } : null;
  const publicUrl = environment.PUBLIC_URL ?? `${tls ? 'https' : 'http'}://localhost:${PORT}`;
  return {
    http: { host: HOST, port: PORT, publicUrl, tls, trustedProxies: environment.TRUSTED_PROXIES },
    dataDirectory: environment.DATA_DIR,
    database: environment.DATABASE_URL
      ? { url: environment.DATABASE_URL }
      : { directory: `${environment.DATA_DIR}/database` },
    logLevel: environment.LOG_LEVEL,
    isTenantApart: false,
    failpoints: [],
    mail: readMail(environment.SMTP_URL, publicUrl),
    smsLimits: {
      perOrganizer: environment.SMS_PER_ORGANIZER,
      perOrganization: environment.SMS_PER_ORGANIZATION,
    },
    signUp: environment.SIGN_UP,
    ewsAllowedNetworks: networksOf(environment),
    secretsKeyFiles: filesIn(environment.SECRETS_KEY_FILE),
    certificateFiles: filesIn(environment.ENTRA_CERTIFICATE_FILE),
  };
}

function filesIn(text = ''): readonly string[] {
  return text
    .split(',')
    .map((file) => file.trim())
    .filter(Boolean);
}

/** Mistakes in it were reported before anything is built from it. */
function networksOf({ EWS_ALLOWED_NETWORKS, HOST }: Environment): readonly string[] {
  const read = readNetworks(EWS_ALLOWED_NETWORKS, isLoopback(HOST));
  return read.ok ? read.networks : [];
}

/** The tenant itself, its mail server and its TLS listener stand side by side. */
function simulatorPorts({ PORT, SIMULATOR_PORT = PORT + 1 }: Environment) {
  return { port: SIMULATOR_PORT, smtpPort: SIMULATOR_PORT + 1, tlsPort: SIMULATOR_PORT + 2 };
}

function withMicrosoft(environment: Environment, outboundMap: ReadonlyMap<string, string>): Config {
  const { certificateFiles, ...shared } = common(environment);
  const cloud = clouds[environment.ENTRA_CLOUD];
  const clientId = environment.ENTRA_CLIENT_ID ?? '';
  const apiUri = `api://${new URL(shared.http.publicUrl).host}/${clientId}`;
  return {
    ...shared,
    simulator: null,
    entra: { clientId, certificateFiles, authority: cloud.authority, apiUri },
    graphOrigin: cloud.graph,
    exchangeOrigin: cloud.exchange,
    outboundMap,
    officeHost: {
      officeJsUrl: environment.OFFICE_JS_URL ?? OFFICE_JS_CDN,
      frameAncestors: cloud.outlook,
    },
  };
}

function withSimulator(environment: Environment, given: ReadonlyMap<string, string>): Config {
  const { certificateFiles, ...shared } = common(environment);
  const ports = simulatorPorts(environment);
  const browserOrigin = `http://localhost:${ports.port}`;
  return {
    ...shared,
    mail:
      shared.mail ??
      readMail(`smtp://127.0.0.1:${ports.smtpPort}?from=foyer@${simulated.host}`, shared.http.publicUrl),
    simulator: ports,
    isTenantApart: environment.SIMULATOR === 'apart',
    failpoints: readFailpoints(environment.FAILPOINTS).armed,
    entra: {
      clientId: simulated.clientId,
      certificateFiles,
      authority: simulated.authority,
      apiUri: `api://${simulated.host}/${simulated.clientId}`,
    },
    graphOrigin: simulated.graph,
    exchangeOrigin: simulated.exchange,
    outboundMap: new Map([...simulatedOrigins(ports), ...given]),
    officeHost: {
      officeJsUrl: environment.OFFICE_JS_URL ?? `${browserOrigin}/officejs/office.js`,
      frameAncestors: [browserOrigin],
    },
  };
}

function readOutboundMap(text: string): { map: ReadonlyMap<string, string>; mistakes: string[] } {
  const map = new Map<string, string>();
  const mistakes: string[] = [];
  for (const pair of text.split(',').filter(Boolean)) {
    const [from, to, ...rest] = pair.split('=').map((side) => Origin.safeParse(side.trim()));
    if (from?.success && to?.success && rest.length === 0) map.set(from.data, to.data);
    else
      mistakes.push(`OUTBOUND_MAP takes origin=origin pairs separated by commas; this is not one: ${pair}`);
  }
  return { map, mistakes };
}

function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || /^127(\.\d{1,3}){3}$/.test(host);
}
