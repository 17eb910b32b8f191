import path from 'node:path';
import process from 'node:process';
import { startSimulator } from '../simulator/index.ts';
import type { Simulator } from '../simulator/index.ts';
import { Instant } from '../contract/primitives.ts';
import { readConfig } from './config.ts';
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
  const certificates = await certificatesOf(config);
  const simulator = config.simulator
    ? await startSimulator({
        port: config.simulator.port,
        product: {
          clientId: config.entra.clientId,
          certificates: certificates.map(({ certificate }) => certificate),
          publicUrl: config.http.publicUrl,
        },
        calendarAssets: path.join(import.meta.dirname, '..', 'dist', 'calendar'),
        processingDelayMs: PROCESSING_DELAY_MS,
      }).catch(cannotStart)
    : null;

  try {
    const product = await startProduct({
      config,
      certificates,
      clock: { now: () => (simulator ? Instant.parse(simulator.now()) : instantOf(realNow())) },
      hostScripts: simulator?.hostScripts ?? [],
    });
    if (simulator) {
      simulator.onReset((world) => product.seed(world, { fresh: true }));
      await product.seed(simulator.world());
    }
    greet(config, simulator);
    endOnSignal([() => product.close(), async () => simulator?.close()]);
  } catch (error) {
    await simulator?.close();
    throw error;
  }
}

/** The simulator says in a sentence why it cannot open its port; it has no error type of ours to say it with. */
function cannotStart(error: unknown): never {
  const isExplained = error instanceof Error && errorCode(error.cause) !== undefined;
  throw isExplained ? new StartUpError(error.message, { cause: error }) : error;
}

function greet(config: Config, simulator: Simulator | null): void {
  const lines = ['', `  Foyer is running on ${config.http.publicUrl}`];
  if (simulator) {
    lines.push(
      '',
      `  Simulated tenant    ${simulator.url}`,
      `  Compose a meeting   ${simulator.url}/calendar/`,
    );
  }
  lines.push('', '  Ctrl+C stops it.', '');
  process.stdout.write(`${lines.join('\n')}\n`);
}

/** The first signal lets what is under way finish; a second one does not wait. */
function endOnSignal(closings: readonly (() => Promise<void>)[]): void {
  let ending = false;
  const end = () => {
    if (ending) process.exit(1);
    ending = true;
    Promise.all(closings.map((close) => close())).then(
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
