import { copyFile, mkdtemp, rename } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { ensureSimulatedCertificate } from '../../server/entra/certificate-files.ts';

const NAME = 'simulated-certificate.pem';

/**
 * Lays the certificate of the simulated tenant into a data directory, as if the product had been started there before:
 * to find its key takes as long as to start the rest. Whoever comes first makes it, for all processes of a run (their folder
 * for temporary files is the run's own) or, where jest was started by itself, for this process.
 */
export async function layCertificate(dataDirectory: string): Promise<void> {
  const whose = process.env['TEST_DATABASE_FILES'] ? 'run' : process.pid;
  const ready = path.join(os.tmpdir(), `foyer-certificate-${whose}.pem`);
  if (!existsSync(ready)) {
    const draft = await mkdtemp(`${ready}-`);
    await ensureSimulatedCertificate(draft);
    await rename(path.join(draft, NAME), ready);
  }
  await copyFile(ready, path.join(dataDirectory, NAME));
}
