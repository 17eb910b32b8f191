/**
 * `npm run audit -- verify <file>` checks an audit that was exported from the portal: that no entry was altered, removed,
 * moved or added. It needs the file and nothing else, no database and no server. Ends with 0 when all is as it was written,
 * with 1 and the number of the first entry that is not, with 2 when it was asked wrongly.
 */
import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import './node-version.mjs';

const [action, file, ...more] = process.argv.slice(2);
if (action !== 'verify' || !file || more.length > 0) {
  console.error('Use: npm run audit -- verify <file>');
  process.exit(2);
}

const { verifyExport } = await import('../server/modules/audit/verify-export.ts');

try {
  const input = createReadStream(file, 'utf8');
  const failed = new Promise((_, reject) => input.once('error', reject));
  const verdict = await Promise.race([verifyExport(createInterface({ input, crlfDelay: Infinity })), failed]);
  if (verdict.isIntact) {
    const { number, hash } = verdict.end;
    console.log(`Intact: ${number} entries of organization ${verdict.organization}, ending with ${hash}.`);
  } else {
    console.error(`NOT INTACT: ${verdict.detail}`);
    process.exitCode = 1;
  }
} catch (error) {
  console.error(`${file} cannot be read: ${error.message}`);
  process.exitCode = 2;
}
