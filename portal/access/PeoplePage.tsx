import { Body1, MessageBar, MessageBarBody } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import { listPeople } from '../../contract/access.ts';
import { EmptyState } from '../../ui/feedback/EmptyState.tsx';
import { Page } from '../shell/Page.tsx';
import { Panel } from '../shell/Panel.tsx';
import { Reading } from '../shell/Reading.tsx';
import { useReading } from '../shell/reading.ts';
import { AccessNavigation } from './AccessNavigation.tsx';
import { DirectoryPicker } from './DirectoryPicker.tsx';
import { People } from './People.tsx';
import { TenantNotices } from './TenantNotices.tsx';

/** Everybody who has a role, what is missing of them in the directory, and a way to anybody else. */
export function PeoplePage() {
  const { t } = useTranslation('portal');
  const [, go] = useLocation();
  const people = useReading(listPeople);
  return (
    <Page title={t('access.title')} path={[{ label: t('shell.adminCenter') }]}>
      <AccessNavigation />
      <Body1>{t('access.people.intro')}</Body1>
      <Panel title={t('access.people.lookUp')}>
        <DirectoryPicker
          kind="person"
          chosen={null}
          onChoose={(found) => found && go(`/access/people/${found.tenantId}/${found.id}`)}
        />
      </Panel>
      <Reading of={people}>
        {({ people, isComplete, notices }) => (
          <>
            <TenantNotices notices={notices} />
            {!isComplete && (
              <MessageBar intent="warning" layout="multiline">
                <MessageBarBody>{t('access.people.incomplete')}</MessageBarBody>
              </MessageBar>
            )}
            {people.length === 0 ? (
              <EmptyState title={t('access.people.empty.title')}>
                {t('access.people.empty.detail')}
              </EmptyState>
            ) : (
              <People people={people} />
            )}
          </>
        )}
      </Reading>
    </Page>
  );
}
