import { useState } from 'react';
import type { z } from 'zod';
import { newerOf } from './newer.ts';

interface EditedOptions<Stored, Values> {
  readonly stored: Stored;
  /** What a refused change carries: the stored thing as it is now. */
  readonly schema: z.ZodType<Stored>;
  /** Why the last change was refused; null: it was not. */
  readonly problem: unknown;
  readonly valuesOf: (stored: Stored) => Values;
  readonly areAlike: (one: Values, other: Values) => boolean;
}

export interface Edited<Stored, Values> {
  readonly values: Values;
  readonly change: (changes: Partial<Values>) => void;
  /** Something differs from what was stored when the form was last in step with it. */
  readonly isTouched: boolean;
  /** The version that is being changed. */
  readonly version: number;
  /** What somebody else stored meanwhile, when that is why a change was refused. */
  readonly newer: Stored | null;
  /** Puts the form in step with what is stored. */
  readonly take: (stored: Stored) => void;
}

/**
 * The values in the form of something stored. While nothing is typed, what others save is simply shown; when somebody
 * else was faster, theirs is `newer` and mine stays.
 */
export function useEdited<Stored extends { readonly version: number }, Values extends object>({
  stored,
  schema,
  problem,
  valuesOf,
  areAlike,
}: EditedOptions<Stored, Values>): Edited<Stored, Values> {
  const [seen, setSeen] = useState(stored);
  const [values, setValues] = useState(() => valuesOf(stored));
  const isTouched = !areAlike(values, valuesOf(seen));
  const take = (next: Stored) => {
    setSeen(next);
    setValues(valuesOf(next));
  };
  if (!isTouched && stored.version > seen.version) take(stored);
  return {
    values,
    change: (changes) => setValues((before) => ({ ...before, ...changes })),
    isTouched,
    version: seen.version,
    newer: newerOf(problem, schema),
    take,
  };
}
