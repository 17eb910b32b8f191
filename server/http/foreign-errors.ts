import { types } from 'node:util';
import { errorCode } from '../kernel/error-code.ts';
import { Problem } from '../kernel/problem.ts';

/**
 * The errors of Express, its parts and the database driver in our words. Anything that is no client mistake known here is a bug: 500.
 * A status alone comes back for a client mistake that has no code of its own, such as an unsatisfiable range.
 */
export function toProblem(error: unknown): Problem | number {
  if (error instanceof Problem) return error;
  if (!types.isNativeError(error)) return 500;

  if (isLostDatabase(error)) {
    const detail = 'The connection to the database was lost.';
    return new Problem('storage-unavailable', detail, { retryAfterSeconds: 5 }, { cause: error });
  }
  const status: unknown = Reflect.get(error, 'status');
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

/** Classes of SQLSTATE (PostgreSQL, appendix A): connection exceptions, too few resources, shut down by an operator. */
function isLostDatabase(error: Error): boolean {
  return (
    /^(08...|53[0-3]00|57P0[1-5])$/.test(errorCode(error) ?? '') ||
    error.message.startsWith('Connection terminated')
  );
}
