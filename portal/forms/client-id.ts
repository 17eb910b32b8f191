import { useRef } from 'react';
import { usePortalDeps } from '../shell/portal-context.ts';

/** The same for several things that are made together: so many ids, which stay as long as the content does. */
export function useClientIds(): {
  readonly idsFor: (content: unknown, count: number) => readonly string[];
  readonly answered: () => void;
} {
  const { newId } = usePortalDeps();
  const last = useRef<{ content: string; ids: readonly string[] } | null>(null);
  return {
    idsFor: (content, count) => {
      const text = JSON.stringify(content);
      if (last.current?.content !== text)
        last.current = { content: text, ids: Array.from({ length: count }, newId) };
      return last.current.ids;
    },
    answered: () => {
      last.current = null;
    },
  };
}

/**
 * The id of a thing that is being made. The same content keeps its id, so that sending it again after a lost answer makes
 * no second thing; other content, or content that was answered, is another thing with another id.
 */
export function useClientId(): {
  readonly idFor: (content: unknown) => string;
  readonly answered: () => void;
} {
  const { newId } = usePortalDeps();
  const last = useRef<{ content: string; id: string } | null>(null);
  return {
    idFor: (content) => {
      const text = JSON.stringify(content);
      if (last.current?.content !== text) last.current = { content: text, id: newId() };
      return last.current.id;
    },
    answered: () => {
      last.current = null;
    },
  };
}
