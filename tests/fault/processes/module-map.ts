import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { registerHooks } from 'node:module';
import process from 'node:process';
import { z } from 'zod';

/**
 * Half of the time in which the product starts goes into finding its few thousand modules, and a node that dies every other
 * second has nothing new to find. The first process that runs with MODULE_MAP writes down what led where; later ones look
 * there first. What is loaded, and how, is the same.
 */
const Found = z.record(z.string(), z.object({ url: z.string(), format: z.string().exactOptional() }));
type Found = z.output<typeof Found>;

const file = process.env['MODULE_MAP'] ?? '';
const known = existsSync(file) ? Found.parse(JSON.parse(readFileSync(file, 'utf8'))) : null;
const found: Found = {};

registerHooks({
  resolve(specifier, context, next) {
    const key = `${specifier} from ${context.parentURL ?? ''} for ${context.conditions.join()}`;
    const there = known?.[key];
    if (there) return { ...there, shortCircuit: true };
    const led = next(specifier, context);
    found[key] = { url: led.url, ...(typeof led.format === 'string' && { format: led.format }) };
    return led;
  },
});

if (known === null && file !== '') {
  process.once('exit', () => {
    const draft = `${file}.${process.pid}`;
    writeFileSync(draft, JSON.stringify(found));
    renameSync(draft, file);
  });
}
