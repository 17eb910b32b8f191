import { z } from 'zod';
import { ProblemBody } from '../../../contract/problem.ts';
import type { ProblemCode } from '../../../contract/problem.ts';
import type { Route } from '../../../contract/route.ts';
import { ORGANIZATION_HEADER } from '../../../contract/session.ts';
import { problemTable } from '../../kernel/problem-table.ts';

type Json = Readonly<Record<string, unknown>>;

/**
 * The contract as an OpenAPI 3.0.3 document (spec.openapis.org/oas/v3.0.3). Schemas describe what goes over the wire,
 * before our own transforms. `serverUrl` is where the product is reached, without a trailing slash.
 */
export function printOpenApi(routes: readonly Route[], serverUrl: string): Json {
  const paths: Record<string, Record<string, Json>> = {};
  for (const route of routes) {
    const address = `/${route.api}${route.path.replaceAll(/:(\w+)/g, '{$1}')}`;
    paths[address] = { ...paths[address], [route.method]: operation(route) };
  }

  return {
    openapi: '3.0.3',
    info: {
      title: 'Foyer',
      version: '1',
      description:
        'Errors are RFC 9457 problems; every `type` is a page on this server that says what to do.',
    },
    servers: [{ url: serverUrl }],
    paths,
    components: {
      schemas: { Problem: jsonSchema(ProblemBody) },
      securitySchemes: {
        bearer: {
          type: 'http',
          scheme: 'bearer',
          description: 'An access token of Microsoft Entra for this API, or the session token of a pane.',
        },
        apiKey: {
          type: 'http',
          scheme: 'bearer',
          description:
            'An API key of a program; an owner makes one in the portal, under Admin Center → API keys.',
        },
        kiosk: {
          type: 'apiKey',
          in: 'cookie',
          name: '__Host-kiosk',
          description: 'The cookie of a device that was paired as a kiosk.',
        },
      },
    },
  };
}

function operation(route: Route): Json {
  const words = route.path.split(/\W+/).filter(Boolean);
  const body = jsonSchema(route.body);
  const hasBody = Object.keys(asObject(body['properties'])).length > 0;
  return {
    operationId: [route.method, route.api.replace(/-api$/, '').replace('/', '-'), ...words].join('-'),
    summary: route.summary,
    tags: [route.api],
    security: route.access === 'public' ? [] : [securityOf(route)],
    parameters: [
      ...(isPermission(route) && !saysItsOwn(route) ? [organizationHeader] : []),
      ...(route.idempotent ? [idempotencyHeader] : []),
      ...parameters('path', route.params),
      ...parameters('query', route.query),
    ],
    ...(hasBody && { requestBody: { required: true, content: { 'application/json': { schema: body } } } }),
    responses: {
      [route.status]: {
        description: 'Done',
        content: { 'application/json': { schema: jsonSchema(route.reply) } },
      },
      ...problemResponses(problemsOf(route)),
    },
  };
}

const organizationHeader = {
  name: ORGANIZATION_HEADER,
  in: 'header',
  required: true,
  description: 'The organization the call acts in; `GET /addin-api/me` lists those of the caller.',
  schema: { type: 'string', format: 'uuid' },
};

const idempotencyHeader = {
  name: 'Idempotency-Key',
  in: 'header',
  required: false,
  description:
    'Made by the caller, once per request: repeated with the same request, it gets the same answer. Kept for seven days.',
  schema: { type: 'string', maxLength: 255 },
};

function parameters(place: 'path' | 'query', schema: z.ZodType): readonly Json[] {
  const { properties, required } = jsonSchema(schema);
  const needed = Array.isArray(required) ? required : [];
  return Object.entries(asObject(properties)).map(([name, property]) => ({
    name,
    in: place,
    required: place === 'path' || (needed.includes(name) && !mayBeAbsent(schema, name)),
    schema: property,
  }));
}

/** A parameter with a preprocessed default looks required to the printer although its schema takes its absence. */
function mayBeAbsent(schema: z.ZodType, name: string): boolean {
  const field: unknown = schema instanceof z.ZodObject ? schema.shape[name] : undefined;
  return field instanceof z.ZodType && field.safeParse(undefined).success;
}

/** What any call can meet, and what the route names itself. */
function problemsOf(route: Route): readonly ProblemCode[] {
  const always: ProblemCode[] = ['invalid-request', 'too-many-requests', 'overloaded', 'storage-unavailable'];
  const withBody: ProblemCode[] = ['malformed-body', 'body-too-large', 'unsupported-media-type'];
  const signedIn: ProblemCode[] = ['token-missing', 'token-refused'];
  if (isOfPrograms(route)) {
    const keyed: ProblemCode[] = ['api-key-missing', 'api-key-refused', 'permission-missing', 'not-found'];
    const body = route.method === 'post' ? withBody : [];
    return ['invalid-parameter', ...always, ...body, ...keyed, ...route.problems];
  }
  if (isOfKiosks(route)) {
    const paired: ProblemCode[] = route.access === 'public' ? [] : ['kiosk-not-paired'];
    return [...always, ...(route.method === 'post' ? withBody : []), ...paired, ...route.problems];
  }
  const member: ProblemCode[] = ['organization-not-chosen', 'no-role', 'permission-missing', 'not-found'];
  return [
    ...always,
    ...(route.method === 'post' ? withBody : []),
    ...(route.access === 'public' ? [] : signedIn),
    ...(isPermission(route) ? member : []),
    ...route.problems,
  ];
}

function problemResponses(codes: readonly ProblemCode[]): Json {
  const byStatus = Map.groupBy(new Set(codes), (code) => problemTable[code].status);
  const responses = [...byStatus].map(([status, sharing]) => [
    status,
    {
      description: sharing.map((code) => `\`${code}\`: ${problemTable[code].title}`).join('; '),
      content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
    },
  ]);
  return Object.fromEntries(responses) as Json;
}

function securityOf(route: Route): Json {
  if (isOfPrograms(route)) return { apiKey: [] };
  return isOfKiosks(route) ? { kiosk: [] } : { bearer: [] };
}

/** Whoever calls shows something that says by itself in which organization they act. */
function saysItsOwn(route: Route): boolean {
  return isOfPrograms(route) || isOfKiosks(route);
}

function isOfKiosks({ api }: Route): boolean {
  return api === 'kiosk-api';
}

/** Called with a key, which says by itself whose it is. */
function isOfPrograms({ api }: Route): boolean {
  return api === 'api/v1';
}

function isPermission(route: Route): boolean {
  return route.access !== 'public' && route.access !== 'signed-in';
}

/** Patterns beside a format say the same at a hundred times the length. */
function jsonSchema(schema: z.ZodType): Json {
  return z.toJSONSchema(schema, {
    io: 'input',
    target: 'openapi-3.0',
    unrepresentable: 'any',
    override: ({ jsonSchema: printed }) => {
      if (printed.format !== undefined) delete printed.pattern;
      // `nullable` widens the type and not the list: null must stand in an enum as well (OpenAPI 3.0.3, Schema Object).
      if (printed['nullable'] === true && printed.enum) printed.enum = [...new Set([...printed.enum, null])];
    },
  });
}

function asObject(value: unknown): Json {
  return typeof value === 'object' && value !== null ? (value as Json) : {};
}
