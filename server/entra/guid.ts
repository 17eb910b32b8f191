/** A GUID exactly as Entra writes one: lower case with hyphens, so that equal ids are equal text. */
export function isGuid(value: unknown): value is string {
  return typeof value === 'string' && /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(value);
}
