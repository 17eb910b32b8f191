import { types } from 'node:util';
import { errorCode } from '../kernel/error-code.ts';
import { isLostConnection } from '../kernel/lost-connection.ts';
import { Problem } from '../kernel/problem.ts';

/**
 * The errors of Express, its parts and the database driver in our words. Anything that is no client mistake known here is a bug: 500.
 * A status alone comes back for a client mistake that has no code of its own, such as an unsatisfiable range.
 */
export function toProblem(error: unknown): Problem | number {
  if (error instanceof Problem) return error;
  if (!types.isNativeError(error)) return 500;

  const trouble = ofDatabase(error);
  if (trouble !== null) return trouble;
  const status: unknown = Reflect.get(error, 'status');
  const type: unknown = Reflect.get(error, 'type');
  if (typeof type === 'string') return ofBodyParser(type, error) ?? 500;
  if (error.name === 'URIError' && status === 400) {
    const errors = [{ pointer: '/params', detail: 'is not valid percent-encoding' }];
    return new Problem('invalid-request', 'The address is not written correctly.', { errors });
  }
  if (status === 404) return notFound();
  return typeof status === 'number' && status >= 400 && status < 500 ? status : 500;
}

export function notFound(): Problem {
  return new Problem('not-found', 'There is nothing at this address.');
}

/** What is wrong with the database, as far as the error says so; null: nothing. */
function ofDatabase(cause: Error): Problem | null {
  const later = { retryAfterSeconds: 5 };
  if (CROWDED_OUT.has(errorCode(cause) ?? '')) {
    const detail =
      'So many are changing the same thing at this moment that this did not get its turn. Nothing was changed.';
    return new Problem('overloaded', detail, later, { cause });
  }
  const trouble = troubleIn(cause);
  return trouble === null ? null : new Problem('storage-unavailable', trouble, later, { cause });
}

function troubleIn(error: Error): string | null {
  if (isLostConnection(error)) return 'The connection to the database was lost.';
  if (isShortOfResources(error)) return 'The database has too few resources for this at the moment.';
  return errorCode(error) === READ_ONLY
    ? 'The database takes no changes at the moment; what it holds can still be read.'
    : null;
}

/**
 * PostgreSQL, appendix A: a lock or a statement took longer than Foyer waits (`lock_timeout`, `statement_timeout`), or two
 * transactions waited for each other and this one had to give way. Each of them undoes the whole transaction.
 */
const CROWDED_OUT = new Set(['55P03', '57014', '40P01', '40001']);

/** PostgreSQL, appendix A: a change where only reading is allowed, as on a standby or while a disk is looked after. */
const READ_ONLY = '25006';

/** Too few resources for now: a full disk, too little memory, too many connections (class 53 of SQLSTATE). */
function isShortOfResources(error: Error): boolean {
  return /^53[0-3]00$/.test(errorCode(error) ?? '');
}

function ofBodyParser(type: string, cause: Error): Problem | undefined {
  switch (type) {
    case 'entity.too.large':
      return new Problem('body-too-large', 'The body is larger than this address takes.', {}, { cause });
    case 'entity.parse.failed':
    case 'request.aborted':
    case 'request.size.invalid':
      return new Problem('malformed-body', 'The body is not a whole JSON object or array.', {}, { cause });
    case 'encoding.unsupported':
    case 'charset.unsupported':
      return new Problem(
        'unsupported-media-type',
        'Send the body as JSON in UTF-8, uncompressed.',
        {},
        { cause },
      );
    default:
      return undefined;
  }
}
