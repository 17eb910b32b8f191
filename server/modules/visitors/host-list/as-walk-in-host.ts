import type { WalkInHost } from '../visitor.ts';

/** A host of a list as a visit remembers whom it is to: it is told at the address, and nothing of the list has to last. */
export function asWalkInHost({ name, mail }: { readonly name: string; readonly mail: string }): WalkInHost {
  return { name, mail, tenantId: null, objectId: null };
}
