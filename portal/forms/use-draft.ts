import { useState } from 'react';
import { usePortalDeps } from '../shell/portal-context.ts';

export interface Draft<T> {
  readonly values: T;
  readonly change: (changes: Partial<T>) => void;
  /** Sent, or given up: nothing is kept any longer. */
  readonly forget: () => void;
}

/**
 * What is being typed into a form, all texts. It outlives an ended session and a reload of the page, in this tab only and
 * only for the person and place that `key` names; the fields in `secrets` are never kept anywhere.
 */
export function useDraft<T extends Record<keyof T, string>>(
  key: string,
  initial: T,
  secrets: readonly (keyof T)[] = [],
): Draft<T> {
  const { drafts } = usePortalDeps();
  const name = `foyer.draft.${key}`;
  const [values, setValues] = useState<T>(() => ({ ...initial, ...keptTexts(drafts.read(name), initial) }));
  return {
    values,
    change: (changes) => {
      const changed = { ...values, ...changes };
      setValues(changed);
      const blanked = Object.fromEntries(secrets.map((secret) => [secret, '']));
      drafts.keep(name, JSON.stringify({ ...changed, ...blanked }));
    },
    forget: () => drafts.forget(name),
  };
}

/** The fields that the form still has; anything else in the draft is of an older form. */
function keptTexts<T extends Record<keyof T, string>>(text: string | null, initial: T): Partial<T> {
  try {
    const kept: unknown = JSON.parse(text ?? '{}');
    const entries = typeof kept === 'object' && kept !== null ? Object.entries(kept) : [];
    const known = entries.filter(([field, value]) => field in initial && typeof value === 'string');
    return Object.fromEntries(known) as Partial<T>; // each is a field of the form and a text, as just seen
  } catch {
    return {};
  }
}
