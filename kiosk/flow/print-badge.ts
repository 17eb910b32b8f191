import { fetchFile } from '../../ui/api/fetch-file.ts';
import { printContent } from '../../ui/print/print-content.ts';
import type { PrintBadge } from './badge-for.ts';

/** By the browser of the device: it asks nobody when it was started for a kiosk. */
export const printBadge: PrintBadge = async (visit) => {
  const { content } = await fetchFile(`/kiosk-api/visits/${visit}/badge`, { organization: null });
  return printContent(content);
};
