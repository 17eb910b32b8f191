import { z } from 'zod';

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
  };
  readonly database: { readonly url: string } | { readonly directory: string };
  readonly dataDirectory: string;
  readonly simulator: { readonly port: number } | null;
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
  /** Origins that are carried elsewhere, e.g. `https://graph.sim.test` to the simulator on loopback. */
  readonly outboundMap: ReadonlyMap<string, string>;
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

const clouds = {
  global: {
    authority: 'https://login.microsoftonline.com',
    graph: 'https://graph.microsoft.com',
    outlook: [
      'https://outlook.office.com',
      'https://outlook.office365.com',
      'https://outlook.cloud.microsoft',
    ],
  },
  usgov: {
    authority: 'https://login.microsoftonline.us',
    graph: 'https://graph.microsoft.us',
    outlook: ['https://outlook.office365.us'],
  },
  china: {
    authority: 'https://login.partner.microsoftonline.cn',
    graph: 'https://microsoftgraph.chinacloudapi.cn',
    outlook: ['https://partner.outlook.cn'],
  },
} as const;

/** The names under which the simulated tenant plays Microsoft; `.test` names can never be real ones (RFC 6761). */
const simulated = {
  clientId: '6f6f7965-7200-4000-8000-000000000001',
  authority: 'https://login.sim.test',
  graph: 'https://graph.sim.test',
  exchange: 'https://exchange.sim.test',
  host: 'foyer.sim.test',
} as const;

const OFFICE_JS_CDN = 'https://appsforoffice.microsoft.com/lib/1/hosted/office.js';

const port = { error: 'must be a whole number from 1 to 65535' };
const Port = z
  .string()
  .regex(/^\d{1,5}$/, port)
  .transform(Number)
  .refine((number) => number >= 1 && number <= 65_535, port);
const oneOf = <const T extends readonly string[]>(...values: T) =>
  z.enum(values, { error: `must be one of: ${values.join(', ')}` });
const PathName = z.string().min(1);
const Origin = z
  .url({ protocol: /^https?$/, error: 'must be an http or https URL' })
  .transform((text) => new URL(text).origin);

const Environment = z.object({
  PORT: Port.default(3000),
  HOST: z.string().min(1).default('127.0.0.1'),
  PUBLIC_URL: Origin.optional(),
  DATA_DIR: PathName.default('./data'),
  DATABASE_URL: z
    .string()
    .regex(/^postgres(ql)?:\/\//, { error: 'must start with postgres:// or postgresql://' })
    .optional(),
  SIMULATOR: oneOf('on', 'off').optional(),
  SIMULATOR_PORT: Port.optional(),
  ENTRA_CLIENT_ID: z.guid({ error: 'must be the application (client) id, a GUID' }).optional(),
  ENTRA_CERTIFICATE_FILE: z.string().min(1).optional(),
  ENTRA_CLOUD: oneOf('global', 'usgov', 'china').default('global'),
  OUTBOUND_MAP: z.string().default(''),
  OFFICE_JS_URL: z.url({ protocol: /^https?$/, error: 'must be the URL of office.js' }).optional(),
  TLS_CERT_FILE: PathName.optional(),
  TLS_KEY_FILE: PathName.optional(),
  LOG_LEVEL: oneOf('trace', 'debug', 'info', 'warn', 'error', 'silent').default('info'),
});
type Environment = z.output<typeof Environment>;

/** Turns the environment into a frozen Config, or into every mistake in it, one sentence each. Empty values count as unset. */
export function readConfig(variables: Readonly<Record<string, string | undefined>>): ConfigResult {
  const given = Object.fromEntries(Object.entries(variables).filter(([, value]) => value !== ''));
  const { environment, mistakes } = readVariables(given);
  const outboundMap = readOutboundMap(environment.OUTBOUND_MAP);
  const simulatorOn = (environment.SIMULATOR ?? (given['ENTRA_CLIENT_ID'] ? 'off' : 'on')) === 'on';
  mistakes.push(
    ...outboundMap.mistakes,
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

/** Reads each variable for itself: one that is wrong is reported, and left out so that the others can still be judged. */
function readVariables(given: Readonly<Record<string, unknown>>): {
  environment: Environment;
  mistakes: string[];
} {
  const parsed = Environment.safeParse(given);
  if (parsed.success) return { environment: parsed.data, mistakes: [] };

  const wrong = new Map(parsed.error.issues.map(({ path, message }) => [String(path[0]), message]));
  const rest = Object.fromEntries(Object.entries(given).filter(([name]) => !wrong.has(name)));
  return {
    environment: Environment.parse(rest),
    mistakes: [...wrong].map(([name, message]) => `${name} ${message}`),
  };
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

  const rules: readonly (readonly [broken: boolean, sentence: string])[] = [
    [
      (TLS_CERT_FILE === undefined) !== (TLS_KEY_FILE === undefined),
      'TLS_CERT_FILE and TLS_KEY_FILE go together: set both or neither',
    ],
    [simulatorOn && exposed, `SIMULATOR is on, so ${loopbackOnly}`],
    [mapped > 0 && exposed, `OUTBOUND_MAP is for tests: ${loopbackOnly}`],
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
  ];
  return rules.flatMap(([broken, sentence]) => (broken ? [sentence] : []));
}

function common(environment: Environment) {
  const { PORT, HOST, TLS_CERT_FILE, TLS_KEY_FILE } = environment;
  const tls =
    TLS_CERT_FILE && TLS_KEY_FILE ? { certificateFile: TLS_CERT_FILE, keyFile: TLS_KEY_FILE } : null;
  const publicUrl = environment.PUBLIC_URL ?? `${tls ? 'https' : 'http'}://localhost:${PORT}`;
  return {
    http: { host: HOST, port: PORT, publicUrl, tls },
    dataDirectory: environment.DATA_DIR,
    database: environment.DATABASE_URL
      ? { url: environment.DATABASE_URL }
      : { directory: `${environment.DATA_DIR}/database` },
    logLevel: environment.LOG_LEVEL,
    certificateFiles: environment.ENTRA_CERTIFICATE_FILE?.split(',').map((file) => file.trim()) ?? [],
  };
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
    outboundMap,
    officeHost: {
      officeJsUrl: environment.OFFICE_JS_URL ?? OFFICE_JS_CDN,
      frameAncestors: cloud.outlook,
    },
  };
}

function withSimulator(environment: Environment, given: ReadonlyMap<string, string>): Config {
  const { certificateFiles, ...shared } = common(environment);
  const port = environment.SIMULATOR_PORT ?? environment.PORT + 1;
  const origin = `http://127.0.0.1:${port}`;
  const browserOrigin = `http://localhost:${port}`;
  const names = [simulated.authority, simulated.graph, simulated.exchange];
  return {
    ...shared,
    simulator: { port },
    entra: {
      clientId: simulated.clientId,
      certificateFiles,
      authority: simulated.authority,
      apiUri: `api://${simulated.host}/${simulated.clientId}`,
    },
    graphOrigin: simulated.graph,
    outboundMap: new Map([...names.map((name) => [name, origin] as const), ...given]),
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
