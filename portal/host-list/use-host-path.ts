import { useTranslation } from 'react-i18next';
import { listReceptions } from '../../contract/receptions.ts';
import type { ReceptionId } from '../../contract/visitor-ids.ts';
import type { PathStep } from '../shell/Page.tsx';
import { useReading } from '../shell/reading.ts';

/** What a reception is called, and the way to its page and, with `isBelow`, to its list of hosts. */
export function useHostPath(
  id: ReceptionId,
  isBelow = false,
): { readonly title: string; readonly path: readonly PathStep[] } {
  const { t } = useTranslation('portal');
  const name = useReading(listReceptions).data?.receptions.find((one) => one.id === id)?.name;
  const title = name === undefined ? t('hostList.title') : t('hostList.titleOf', { name });
  const path = [
    { label: t('shell.adminCenter') },
    { label: t('receptions.title'), to: '/receptions' },
    ...(name === undefined ? [] : [{ label: name, to: `/receptions/${id}` }]),
    ...(isBelow ? [{ label: t('hostList.title'), to: `/receptions/${id}/hosts` }] : []),
  ];
  return { title, path };
}
