import { z } from 'zod';
import { TrustedProxies } from './trusted-proxies.ts';

const port = { error: 'must be a whole number from 1 to 65535' };
const Port = z
  .string()
  .regex(/^\d{1,5}$/, port)
  .transform(Number)
  .refine((number) => number >= 1 && number <= 65_535, port);
const oneOf = <const T extends readonly string[]>(...values: T) =>
  z.enum(values, { error: `must be one of: ${values.join(', ')}` });
/** So many of something within 24 hours. */
const PerDay = z
  .string()
  .regex(/^\d{1,6}$/, { error: 'must be a whole number from 0 to 999999' })
  .transform(Number);
const PathName = z.string().min(1);
/** The origin of an http or https URL. */
export const Origin = z
  .url({ protocol: /^https?$/, error: 'must be an http or https URL' })
  .transform((text) => new URL(text).origin);

const Environment = z.object({
  PORT: Port.default(3000),
  HOST: z.string().min(1).default('127.0.0.1'),
  PUBLIC_URL: Origin.optional(),
  TRUSTED_PROXIES: TrustedProxies,
  DATA_DIR: PathName.default('./data'),
  DATABASE_URL: z
    .string()
    .regex(/^postgres(ql)?:\/\//, { error: 'must start with postgres:// or postgresql://' })
    .optional(),
  SIMULATOR: oneOf('on', 'apart', 'off').optional(),
  SIMULATOR_PORT: Port.optional(),
  ENTRA_CLIENT_ID: z.guid({ error: 'must be the application (client) id, a GUID' }).optional(),
  ENTRA_CERTIFICATE_FILE: z.string().min(1).optional(),
  ENTRA_CLOUD: oneOf('global', 'usgov', 'china').default('global'),
  EWS_ALLOWED_NETWORKS: z.string().default(''),
  SECRETS_KEY_FILE: z.string().min(1).optional(),
  SIGN_UP: oneOf('code', 'open').default('code'),
  OUTBOUND_MAP: z.string().default(''),
  FAILPOINTS: z.string().default(''),
  OFFICE_JS_URL: z.url({ protocol: /^https?$/, error: 'must be the URL of office.js' }).optional(),
  SMTP_URL: z
    .url({ protocol: /^smtps?$/, error: 'must be smtp://host:port or smtps://user:password@host:port' })
    .optional(),
  SMS_PER_ORGANIZER: PerDay.default(100),
  SMS_PER_ORGANIZATION: PerDay.default(2_000),
  TLS_CERT_FILE: PathName.optional(),
  TLS_KEY_FILE: PathName.optional(),
  LOG_LEVEL: oneOf('trace', 'debug', 'info', 'warn', 'error', 'silent').default('info'),
});
export type Environment = z.output<typeof Environment>;

/** Reads each variable for itself: one that is wrong is reported, and left out so that the others can still be judged. */
export function readVariables(given: Readonly<Record<string, unknown>>): {
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
