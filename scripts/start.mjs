/** `npm start`: checks the Node, builds the pages if their sources changed, and starts the product. */
import './node-version.mjs';
import './compile-cache.mjs';

await import('./build.mjs');
await import('../server/main.ts');
