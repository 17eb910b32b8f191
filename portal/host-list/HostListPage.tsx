import { Body1, Button, makeStyles, tokens, useRestoreFocusTarget } from '@fluentui/react-components';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useParams } from 'wouter';
import { listListedHosts } from '../../contract/listed-hosts.ts';
import type { ListedHost } from '../../contract/listed-hosts.ts';
import { ReceptionId } from '../../contract/visitor-ids.ts';
import { EmptyState } from '../../ui/feedback/EmptyState.tsx';
import { DataTable } from '../../ui/table/DataTable.tsx';
import { DownloadButton } from '../downloads/DownloadButton.tsx';
import { LinkButton } from '../shell/LinkButton.tsx';
import { NotFound } from '../shell/NotFound.tsx';
import { Page } from '../shell/Page.tsx';
import { usePortalDeps } from '../shell/portal-context.ts';
import { Reading } from '../shell/Reading.tsx';
import { useReading } from '../shell/reading.ts';
import { EditHost } from './EditHost.tsx';
import { RemoveHost } from './RemoveHost.tsx';
import { useHostPath } from './use-host-path.ts';

const useStyles = makeStyles({
  actions: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
  words: { overflowWrap: 'anywhere' },
});

/** Admin Center → Receptions → one of them → Hosts. */
export function HostListPage() {
  const { id = '' } = useParams();
  const reception = ReceptionId.safeParse(id).data;
  return reception ? <HostList reception={reception} /> : <NotFound />;
}

type Doing = { readonly what: 'add' } | { readonly what: 'edit' | 'remove'; readonly host: ListedHost };

function HostList({ reception }: { readonly reception: ReceptionId }) {
  const { t } = useTranslation('portal');
  const styles = useStyles();
  const opener = useRestoreFocusTarget();
  const { language } = usePortalDeps();
  const decimal = (1.5).toLocaleString(language).includes(',') ? 'comma' : 'point';
  const list = useReading(listListedHosts, { params: { id: reception } });
  const [doing, setDoing] = useState<Doing | null>(null);
  const close = () => setDoing(null);
  return (
    <Page {...useHostPath(reception)}>
      <Body1>{t('hostList.intro')}</Body1>
      <div className={styles.actions}>
        <Button onClick={() => setDoing({ what: 'add' })} {...opener}>
          {t('hostList.add')}
        </Button>
        <LinkButton to={`/receptions/${reception}/hosts/import`}>{t('hostList.import')}</LinkButton>
        <DownloadButton path={`/portal-api/receptions/${reception}/listed-hosts/export?decimal=${decimal}`}>
          {t('hostList.export')}
        </DownloadButton>
      </div>
      <Reading of={list}>
        {({ hosts }) =>
          hosts.length === 0 ? (
            <EmptyState title={t('hostList.none')}>{t('hostList.noneDetail')}</EmptyState>
          ) : (
            <DataTable
              label={t('hostList.list')}
              rows={hosts}
              keyOf={({ id }) => id}
              columns={[
                {
                  name: t('hostList.name'),
                  renderCell: ({ name }) => <bdi className={styles.words}>{name}</bdi>,
                },
                {
                  name: t('hostList.mail'),
                  renderCell: ({ mail }) => <bdi className={styles.words}>{mail}</bdi>,
                },
                { name: t('hostList.phone'), renderCell: ({ phone }) => phone },
                {
                  name: t('hostList.channel'),
                  renderCell: ({ channel }) => t(`hostList.channels.${channel ?? 'usual'}`),
                },
                {
                  name: t('hostList.edit'),
                  renderCell: (host) => (
                    <span className={styles.actions}>
                      <Button
                        size="small"
                        aria-label={t('hostList.editOf', { name: host.name })}
                        onClick={() => setDoing({ what: 'edit', host })}
                        {...opener}
                      >
                        {t('hostList.edit')}
                      </Button>
                      <Button
                        size="small"
                        aria-label={t('hostList.removeOf', { name: host.name })}
                        onClick={() => setDoing({ what: 'remove', host })}
                        {...opener}
                      >
                        {t('hostList.remove')}
                      </Button>
                    </span>
                  ),
                },
              ]}
            />
          )
        }
      </Reading>
      {doing?.what === 'add' && <EditHost reception={reception} stored={null} onClose={close} />}
      {doing?.what === 'edit' && <EditHost reception={reception} stored={doing.host} onClose={close} />}
      {doing?.what === 'remove' && <RemoveHost host={doing.host} onClose={close} />}
    </Page>
  );
}
