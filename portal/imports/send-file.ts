import { createContext } from 'react';
import type { z } from 'zod';
import type { OrganizationId } from '../../contract/primitives.ts';
import { sendFile } from '../../ui/api/send-file.ts';

/** Sends a file to be imported and gives the parsed report. Throws as a call does. */
export type SendImport = <S extends z.ZodType>(
  path: string,
  file: { readonly content: Blob; readonly version: number },
  reply: S,
  organization: OrganizationId,
) => Promise<z.output<S>>;

const sendFromBrowser: SendImport = (path, { content, version }, reply, organization) =>
  sendFile(path, { content, version, type: 'text/csv' }, reply, { organization });

export const SendImportContext = createContext<SendImport>(sendFromBrowser);
