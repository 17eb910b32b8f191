import { types } from 'node:util';
import { errorCode } from '../kernel/error-code.ts';
import { Problem } from '../kernel/problem.ts';
import { StartUpError } from '../kernel/start-up-error.ts';

/** Everything a log line may say besides level, time and message. Identifiers and figures; never words of a person. */
const ALLOWED = new Set([
  'attempt',
  'bytes',
  'caller',
  'check',
  'code',
  'count',
  'directory',
  'entraTenant',
  'exchangeCode',
  'integration',
  'job',
  'kind',
  'method',
  'migration',
  'ms',
  'operation',
  'organization',
  'port',
  'reason',
  'requestId',
  'retryAfterSeconds',
  'route',
  'rows',
  'service',
  'status',
  'traceId',
  'url',
  'version',
]);

const LONGEST_TEXT = 200;
const DEEPEST_CAUSE = 4;

/** The allowed fields of an object, with plain values only; an error under `err` becomes its facts. */
export function allowedFields(given: object): Record<string, unknown> {
  const kept: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(given)) {
    if (key === 'err') kept[key] = errorFacts(value);
    else if (ALLOWED.has(key) && isPlain(value)) kept[key] = value;
  }
  return kept;
}

/**
 * What a log may know about an error: its kind, its code and where it was thrown. Texts are kept for our own errors
 * only, which promise to name nobody; those of others may quote a row, a body or a token.
 */
function errorFacts(error: unknown, depth = 0): Record<string, unknown> {
  if (!types.isNativeError(error)) return { name: typeof error };

  const speakable = error instanceof Problem || error instanceof StartUpError;
  const code = errorCode(error);
  return {
    name: error.name.slice(0, LONGEST_TEXT),
    ...(speakable && { text: error.message }),
    ...(code !== undefined && isWord(code) && { code }),
    ...(error instanceof Problem && error.extra.exchangeCode && { exchangeCode: error.extra.exchangeCode }),
    at: framesOf(error),
    ...(error.cause !== undefined && depth < DEEPEST_CAUSE && { cause: errorFacts(error.cause, depth + 1) }),
  };
}

/** The stack without its first lines, which repeat the message, however many lines that has. */
function framesOf(error: Error): readonly string[] {
  return (error.stack ?? '')
    .split('\n')
    .filter((line) => /^ {4}at .+:\d+:\d+\)?$/.test(line))
    .slice(0, 12)
    .map((line) => line.trim().slice(0, LONGEST_TEXT));
}

function isPlain(value: unknown): boolean {
  if (typeof value === 'string') return value.length <= LONGEST_TEXT;
  return value === null || typeof value === 'number' || typeof value === 'boolean';
}

/** Codes of Node (`ECONNRESET`), PostgreSQL (`23505`) and our own (`room-not-found`): words without spaces. */
function isWord(code: string): boolean {
  return /^[A-Za-z0-9_-]{1,60}$/.test(code);
}
