import { errorCode } from './error-code.ts';

/**
 * Whether an error says that the connection to the database is gone: SQLSTATE classes 08 (connection exception) and 57P0x
 * (ended by an operator; PostgreSQL, appendix A), a socket that was closed, or the driver's words for it, which have no code.
 */
export function isLostConnection(error: unknown): boolean {
  if (/^(08...|57P0[1-5]|ECONNRESET|EPIPE)$/.test(errorCode(error) ?? '')) return true;
  const said: unknown =
    typeof error === 'object' && error !== null ? Reflect.get(error, 'message') : undefined;
  return (
    typeof said === 'string' &&
    /^(Connection terminated|Client has encountered a connection error)/.test(said)
  );
}
