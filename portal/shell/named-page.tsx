import { use } from 'react';
import type { ComponentType } from 'react';
import type { Permission } from '../../contract/route.ts';
import { NoAnswer } from '../../ui/api/call-error.ts';

/** A page of the portal: where it lies, who may open it, and its code, loaded when it is asked for. */
export interface PageRoute {
  /** Below `/portal`; `:name` stands for one part, which the page reads with wouter's `useParams`. */
  readonly path: string;
  readonly permission: Permission | null;
  readonly page: ComponentType;
}

/**
 * A page from its own file, under the name that the file gives it. A file that does not come (no network, or a newer
 * version of the portal took its place) is asked for again when the page is drawn again.
 */
export function named<K extends string>(
  load: () => Promise<Record<K, ComponentType>>,
  name: K,
): ComponentType {
  let loading: Promise<Record<K, ComponentType>> | null = null;
  const read = async () => {
    try {
      return await load();
    } catch (error) {
      loading = null;
      throw new NoAnswer(navigator.onLine ? 'unreachable' : 'offline', { cause: error });
    }
  };
  return function LoadedPage() {
    const PageOfFile: ComponentType = use((loading ??= read()))[name];
    return <PageOfFile />;
  };
}
