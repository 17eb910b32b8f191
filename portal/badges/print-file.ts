import { createContext } from 'react';
import type { OrganizationId } from '../../contract/primitives.ts';
import { fetchFile } from '../../ui/api/fetch-file.ts';

/** Fetches a PDF below `/portal-api` in an organization and opens the print dialog for it. Throws as a call does. */
export type PrintFile = (path: string, organization: OrganizationId) => Promise<void>;

let last: (() => void) | null = null;

/** The file lies in a frame that nobody sees, because a page cannot print another one; it stays until the next is printed. */
const printInBrowser: PrintFile = async (path, organization) => {
  const { content } = await fetchFile(path, { organization });
  last?.();
  const url = URL.createObjectURL(content);
  const frame = document.createElement('iframe');
  // A frame that is not shown at all is not printed by every browser.
  Object.assign(frame.style, { position: 'fixed', width: '1px', height: '1px', opacity: '0', border: '0' });
  frame.ariaHidden = 'true';
  frame.tabIndex = -1;
  frame.addEventListener('load', () => frame.contentWindow?.print());
  frame.src = url;
  document.body.append(frame);
  last = () => {
    frame.remove();
    URL.revokeObjectURL(url);
  };
};

export const PrintFileContext = createContext<PrintFile>(printInBrowser);
