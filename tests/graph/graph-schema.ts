import { readFileSync } from 'node:fs';
import path from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';

/**
 * Mistakes of a body against Microsoft's Graph types (a JSON Schema derived from the public metadata). Without
 * FOYER_SCHEMAS there is nothing to check against: every such test says so and passes nothing.
 */
export type Mistakes = (type: string, body: unknown) => string[];

const FOLDER = process.env.FOYER_SCHEMAS;

/** `describe` for tests against the schema; skipped loudly where the schema is not at hand. */
export function describeWithSchema(name: string, tests: (mistakes: Mistakes) => void): void {
  if (FOLDER === undefined || FOLDER === '') {
    process.stderr.write(`SKIPPED: ${name} (set FOYER_SCHEMAS to the folder with Microsoft's schemas)\n`);
    describe.skip(name, () => tests(() => []));
    return;
  }
  const file = path.join(FOLDER, 'graph', 'graph-v1.subset.schema.json');
  const schema = JSON.parse(readFileSync(file, 'utf8')) as { $defs: Record<string, object> };
  const ajv = new Ajv2020({ strict: false, allErrors: true });
  ajv.addSchema(schema, 'graph');

  describe(name, () => {
    tests((type, body) => {
      const validate = ajv.getSchema(`graph#/$defs/microsoft.graph.${type}`);
      if (!validate) return [`the schema has no type ${type}`];
      const declared = Object.keys(
        (schema.$defs[`microsoft.graph.${type}`] as { properties: object }).properties,
      );
      const unknown = Object.keys(body as object).filter(
        (key) => !key.includes('@') && !declared.includes(key),
      );
      const wrong = validate(body) ? [] : (validate.errors ?? []);
      return [
        ...unknown.map((key) => `${key} is no property of ${type}`),
        ...wrong.map(({ instancePath, message }) => `${instancePath} ${message}`),
      ];
    });
  });
}
