/** `node scripts/checked.mjs <tool> <arguments>`: runs an installed tool, once this Node is known to be new enough. */
import './node-version.mjs';
import { runTool } from './run-tool.mjs';

const [tool, ...given] = process.argv.slice(2);
if (!tool) {
  console.error('Which tool? For example: node scripts/checked.mjs tsc -b');
  process.exit(2);
}
process.exitCode = runTool(tool, given);
