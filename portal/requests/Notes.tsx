import { Caption1 } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import { addNote } from '../../contract/conversations.ts';
import type { RequestPage } from '../../contract/request-page.ts';
import { WriteForm } from './WriteForm.tsx';
import { WrittenList } from './WrittenList.tsx';

/** What the team notes for itself. */
export function Notes({ page: { request, team, notes } }: { readonly page: RequestPage }) {
  const { t } = useTranslation('portal');
  return (
    <>
      <Caption1>{t('requests.page.notesHint')}</Caption1>
      {notes.length > 0 && (
        <WrittenList label={t('requests.page.notes')} written={notes} timeZone={team.timeZone} />
      )}
      <WriteForm
        route={addNote}
        request={request.id}
        label={t('requests.page.note')}
        button={t('requests.page.addNote')}
        done={t('requests.page.noted')}
      />
    </>
  );
}
