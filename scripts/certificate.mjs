/**
 * Makes the certificate with which this installation proves itself to Microsoft Entra.
 *
 *   npm run certificate -- [--out foyer-certificate.pem] [--days 365] [--name Foyer]
 *
 * Writes two files: the PEM with the private key (for ENTRA_CERTIFICATE_FILE, mode 0600) and, beside it, the .cer that
 * is uploaded to the application. Never overwrites either.
 */
import { writeFile, unlink } from 'node:fs/promises';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import './node-version.mjs';

const { out, days, name } = readArguments();
const pemFile = resolve(out);
const cerFile = pemFile.replace(/(\.pem)?$/, '.cer');

const { createCertificate, toPem } = await import('../server/entra/create-certificate.ts');
const made = await createCertificate({ days, commonName: name });

await writeNew(pemFile, toPem(made), 0o600).catch((error) => stop(error.message));
await writeNew(cerFile, `${made.certificate.trim()}\n`, 0o644).catch(async (error) => {
  await unlink(pemFile); // half a result would only be in the way of the next attempt
  stop(error.message);
});

console.log(`Private key and certificate: ${pemFile}
  Keep it secret. Set ENTRA_CERTIFICATE_FILE to it (while rotating: old and new, separated by a comma).
Certificate to upload:       ${cerFile}
  In the Microsoft Entra admin center: App registrations > your application > Certificates & secrets > Certificates.
SHA-256 thumbprint:          ${made.thumbprintSha256}
Valid until:                 ${new Date(made.validTo).toISOString().slice(0, 10)}`);

function readArguments() {
  try {
    const { values } = parseArgs({
      options: {
        out: { type: 'string', default: 'foyer-certificate.pem' },
        days: { type: 'string', default: '365' },
        name: { type: 'string', default: 'Foyer' },
      },
    });
    const days = Number(values.days);
    if (!Number.isInteger(days) || days < 1 || days > 730) stop('--days takes a whole number from 1 to 730.');
    if (values.name.trim() === '') stop('--name must not be empty.');
    return { out: values.out, days, name: values.name.trim() };
  } catch (error) {
    return stop(
      `${error.message}. Usage: npm run certificate -- [--out file.pem] [--days 365] [--name Foyer]`,
    );
  }
}

async function writeNew(file, text, mode) {
  try {
    await writeFile(file, text, { flag: 'wx', mode });
  } catch (cause) {
    const sentence =
      cause.code === 'EEXIST'
        ? `${file} exists already and is not overwritten: it may be in use. Choose another name with --out.`
        : `${file} cannot be written: ${cause.message}`;
    throw new Error(sentence, { cause });
  }
}

function stop(sentence) {
  console.error(sentence);
  process.exit(2);
}
