import { use } from 'react';
import type { FileEncoding } from '../../contract/file-import.ts';
import { HostImportReport, importGroup, listListedHosts } from '../../contract/listed-hosts.ts';
import type { ReceptionId } from '../../contract/visitor-ids.ts';
import { SendImportContext } from '../imports/send-file.ts';
import { useTried } from '../imports/use-tried.ts';
import { useStale } from '../shell/reading.ts';
import { useSession } from '../shell/session.ts';

export interface HostImportChoices {
  readonly source: 'file' | 'group';
  readonly file: File | null;
  readonly encoding: FileEncoding;
  readonly group: { readonly tenantId: string; readonly id: string; readonly name: string } | null;
  readonly isWhole: boolean;
}

/** Tries a file, or a group, on the list of a reception and then imports it. `version`: of the list as it was seen. */
export function useHostImport(reception: ReceptionId, version: number, choices: HostImportChoices) {
  const sendImport = use(SendImportContext);
  const { call, organization } = useSession();
  const stale = useStale();
  const run = async (
    { source, file, encoding, group, isWhole }: HostImportChoices,
    isDryRun: boolean,
  ): Promise<HostImportReport | null> => {
    if (source === 'group') {
      if (group === null) return null;
      const { tenantId, id } = group;
      const body = { group: { tenantId, id }, isDryRun, isWhole };
      return await call(importGroup, { params: { id: reception }, version, body });
    }
    if (file === null) return null;
    const query = new URLSearchParams({ isDryRun: String(isDryRun), isWhole: String(isWhole), encoding });
    const path = `/portal-api/receptions/${reception}/listed-hosts/import?${query}`;
    return await sendImport(path, { content: file, version }, HostImportReport, organization.id);
  };
  return useTried(choices, async (chosen: HostImportChoices, isDryRun) => {
    try {
      const report = await run(chosen, isDryRun);
      if (report?.isImported) stale(listListedHosts);
      return report;
    } catch (error) {
      stale(listListedHosts); // the next try is about what is there now
      throw error;
    }
  });
}
