import { useState } from 'react';
import type { previewItem, previewProvider } from '../../contract/rule-preview.ts';
import type { RouteReply } from '../../contract/route.ts';

export type PreviewPage = RouteReply<typeof previewProvider | typeof previewItem>;

export interface Preview {
  /** Null: nobody has looked yet, or what was looked at is not what stands in the form any more. */
  readonly pages: readonly PreviewPage[] | null;
  readonly look: () => void;
  readonly more: () => void;
}

/**
 * What a change would touch, looked up when somebody asks. `typed` is what stands in the form: what was found counts for
 * exactly that. `read` gives null when it was refused.
 */
export function usePreview(
  typed: string,
  read: (after: string | null) => Promise<PreviewPage | null>,
): Preview {
  const [found, setFound] = useState<{ typed: string; pages: readonly PreviewPage[] } | null>(null);
  const pages = found?.typed === typed ? found.pages : null;
  const add = async (before: readonly PreviewPage[]) => {
    const page = await read(before.at(-1)?.next ?? null);
    if (page === null) return;
    setFound({ typed, pages: [...before, page] });
  };
  return { pages, look: () => void add([]), more: () => void add(pages ?? []) };
}
