import type { Caller } from '../../kernel/caller.ts';

/** Who made a change. */
export interface Actor {
  /** `system`: the product by itself; `operator`: a command on the server; `api-key`: a program; `kiosk`: a visitor at one. */
  readonly kind: 'person' | 'system' | 'operator' | 'api-key' | 'kiosk';
  readonly name: string;
  readonly tenantId: string | null;
  readonly objectId: string | null;
}

/** One change, to be recorded in the transaction that makes it. `before` and `after` are plain JSON without secrets. */
export interface AuditRecord {
  readonly actor: Actor;
  /** `<subject>.<past tense>`, e.g. `calendar.added`. */
  readonly action: string;
  readonly subject: { readonly kind: string; readonly id: string; readonly name: string };
  /** What led to it: `portal`, `access proof`, `sign-up`, … */
  readonly cause: string;
  readonly before?: unknown;
  readonly after?: unknown;
  readonly requestId?: string | null;
}

export const system: Actor = { kind: 'system', name: 'Foyer', tenantId: null, objectId: null };

/** The part of a record that says who asked for the change: a person through the portal, a program with its key, or a kiosk. */
export function askedBy(caller: Caller): Pick<AuditRecord, 'actor' | 'cause' | 'requestId'> {
  const { name, tenantId, objectId, requestId, isApiKey = false, kiosk } = caller;
  if (isApiKey) {
    return { actor: { kind: 'api-key', name, tenantId: null, objectId: null }, cause: 'api', requestId };
  }
  if (kiosk) {
    return { actor: { kind: 'kiosk', name, tenantId: null, objectId }, cause: 'kiosk', requestId };
  }
  return { actor: { kind: 'person', name, tenantId, objectId }, cause: 'portal', requestId };
}
