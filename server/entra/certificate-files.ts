import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { errorCode } from '../kernel/error-code.ts';
import { StartUpError } from '../kernel/start-up-error.ts';
import { realNow } from '../kernel/time.ts';
import { readCertificate } from './certificate.ts';
import type { Certificate } from './certificate.ts';
import { createCertificate, toPem } from './create-certificate.ts';

const DAY_MS = 24 * 60 * 60_000;
const SIMULATED_FILE = 'simulated-certificate.pem';

/**
 * The certificates of ENTRA_CERTIFICATE_FILE, in the order given. Throws a StartUpError when a file cannot be read or
 * none of them is valid today.
 */
export async function loadCertificates(files: readonly string[]): Promise<readonly Certificate[]> {
  const certificates = await Promise.all(
    files.map(async (file) => readCertificate(await readText(file), file)),
  );
  const now = realNow();
  if (!certificates.some(({ validFrom, validTo }) => validFrom <= now && now < validTo)) {
    throw new StartUpError(
      `No certificate in ${files.join(', ')} is valid today: it expired, or its first day is still to come. Make a new one with \`npm run certificate\`, upload it to the application in Entra, and name its file in ENTRA_CERTIFICATE_FILE.`,
    );
  }
  return certificates;
}

/**
 * The certificate of the simulated tenant: made on first use, kept in the data directory with mode 0600, and made anew
 * when it has less than a day left. It opens nothing but the simulator.
 */
export async function ensureSimulatedCertificate(dataDirectory: string): Promise<Certificate> {
  const file = join(dataDirectory, SIMULATED_FILE);
  const kept = await readKept(file);
  if (kept && realNow() + DAY_MS < kept.validTo) return kept;

  const made = await createCertificate({ days: 365, commonName: 'Foyer, simulated tenant' });
  await mkdir(dataDirectory, { recursive: true });
  await writeFile(file, toPem(made), { mode: 0o600 });
  return made;
}

async function readKept(file: string): Promise<Certificate | null> {
  try {
    return readCertificate(await readFile(file, 'utf8'), file);
  } catch (error) {
    if (errorCode(error) === 'ENOENT' || error instanceof StartUpError) return null; // damaged: nothing depends on it, so it is replaced
    throw unreadable(file, error);
  }
}

async function readText(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    throw unreadable(file, error);
  }
}

function unreadable(file: string, cause: unknown): StartUpError {
  const sentences = `The certificate file ${file} cannot be read. Check that it exists and that this process may read it.`;
  return new StartUpError(sentences, { cause });
}
