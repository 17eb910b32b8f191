import path from 'node:path';
import process from 'node:process';
import type { Simulator } from '../simulator/index.ts';
import { Instant } from '../contract/primitives.ts';
import { joinTenant } from './apart-tenant.ts';
import type { ApartTenant } from './apart-tenant.ts';
import { armFailpoints } from './arm-failpoints.ts';
import { readConfig } from './config.ts';
import type { Certificate } from './entra/certificate.ts';
import type { Config } from './config.ts';
import { errorCode } from './kernel/error-code.ts';
import { StartUpError } from './kernel/start-up-error.ts';
import { instantOf, realNow } from './kernel/time.ts';
import { certificatesOf, startProduct } from './product.ts';
import type { Product } from './product.ts';

/** A room takes a moment to answer an invitation, as in Exchange; long enough to be seen, short enough not to bore. */
const PROCESSING_DELAY_MS = 1_500;

const MISTAKEN_CONFIGURATION = 2;

const read = readConfig(process.env);
if (read.ok) await run(read.config).catch(explain);
else
  fail(
    ['The configuration has mistakes:', ...read.mistakes.map((mistake) => `  ${mistake}`)],
    MISTAKEN_CONFIGURATION,
  );

async function run(config: Config): Promise<void> {
  const running: { readonly close: () => Promise<void> }[] = [];
  try {
    armFailpoints(config.failpoints);
    const certificates = await certificatesOf(config);
    const tenant = config.simulator && (await tenantOf(config, config.simulator, certificates));
    if (tenant) running.push(tenant);

    const product = await startProduct({
      config,
      certificates,
      clock: { now: tenant?.now ?? (() => instantOf(realNow())) },
      hostScripts: tenant?.hostScripts ?? [],
    });
    running.unshift(product); // it calls the simulator, so it ends first

    tenant?.onClock(() => product.wake());
    await tenant?.lay(product);
    endOnSignal(() => closeAll(running)); // before it is said: whoever reads that it runs may end it at once
    greet(config, tenant, product.signUpCode);
  } catch (error) {
    await closeAll(running);
    throw error;
  }
}

async function closeAll(parts: readonly { readonly close: () => Promise<void> }[]): Promise<void> {
  for (const part of parts) await part.close();
}

type Ports = NonNullable<Config['simulator']>;

/** The simulated tenant, started here or a program of its own. */
interface Tenant extends ApartTenant {
  readonly hostScripts: readonly string[];
  /** Lays the product's half of its world, now and after each reset; one that is apart is laid by who started it. */
  readonly lay: (product: Pick<Product, 'seed'>) => Promise<void>;
}

/** Loaded on demand: an installation with a real tenant needs neither the simulator nor what it is made of. */
async function tenantOf(config: Config, ports: Ports, certificates: readonly Certificate[]): Promise<Tenant> {
  if (config.isTenantApart) {
    const { HOST_SCRIPTS } = await import('../simulator/outlook/host-scripts.ts');
    return { ...(await joinTenant(ports.port)), hostScripts: HOST_SCRIPTS, lay: async () => undefined };
  }
  const simulator = await simulate(config, ports, certificates);
  return {
    ...simulator,
    now: () => Instant.parse(simulator.now()),
    async lay(product) {
      simulator.onReset((world) => product.seed(world, { fresh: true }));
      await product.seed(simulator.world());
    },
  };
}

async function simulate(
  config: Config,
  ports: Ports,
  certificates: readonly Certificate[],
): Promise<Simulator> {
  const { startSimulator } = await import('../simulator/index.ts');
  return await startSimulator({
    ...ports,
    product: {
      clientId: config.entra.clientId,
      certificates: certificates.map(({ certificate }) => certificate),
      publicUrl: config.http.publicUrl,
    },
    calendarAssets: path.join(import.meta.dirname, '..', 'dist', 'calendar'),
    processingDelayMs: PROCESSING_DELAY_MS,
    workspaces: true,
  }).catch(cannotStart);
}

/** The simulator says in a sentence why it cannot open its port; it has no error type of ours to say it with. */
function cannotStart(error: unknown): never {
  const isExplained = error instanceof Error && errorCode(error.cause) !== undefined;
  throw isExplained ? new StartUpError(error.message, { cause: error }) : error;
}

/** The code goes to the terminal only: whoever reads the log must not be able to open an organization. */
function greet(config: Config, tenant: Tenant | null, signUpCode: string | null): void {
  const { publicUrl } = config.http;
  const lines = ['', `  Foyer is running on ${publicUrl}`, '', `  Portal              ${publicUrl}/portal/`];
  if (signUpCode !== null) lines.push(`  Sign-up code        ${signUpCode}`);
  if (tenant) {
    lines.push(
      '',
      `  Simulated tenant    ${tenant.url}`,
      `  Compose a meeting   ${tenant.url}/calendar/`,
      `  Outgoing mail       ${tenant.url}/mail/`,
    );
  }
  lines.push('', '  Ctrl+C stops it.', '');
  process.stdout.write(`${lines.join('\n')}\n`);
}

/** The first signal lets what is under way finish; a second one does not wait. */
function endOnSignal(close: () => Promise<void>): void {
  let ending = false;
  const end = () => {
    if (ending) process.exit(1);
    ending = true;
    close().then(
      () => process.exit(0),
      () => process.exit(1),
    );
  };
  process.on('SIGINT', end);
  process.on('SIGTERM', end);
}

function explain(error: unknown): void {
  if (error instanceof Error && error.name === StartUpError.name) fail([error.message], 1);
  else throw error;
}

function fail(lines: readonly string[], exitCode: number): void {
  process.stderr.write(`\n${lines.join('\n')}\n\n`);
  process.exitCode = exitCode;
}
