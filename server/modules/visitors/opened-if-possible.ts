import type { OrganizationId } from '../../../contract/primitives.ts';
import { SecretError } from '../../secrets/index.ts';
import type { Secrets } from '../../secrets/index.ts';
import type { Visitor } from './visitor.ts';
import { opened } from './visitors.store.ts';
import type { SealedVisitor } from './visitors.store.ts';

/** With the contact opened; null: it cannot be, and nobody could tell them from others of the name. */
export function openedIfPossible(
  secrets: Pick<Secrets, 'open'>,
  organization: OrganizationId,
  visitor: SealedVisitor,
): Visitor | null {
  try {
    return opened(secrets, organization, visitor);
  } catch (error) {
    if (error instanceof SecretError) return null;
    throw error;
  }
}
