/** What Node compiled, and the types that it took off, is kept from one start to the next; where it cannot be, it starts as slowly as the first time. */
import { enableCompileCache } from 'node:module';
import path from 'node:path';

enableCompileCache(path.join(import.meta.dirname, '..', '.cache', 'compiled'));
