/**
 * Imported first by every script: ends the process with one clear sentence when this Node is too old for the product.
 * Plain JavaScript, because an older Node stumbles over a `.ts` file before a line of it runs.
 */
const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);

if (major < 24 || (major === 24 && minor < 9)) {
  console.error(
    `Foyer needs Node 24.9 or newer, and this is ${process.version}. Run it through npm (npm start, npm test) after ` +
      '`npm ci`, which brings the right Node along.',
  );
  process.exit(1);
}
