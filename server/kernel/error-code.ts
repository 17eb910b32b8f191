/**
 * The code that Node, PostgreSQL and most libraries put on their errors, e.g. `ENOENT`, `23505`. Undefined when there is
 * none. Looks at the shape only, because an error of another realm is no instance of our Error.
 */
export function errorCode(error: unknown): string | undefined {
  if (typeof error !== 'object' || error === null) return undefined;
  const code: unknown = Reflect.get(error, 'code');
  return typeof code === 'string' ? code : undefined;
}
