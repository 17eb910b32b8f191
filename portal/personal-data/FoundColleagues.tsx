import { Checkbox } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import type { KnownColleague } from '../../contract/personal-data.ts';
import { DataTable } from '../../ui/table/DataTable.tsx';

interface FoundColleaguesProps {
  readonly colleagues: readonly KnownColleague[];
  readonly chosen: readonly Pick<KnownColleague, 'tenantId' | 'id'>[];
  readonly onChange: (chosen: readonly Pick<KnownColleague, 'tenantId' | 'id'>[]) => void;
}

/** Colleagues who told the room finder something of themselves, or for whom somebody or something came to a desk. */
export function FoundColleagues({ colleagues, chosen, onChange }: FoundColleaguesProps) {
  const { t } = useTranslation('portal');
  const isChosen = (person: KnownColleague) => chosen.some((one) => isSame(one, person));
  return (
    <DataTable
      label={t('personalData.colleagues.found', { count: colleagues.length })}
      rows={colleagues}
      keyOf={({ tenantId, id }) => `${tenantId} ${id}`}
      columns={[
        {
          name: t('personalData.colleagues.who'),
          renderCell: (person) => (
            <Checkbox
              label={<bdi>{person.name}</bdi>}
              checked={isChosen(person)}
              onChange={() =>
                onChange(
                  isChosen(person) ? chosen.filter((one) => !isSame(one, person)) : [...chosen, person],
                )
              }
            />
          ),
        },
        {
          name: t('personalData.columns.reached'),
          renderCell: ({ mail }) => mail ?? t('personalData.noContact'),
        },
        {
          name: t('personalData.colleagues.told'),
          renderCell: ({ favorites, hasPlace, hosted }) =>
            [
              ...(favorites > 0 ? [t('personalData.colleagues.favorites', { count: favorites })] : []),
              ...(hasPlace ? [t('personalData.colleagues.place')] : []),
              ...(hosted > 0 ? [t('personalData.colleagues.hosted', { count: hosted })] : []),
            ].join(', '),
        },
      ]}
    />
  );
}

function isSame(
  one: Pick<KnownColleague, 'tenantId' | 'id'>,
  other: Pick<KnownColleague, 'tenantId' | 'id'>,
): boolean {
  return one.tenantId === other.tenantId && one.id === other.id;
}
