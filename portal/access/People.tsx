import { Body1, Caption1, makeStyles } from '@fluentui/react-components';
import { WarningRegular } from '@fluentui/react-icons';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { listRoles } from '../../contract/access.ts';
import type { listPeople } from '../../contract/access.ts';
import type { RouteReply } from '../../contract/route.ts';
import { DataTable } from '../../ui/table/DataTable.tsx';
import { TextField } from '../forms/fields.tsx';
import { PageLink } from '../shell/PageLink.tsx';
import { useReading } from '../shell/reading.ts';

type Person = RouteReply<typeof listPeople>['people'][number];

/** A directory may hold thousands; a page that draws them all is slow, and searching is quicker than scrolling. */
const MOST_SHOWN = 200;

const useStyles = makeStyles({
  search: { maxWidth: '420px' },
  list: { margin: 0, padding: 0, listStyleType: 'none' },
});

/** People by name, found as one types; those with something missing come with the reason. */
export function People({ people }: { readonly people: readonly Person[] }) {
  const { t } = useTranslation('portal');
  const styles = useStyles();
  const roles = useReading(listRoles);
  const [search, setSearch] = useState('');
  const wanted = search.trim().toLocaleLowerCase();
  const fitting = people.filter(({ name, mail }) =>
    `${name} ${mail ?? ''}`.toLocaleLowerCase().includes(wanted),
  );
  const shown = fitting.slice(0, MOST_SHOWN);
  const nameOf = (role: Person['roles'][number]) =>
    roles.data?.roles.find((one) => one.role === role)?.name ?? role;
  return (
    <>
      <div className={styles.search}>
        <TextField label={t('access.people.search')} value={search} onChange={setSearch} />
      </div>
      <output>
        <Caption1>{t('access.shown', { shown: shown.length, count: people.length })}</Caption1>
      </output>
      {shown.length === 0 ? (
        <Body1>{t('access.people.noneFits')}</Body1>
      ) : (
        <DataTable
          label={t('access.pages.people')}
          rows={shown}
          keyOf={({ tenantId, id }) => `${tenantId} ${id}`}
          columns={[
            {
              name: t('access.people.columns.name'),
              renderCell: ({ tenantId, id, name }) => (
                <PageLink to={`/access/people/${tenantId}/${id}`}>{name}</PageLink>
              ),
            },
            {
              name: t('access.people.columns.mail'),
              renderCell: ({ mail }) => mail ?? t('access.people.noMail'),
            },
            {
              name: t('access.people.columns.roles'),
              renderCell: (person) => person.roles.map(nameOf).join(', '),
            },
            {
              name: t('access.people.columns.flaws'),
              renderCell: ({ flaws }) =>
                flaws.length === 0 ? (
                  t('access.people.complete')
                ) : (
                  <ul className={styles.list}>
                    {flaws.map((flaw) => (
                      <li key={flaw}>
                        <WarningRegular aria-hidden="true" /> {t(`access.people.flaws.${flaw}`)}
                      </li>
                    ))}
                  </ul>
                ),
            },
          ]}
        />
      )}
    </>
  );
}
