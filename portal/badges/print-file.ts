import { createContext } from 'react';
import type { OrganizationId } from '../../contract/primitives.ts';
import { fetchFile } from '../../ui/api/fetch-file.ts';
import { printContent } from '../../ui/print/print-content.ts';

/** Fetches a PDF below `/portal-api` in an organization and opens the print dialog for it. Throws as a call does. */
export type PrintFile = (path: string, organization: OrganizationId) => Promise<void>;

const printInBrowser: PrintFile = async (path, organization) => {
  printContent((await fetchFile(path, { organization })).content);
};

export const PrintFileContext = createContext<PrintFile>(printInBrowser);
