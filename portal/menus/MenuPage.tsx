import { makeStyles, tokens } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import { useParams } from 'wouter';
import { readMenu } from '../../contract/menus.ts';
import type { MenuReply } from '../../contract/menus.ts';
import { ProviderId } from '../../contract/services.ts';
import { EmptyState } from '../../ui/feedback/EmptyState.tsx';
import { DownloadButton } from '../downloads/DownloadButton.tsx';
import { usePortalDeps } from '../shell/portal-context.ts';
import { LinkButton } from '../shell/LinkButton.tsx';
import { NotFound } from '../shell/NotFound.tsx';
import { Page } from '../shell/Page.tsx';
import { Reading } from '../shell/Reading.tsx';
import { useReading } from '../shell/reading.ts';
import { AddCategoryButton } from './AddCategoryButton.tsx';
import { CopyButton } from './CopyButton.tsx';
import { MenuList } from './MenuList.tsx';
import { useMenuPath } from './menu-path.ts';

const useStyles = makeStyles({
  tools: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
});

/** What one provider offers. */
export function MenuPage() {
  const { id = '' } = useParams();
  const provider = ProviderId.safeParse(id).data;
  return provider ? <MenuOf provider={provider} /> : <NotFound />;
}

function MenuOf({ provider }: { readonly provider: ProviderId }) {
  const { t } = useTranslation('portal');
  const menu = useReading(readMenu, { params: { id: provider } });
  const path = useMenuPath();
  const name = menu.data?.provider.name;
  return (
    <Page
      title={name === undefined ? t('menus.title') : t('menus.titleOf', { name })}
      path={path}
      actions={
        menu.data?.mayEdit && (
          <LinkButton appearance="primary" to={`/providers/${provider}/menu/add`}>
            {t('menus.addItem')}
          </LinkButton>
        )
      }
    >
      <Reading of={menu}>
        {(read) => (
          <>
            <Tools menu={read} />
            {read.items.length === 0 && read.categories.length === 0 ? (
              <EmptyState title={t('menus.empty.title')}>{t('menus.empty.detail')}</EmptyState>
            ) : (
              <MenuList menu={read} />
            )}
          </>
        )}
      </Reading>
    </Page>
  );
}

function Tools({ menu }: { readonly menu: MenuReply }) {
  const { t } = useTranslation('portal');
  const styles = useStyles();
  const { language } = usePortalDeps();
  const { id } = menu.provider;
  const decimal = (1.5).toLocaleString(language).includes(',') ? 'comma' : 'point';
  return (
    <div className={styles.tools}>
      {menu.mayEdit && (
        <>
          <AddCategoryButton provider={id} />
          <LinkButton to={`/providers/${id}/menu/import`}>{t('menus.import')}</LinkButton>
          <CopyButton menu={menu} />
        </>
      )}
      <DownloadButton path={`/portal-api/providers/${id}/menu/export?decimal=${decimal}`}>
        {t('menus.export')}
      </DownloadButton>
    </div>
  );
}
