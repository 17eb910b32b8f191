import type { Role } from '../../../contract/access.ts';
import type { Caller } from '../../kernel/caller.ts';
import { Problem } from '../../kernel/problem.ts';
import { isOwner } from './roles.ts';

/** Throws `owner-needed` when the role is that of an owner and the caller is none: nobody lifts themselves up. */
export function requireOwnerFor(caller: Caller, role: Role): void {
  if (role !== 'owner' || isOwner(caller)) return;
  throw new Problem(
    'owner-needed',
    'Only an owner gives and takes the role of an owner. Ask one of them to do it.',
  );
}
