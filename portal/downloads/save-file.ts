import { createContext } from 'react';
import type { OrganizationId } from '../../contract/primitives.ts';
import { fetchFile } from '../../ui/api/fetch-file.ts';

/** Fetches a file below `/portal-api` in an organization and gives it to the person to keep. Throws as a call does. */
export type SaveFile = (path: string, organization: OrganizationId) => Promise<void>;

/** How long a browser may take to begin saving before the content is let go. */
const KEEP_MS = 60_000;

const saveInBrowser: SaveFile = async (path, organization) => {
  const { name, content } = await fetchFile(path, { organization });
  const url = URL.createObjectURL(content);
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), KEEP_MS);
};

export const SaveFileContext = createContext<SaveFile>(saveInBrowser);
