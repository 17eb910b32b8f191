import { createContext, use, useState } from 'react';
import { ImportReport } from '../../contract/menu-import.ts';
import type { DecimalMark, FileEncoding } from '../../contract/menu-import.ts';
import { readMenu } from '../../contract/menus.ts';
import type { MenuReply } from '../../contract/menus.ts';
import type { OrganizationId } from '../../contract/primitives.ts';
import { sendFile } from '../../ui/api/send-file.ts';
import { useStale } from '../shell/reading.ts';
import { useSession } from '../shell/session.ts';

/** Sends a file of items to be imported. Throws as a call does. */
export type SendItems = (
  path: string,
  file: { readonly content: Blob; readonly version: number },
  organization: OrganizationId,
) => Promise<ImportReport>;

const sendFromBrowser: SendItems = (path, { content, version }, organization) =>
  sendFile(path, { content, version, type: 'text/csv' }, ImportReport, { organization });

export const SendItemsContext = createContext<SendItems>(sendFromBrowser);

export interface ImportChoices {
  readonly file: File | null;
  readonly encoding: FileEncoding;
  /** Null: the prices themselves must tell. */
  readonly decimal: DecimalMark | null;
}

interface Importing {
  readonly report: ImportReport | null;
  readonly problem: unknown;
  readonly isSending: boolean;
  readonly send: (isDryRun: boolean) => Promise<ImportReport | null>;
}

/** Tries a file on a menu and then imports it; what was tried with other choices is forgotten. */
export function useImport(menu: MenuReply, choices: ImportChoices): Importing {
  const sendItems = use(SendItemsContext);
  const { organization } = useSession();
  const stale = useStale();
  const [outcome, setOutcome] = useState<{
    of: ImportChoices;
    report: ImportReport | null;
    problem: unknown;
  }>();
  const [isSending, setSending] = useState(false);
  const isAbout = outcome?.of === choices;

  const send = async (isDryRun: boolean) => {
    const { file, encoding, decimal } = choices;
    if (file === null || isSending) return null;
    setSending(true);
    const query = new URLSearchParams({ isDryRun: String(isDryRun), encoding, ...(decimal && { decimal }) });
    const path = `/portal-api/providers/${menu.provider.id}/menu/import?${query}`;
    try {
      const report = await sendItems(path, { content: file, version: menu.version }, organization.id);
      setOutcome({ of: choices, report, problem: null });
      if (report.isImported) stale(readMenu);
      return report;
    } catch (error) {
      setOutcome({ of: choices, report: null, problem: error });
      stale(readMenu); // the next try is about what is there now
      return null;
    } finally {
      setSending(false);
    }
  };
  return {
    report: isAbout ? outcome.report : null,
    problem: isAbout ? outcome.problem : null,
    isSending,
    send,
  };
}
