/**
 * `npm run db -- export <file>` writes the whole database to a file, `npm run db -- import <file>` fills an empty one
 * from it. Which database: DATABASE_URL or DATA_DIR, as for the server, which must not be running on the same
 * directory. Ends with 1 and a sentence when it cannot be done, with 2 when it was asked wrongly.
 */
import './node-version.mjs';

const [action, file, ...more] = process.argv.slice(2);
if ((action !== 'export' && action !== 'import') || !file || more.length > 0) {
  console.error('Use: npm run db -- export <file>   or   npm run db -- import <file>');
  process.exit(2);
}

const { readConfig } = await import('../server/config.ts');
const { StartUpError } = await import('../server/kernel/start-up-error.ts');
const { openDatabase } = await import('../server/storage/open-database.ts');
const { exportDatabase } = await import('../server/storage/transfer/export-database.ts');
const { importDatabase } = await import('../server/storage/transfer/import-database.ts');

const read = readConfig(process.env);
if (!read.ok) {
  for (const mistake of read.mistakes) console.error(mistake);
  process.exit(2);
}

try {
  const storage = await openDatabase(read.config.database);
  try {
    const move = action === 'export' ? exportDatabase : importDatabase;
    const { rows, tables } = await move(storage.db, file);
    console.log(`${action === 'export' ? 'Exported' : 'Imported'} ${rows} rows of ${tables} tables.`);
  } finally {
    await storage.close();
  }
} catch (error) {
  console.error(error instanceof StartUpError ? error.message : error);
  process.exitCode = 1;
}
