import { Body1 } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import { readChecklist } from '../../contract/organization.ts';
import { EmptyState } from '../../ui/feedback/EmptyState.tsx';
import { Page } from '../shell/Page.tsx';
import { Reading } from '../shell/Reading.tsx';
import { useReading } from '../shell/reading.ts';
import { useSession } from '../shell/session.ts';
import { Checklist } from './Checklist.tsx';
import { LastTold } from './LastTold.tsx';

/** Where everybody arrives: what they were told last, and what is left of setting Foyer up. */
export function HomePage() {
  const { t } = useTranslation('portal');
  const { may, organization } = useSession();
  if (may('organization.read')) return <SetUp />;
  return (
    <Page title={t('home.title')}>
      <LastTold />
      <EmptyState title={t('home.notReadable.title')}>
        {t('home.notReadable.detail', { organization: organization.name })}
      </EmptyState>
    </Page>
  );
}

function SetUp() {
  const { t } = useTranslation('portal');
  const checklist = useReading(readChecklist);
  return (
    <Page title={t('home.title')}>
      <LastTold />
      <Reading of={checklist}>
        {({ steps }) => (
          <>
            <Body1>{t('home.intro', { count: steps.filter(({ isDone }) => !isDone).length })}</Body1>
            <Checklist steps={steps} />
          </>
        )}
      </Reading>
    </Page>
  );
}
