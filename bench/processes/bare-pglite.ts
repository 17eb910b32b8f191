import process from 'node:process';
import { PGlite } from '@electric-sql/pglite';
import { z } from 'zod';

/** Opens the database of a data directory and nothing else; says so when it has answered. */
const { directory } = z.object({ directory: z.string() }).parse(JSON.parse(process.argv[2] ?? ''));
const database = await PGlite.create(directory);
await database.query('select count(*) from occupancy');
process.send?.('ready');
process.on('disconnect', () => void database.close().then(() => process.exit()));
