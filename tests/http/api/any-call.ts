import * as fc from 'fast-check';

/** An OpenAPI 3.0 document, as far as it says what may be asked. */
export interface Description {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
}

interface Operation {
  readonly parameters: readonly {
    readonly name: string;
    readonly in: 'path' | 'query' | 'header';
    readonly required: boolean;
    readonly schema: TextSchema;
  }[];
  readonly requestBody?: { readonly content: Readonly<Record<string, { readonly schema: BodySchema }>> };
  readonly responses: Readonly<Record<string, unknown>>;
}

interface TextSchema {
  readonly enum?: readonly string[];
  readonly format?: string;
}

interface BodySchema {
  readonly properties?: Readonly<Record<string, TextSchema>>;
}

/** A call as its bytes are sent. */
export interface AnyCall {
  /** As the document writes it. */
  readonly path: string;
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | undefined;
}

/**
 * Calls of every operation under a prefix: parameters, headers and bodies that fit what the document says of them, that
 * nearly do, and that do not at all. `known`: texts that mean something to the server, such as ids.
 */
export function anyCall(
  { paths }: Description,
  prefix: string,
  known: readonly string[],
): fc.Arbitrary<AnyCall> {
  const operations = Object.entries(paths)
    .filter(([path]) => path.startsWith(prefix))
    .flatMap(([path, methods]) =>
      Object.entries(methods).map(([method, operation]) => ({ path, method, operation })),
    );
  return fc.constantFrom(...operations).chain(({ path, method, operation }) => {
    const of = (place: string) => operation.parameters.filter((parameter) => parameter.in === place);
    const texts = (
      place: string,
      requiredKeys?: [],
    ): fc.Arbitrary<Readonly<Record<string, string | undefined>>> =>
      fc.record(
        Object.fromEntries(of(place).map(({ name, schema }) => [name, anyText(schema, known)])),
        requiredKeys && { requiredKeys },
      );
    const schema = operation.requestBody?.content['application/json']?.schema;
    return fc
      .record({
        params: texts('path'),
        query: fc.oneof(
          { weight: 3, arbitrary: texts('query', []) },
          { weight: 1, arbitrary: fc.constant<Readonly<Record<string, string | undefined>>>({}) },
        ),
        // Rarely: a parameter that nobody knows is refused, and what stands beside it is not looked at.
        more: fc.oneof(
          { weight: 7, arbitrary: fc.constant(null) },
          { weight: 1, arbitrary: fc.tuple(anyQueryText, anyQueryText) },
        ),
        headers: texts('header', []),
        type: fc.constantFrom('application/json', 'application/json', 'text/plain', ''),
        body: schema ? anyBody(schema, known) : fc.constant(undefined),
      })
      .map(({ params, query, more, headers, type, body }): AnyCall => {
        const asked = Object.entries(query).map(([name, text]) => `${name}=${written(text)}`);
        if (more) asked.push(more.map((text) => written(text)).join('='));
        return {
          path,
          method: method.toUpperCase(),
          url: `${path.replace(/{(\w+)}/g, (_, name: string) => written(params[name]) || 'x')}?${asked.join('&')}`,
          headers: {
            ...Object.fromEntries(Object.entries(headers).map(([name, text]) => [name, sendable(text)])),
            ...(type !== '' && { 'content-type': type }),
          },
          body,
        };
      });
  });
}

const anyQueryText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 30 }),
  fc.string({ maxLength: 300 }),
  fc.constantFrom('settled', 'from', 'limit', '__proto__', 'constructor', '\u0000', "' or 1=1 --", '%', '[]'),
);

function anyText(schema: TextSchema, known: readonly string[]): fc.Arbitrary<string> {
  const day = fc
    .date({ noInvalidDate: true, min: new Date('1900-01-01'), max: new Date('9999-12-31') })
    .map((date) => date.toISOString());
  return fc.oneof(
    { weight: 6, arbitrary: fc.constantFrom(...(schema.enum ?? known)) },
    { weight: 2, arbitrary: fc.integer({ min: -1, max: 1_000 }).map(String) },
    { weight: 2, arbitrary: schema.format === 'uuid' ? fc.uuid() : day },
    { weight: 1, arbitrary: day.map((text) => text.slice(0, '2026-11-01'.length)) },
    { weight: 3, arbitrary: anyQueryText },
  );
}

function anyBody(
  { properties = {} }: BodySchema,
  known: readonly string[],
): fc.Arbitrary<string | undefined> {
  const fitting = fc.record(
    Object.fromEntries(Object.entries(properties).map(([name, schema]) => [name, anyText(schema, known)])),
  );
  const nearly = fc.record(
    Object.fromEntries(Object.keys(properties).map((name) => [name, fc.jsonValue()])),
    { requiredKeys: [] },
  );
  return fc.oneof(
    { weight: 5, arbitrary: fitting.map((body) => JSON.stringify(body)) },
    { weight: 2, arbitrary: nearly.map((body) => JSON.stringify(body)) },
    { weight: 2, arbitrary: fc.jsonValue().map((body) => JSON.stringify(body)) },
    { weight: 1, arbitrary: fc.string({ unit: 'binary' }) },
    { weight: 1, arbitrary: fc.constant(undefined) },
  );
}

/** Mostly encoded as it must be; a text that begins with a letter goes out with its blanks and signs as they are. */
function written(text = ''): string {
  if (!/^[a-z][ -~]*$/i.test(text)) return encodeURIComponent(text.toWellFormed());
  return text.replaceAll(/[#/?\\\s]/g, '+');
}

/** What HTTP lets through as the value of a header. */
function sendable(text = ''): string {
  return text.replaceAll(/[^\x20-\x7e]/g, '~').trim();
}
