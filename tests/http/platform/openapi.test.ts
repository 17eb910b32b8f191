import { routes } from '../../../contract/index.ts';
import { ask, startApp } from './start-app.ts';
import type { RunningApp } from './start-app.ts';

type Json = { readonly [key: string]: Json } & readonly Json[] & string;

let app: RunningApp;
let document: Json;
beforeAll(async () => {
  app = await startApp();
  document = JSON.parse((await ask(app.url, '/api/openapi.json')).body) as Json;
});
afterAll(() => app.close());

/** The operation printed for a route of the contract. */
const operationOf = (path: string, method: string) => document['paths']?.[path]?.[method] as Json;
const allOperations = () =>
  Object.entries(document['paths'] as unknown as Record<string, Record<string, Json>>).flatMap(
    ([path, methods]) => Object.entries(methods).map(([method, operation]) => ({ path, method, operation })),
  );

describe('the OpenAPI document', () => {
  test('is one of version 3.0 with every route of the contract and no other', () => {
    expect(document).toMatchObject({
      openapi: '3.0.3',
      info: { title: expect.any(String), version: expect.any(String) },
      servers: [{ url: 'http://localhost:3000' }],
    });
    const printed = allOperations().map(({ path, method }) => `${method} ${path}`);
    const contract = routes.map(
      ({ api, method, path }) => `${method} /${api}${path.replace(/:(\w+)/g, '{$1}')}`,
    );
    expect(printed.toSorted()).toEqual(contract.toSorted());
  });

  test('gives every operation an id of its own, a summary and described responses', () => {
    const ids = allOperations().map(({ operation }) => String(operation['operationId']));

    expect(new Set(ids).size).toBe(ids.length);
    for (const { operation } of allOperations()) {
      expect(String(operation['summary'])).not.toBe('');
      for (const [status, response] of Object.entries(
        operation['responses'] as unknown as Record<string, Json>,
      )) {
        expect(status).toMatch(/^[2-5]\d\d$/);
        expect(String(response['description'])).not.toBe('');
      }
    }
  });

  test('names each parameter of a path once, and no path has a parameter that is not named', () => {
    for (const { path, operation } of allOperations()) {
      const parameters = operation['parameters'] as unknown as {
        name: string;
        in: string;
        required: boolean;
      }[];
      const inPath = parameters.filter((parameter) => parameter.in === 'path');

      expect(inPath.map((parameter) => parameter.name)).toEqual(
        [...path.matchAll(/{(\w+)}/g)].map((match) => match[1]),
      );
      expect(inPath.every((parameter) => parameter.required)).toBe(true);
      const keys = parameters.map((parameter) => `${parameter.in} ${parameter.name}`);
      expect(new Set(keys).size).toBe(keys.length);
    }
  });

  test('holds nothing that OpenAPI 3.0 does not know', () => {
    // OpenAPI 3.0.3, Schema Object: types are single words, null is `nullable`, bounds are numbers beside booleans.
    // Below `properties` stand names that we chose, and one of them may be `properties` as well.
    const walk = (value: Json, visit: (node: Record<string, Json>) => void, holdsNames = false): void => {
      if (typeof value !== 'object' || value === null) return;
      if (!Array.isArray(value) && !holdsNames) visit(value);
      for (const [key, child] of Object.entries(value as unknown as Record<string, Json>)) {
        walk(child, visit, key === 'properties' && !holdsNames);
      }
    };
    const references: string[] = [];
    const mistakes: unknown[] = [];
    walk(document, (node) => {
      const unknown = Object.keys(node).some((key) => /^(\$schema|\$defs|const|prefixItems|\$id)$/.test(key));
      const mistyped = 'properties' in node && node['type'] !== 'object';
      const listOfTypes = Array.isArray(node['type']);
      const listOfWhat = node['type'] === 'array' && !('items' in node);
      if (unknown || mistyped || listOfTypes || listOfWhat) mistakes.push(node);
      if (typeof node['$ref'] === 'string') references.push(node['$ref']);
    });
    expect(mistakes).toEqual([]);

    for (const reference of new Set(references)) {
      const target = reference
        .split('/')
        .slice(1)
        .reduce<Json | undefined>((node, key) => node?.[key], document);
      expect([reference, target]).toEqual([reference, expect.any(Object)]);
    }
  });

  test('asks for what must be there and leaves the rest to choice', () => {
    const parameters = operationOf('/addin-api/rooms', 'get')['parameters'] as unknown as {
      name: string;
      in: string;
      required: boolean;
      schema: Json;
    }[];
    const required = parameters.filter((parameter) => parameter.required).map((parameter) => parameter.name);

    expect(required).toEqual(['Foyer-Organization', 'start', 'end']);
    expect(parameters.find((parameter) => parameter.name === 'equipment')?.schema).toMatchObject({
      type: 'array',
    });
    expect(parameters.find((parameter) => parameter.name === 'start')?.schema).toEqual({
      type: 'string',
      format: 'date-time',
    });
  });

  test('says who may call: with a token, with an organization, or anybody', () => {
    expect(document['components']?.['securitySchemes']).toHaveProperty('bearer.scheme', 'bearer');
    expect(operationOf('/addin-api/me', 'get')['security']).toEqual([{ bearer: [] }]);
    expect(JSON.stringify(operationOf('/addin-api/me', 'get')['parameters'])).not.toContain(
      'Foyer-Organization',
    );
    expect(operationOf('/addin-api/dialog-sessions', 'post')['security']).toEqual([]);
  });

  test('lists the problems a caller can meet by status', () => {
    const responses = operationOf('/addin-api/rooms/{mailbox}', 'get')['responses'] as unknown as Record<
      string,
      Json
    >;

    expect(Object.keys(responses)).toEqual(['200', '400', '401', '403', '404', '422', '429', '503']);
    expect(String(responses['404']?.['description'])).toContain('room-not-found');
    expect(responses['404']?.['content']).toHaveProperty(['application/problem+json']);
  });
});

describe('the documentation page', () => {
  test('takes every file from this server and runs nothing inline', async () => {
    const { body } = await ask(app.url, '/api/docs', { headers: { host: 'localhost:3000' } });
    const addresses = [...body.matchAll(/(?:src|href)="([^"]*)"/g)].map((match) => String(match[1]));

    expect(addresses.length).toBeGreaterThan(2);
    for (const address of addresses) {
      expect(address).toMatch(/^\/api\/docs\//);
      expect([
        address,
        (await ask(app.url, address, { headers: { host: 'localhost:3000' } })).status,
      ]).toEqual([address, 200]);
    }
    expect(body).not.toMatch(/<script>|<style>| style=| on\w+=/);
  });

  test('serves no other file of the library', async () => {
    for (const file of ['package.json', 'index.html', 'swagger-ui-bundle.js.map', 'oauth2-redirect.html']) {
      const reply = await ask(app.url, `/api/docs/${file}`, { headers: { host: 'localhost:3000' } });
      expect([file, reply.status]).toEqual([file, 404]);
    }
  });
});
