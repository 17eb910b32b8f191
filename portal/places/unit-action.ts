import type { UnitReply } from '../../contract/organization.ts';

/** What is being done to which place. */
export type UnitAction =
  | { readonly kind: 'add'; readonly parent: UnitReply | null }
  | { readonly kind: 'edit' | 'remove'; readonly unit: UnitReply };
