import path from 'node:path';
import process from 'node:process';
import type { Simulator } from '../simulator/index.ts';
import { Instant } from '../contract/primitives.ts';
import { readConfig } from './config.ts';
import type { Certificate } from './entra/certificate.ts';
import type { Config } from './config.ts';
import { errorCode } from './kernel/error-code.ts';
import { StartUpError } from './kernel/start-up-error.ts';
import { instantOf, realNow } from './kernel/time.ts';
import { certificatesOf, startProduct } from './product.ts';

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
    const certificates = await certificatesOf(config);
    const simulator = config.simulator && (await simulate(config, config.simulator, certificates));
    if (simulator) running.push(simulator);

    const product = await startProduct({
      config,
      certificates,
      clock: { now: () => (simulator ? Instant.parse(simulator.now()) : instantOf(realNow())) },
      hostScripts: simulator?.hostScripts ?? [],
    });
    running.unshift(product); // it calls the simulator, so it ends first

    if (simulator) {
      simulator.onReset((world) => product.seed(world, { fresh: true }));
      simulator.onClock(() => product.wake());
      await product.seed(simulator.world());
    }
    greet(config, simulator, product.signUpCode);
    endOnSignal(() => closeAll(running));
  } catch (error) {
    await closeAll(running);
    throw error;
  }
}

async function closeAll(parts: readonly { readonly close: () => Promise<void> }[]): Promise<void> {
  for (const part of parts) await part.close();
}

/** Loaded on demand: an installation with a real tenant needs neither the simulator nor what it is made of. */
async function simulate(
  config: Config,
  ports: { readonly port: number; readonly smtpPort: number; readonly tlsPort: number },
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
  }).catch(cannotStart);
}

/** The simulator says in a sentence why it cannot open its port; it has no error type of ours to say it with. */
function cannotStart(error: unknown): never {
  const isExplained = error instanceof Error && errorCode(error.cause) !== undefined;
  throw isExplained ? new StartUpError(error.message, { cause: error }) : error;
}

/** The code goes to the terminal only: whoever reads the log must not be able to open an organization. */
function greet(config: Config, simulator: Simulator | null, signUpCode: string | null): void {
  const { publicUrl } = config.http;
  const lines = ['', `  Foyer is running on ${publicUrl}`, '', `  Portal              ${publicUrl}/portal/`];
  if (signUpCode !== null) lines.push(`  Sign-up code        ${signUpCode}`);
  if (simulator) {
    lines.push(
      '',
      `  Simulated tenant    ${simulator.url}`,
      `  Compose a meeting   ${simulator.url}/calendar/`,
      `  Outgoing mail       ${simulator.url}/mail/`,
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
