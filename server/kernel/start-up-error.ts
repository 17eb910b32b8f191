/**
 * Why the product cannot start, for the operator who reads it in a terminal: what happened, why, and what to do.
 * The message is printed as it is, without a stack; what only a developer needs goes into `cause`.
 */
export class StartUpError extends Error {
  override readonly name = 'StartUpError';
}
