import { Checkbox } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import type { KnownRecord } from '../../contract/personal-data.ts';
import { DataTable } from '../../ui/table/DataTable.tsx';
import { useMoment } from '../shell/session.ts';

type Key = Pick<KnownRecord, 'kind' | 'id'>;

interface FoundRecordsProps {
  readonly records: readonly KnownRecord[];
  readonly chosen: readonly Key[];
  readonly onChange: (chosen: readonly Key[]) => void;
}

/** Entries in which the person may stand beside their visits. */
export function FoundRecords({ records, chosen, onChange }: FoundRecordsProps) {
  const { t } = useTranslation('portal');
  const moment = useMoment();
  const isChosen = (record: Key) => chosen.some((one) => isSame(one, record));
  return (
    <DataTable
      label={t('personalData.records.found', { count: records.length })}
      rows={records}
      keyOf={({ kind, id }) => `${kind} ${id}`}
      columns={[
        {
          name: t('personalData.records.who'),
          renderCell: (record) => (
            <Checkbox
              label={<bdi>{record.name}</bdi>}
              aria-label={t('personalData.records.choose', {
                name: record.name,
                what: t(`personalData.records.whats.${record.kind}`),
                where: record.where,
              })}
              checked={isChosen(record)}
              onChange={() =>
                onChange(
                  isChosen(record) ? chosen.filter((one) => !isSame(one, record)) : [...chosen, record],
                )
              }
            />
          ),
        },
        {
          name: t('personalData.records.what'),
          renderCell: ({ kind }) => t(`personalData.records.whats.${kind}`),
        },
        {
          name: t('personalData.columns.reached'),
          renderCell: ({ mail }) => mail ?? t('personalData.noContact'),
        },
        {
          name: t('personalData.records.where'),
          renderCell: ({ where, at }) => [where, ...(at === null ? [] : [moment(at)])].join(', '),
        },
      ]}
    />
  );
}

function isSame(one: Key, other: Key): boolean {
  return one.kind === other.kind && one.id === other.id;
}
