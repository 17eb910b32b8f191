import type { FieldError } from '../../contract/problem.ts';
import type { Route, RouteInput } from '../../contract/route.ts';
import { Problem } from '../kernel/problem.ts';

type Part = 'params' | 'query' | 'body';
type Issue = {
  readonly code?: string | undefined;
  readonly path: readonly PropertyKey[];
  readonly message: string;
};

/** A request with thousands of mistakes is an attack or a bug; nobody reads more than these. */
const MOST_ERRORS = 100;

/**
 * Parses the three parts of a request by the schemas of its route.
 * Throws one Problem `invalid-request` that lists the mistakes of all parts, each with its RFC 6901 pointer.
 */
export function parseRequest<R extends Route>(
  route: R,
  given: Readonly<Record<Part, unknown>>,
): RouteInput<R> {
  const errors: FieldError[] = [];
  const read = (part: Part): unknown => {
    const parsed = route[part].safeParse(given[part]);
    if (parsed.success) return parsed.data;
    errors.push(...parsed.error.issues.flatMap((issue) => mistakes(part, issue, given[part])));
    return undefined;
  };
  const input = { params: read('params'), query: read('query'), body: read('body') };

  if (errors.length > 0) throw invalid(route, errors);
  return input as RouteInput<R>; // each part came out of the schema that gives it its type
}

/** Programs are told apart what is wrong with the address and what with the body, by the status that HTTP has for each. */
function invalid({ api }: Pick<Route, 'api'>, errors: readonly FieldError[]): Problem {
  const isOfAddress = api === 'api/v1' && errors.some(({ pointer: at }) => !at.startsWith('/body'));
  const detail =
    errors.length === 1
      ? 'One value is not right; it is named in errors.'
      : `${errors.length} values are not right; they are named in errors.`;
  return new Problem(isOfAddress ? 'invalid-parameter' : 'invalid-request', detail, {
    errors: errors.slice(0, MOST_ERRORS),
  });
}

function mistakes(
  part: Part,
  issue: Issue & { readonly keys?: readonly string[] },
  given: unknown,
): FieldError[] {
  if (issue.code === 'unrecognized_keys') {
    return (issue.keys ?? []).map((key) => ({
      pointer: pointer([part, ...issue.path, key]),
      detail: 'is not known here',
    }));
  }
  return [{ pointer: pointer([part, ...issue.path]), detail: sentence(part, issue, given) }];
}

function sentence(part: Part, issue: Issue, given: unknown): string {
  const value = issue.path.length === 1 ? valueAt(given, issue.path[0]) : given;
  if (value === undefined && issue.path.length > 0) return 'is missing';
  const mayRepeat = issue.code !== 'invalid_type';
  if (part === 'query' && issue.path.length === 1 && Array.isArray(value) && !mayRepeat) {
    return 'may be given only once';
  }
  return issue.message;
}

function valueAt(given: unknown, key: PropertyKey | undefined): unknown {
  if (typeof given !== 'object' || given === null || key === undefined) return undefined;
  return Object.hasOwn(given, key) ? Reflect.get(given, key) : undefined;
}

/** RFC 6901: `~` is written `~0` and `/` is written `~1`. */
function pointer(path: readonly PropertyKey[]): string {
  return path.map((step) => `/${String(step).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
}
