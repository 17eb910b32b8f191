import { use } from 'react';
import type { FileEncoding } from '../../contract/file-import.ts';
import { ImportReport } from '../../contract/menu-import.ts';
import type { DecimalMark } from '../../contract/menu-import.ts';
import { readMenu } from '../../contract/menus.ts';
import type { MenuReply } from '../../contract/menus.ts';
import { SendImportContext } from '../imports/send-file.ts';
import { useTried } from '../imports/use-tried.ts';
import { useStale } from '../shell/reading.ts';
import { useSession } from '../shell/session.ts';

export interface ImportChoices {
  readonly file: File | null;
  readonly encoding: FileEncoding;
  /** Null: the prices themselves must tell. */
  readonly decimal: DecimalMark | null;
}

/** Tries a file on a menu and then imports it. */
export function useImport(menu: MenuReply, choices: ImportChoices) {
  const sendImport = use(SendImportContext);
  const { organization } = useSession();
  const stale = useStale();
  return useTried(choices, async ({ file, encoding, decimal }, isDryRun) => {
    if (file === null) return null;
    const query = new URLSearchParams({ isDryRun: String(isDryRun), encoding, ...(decimal && { decimal }) });
    const path = `/portal-api/providers/${menu.provider.id}/menu/import?${query}`;
    try {
      const sent = { content: file, version: menu.version };
      const report = await sendImport(path, sent, ImportReport, organization.id);
      if (report.isImported) stale(readMenu);
      return report;
    } catch (error) {
      stale(readMenu); // the next try is about what is there now
      throw error;
    }
  });
}
