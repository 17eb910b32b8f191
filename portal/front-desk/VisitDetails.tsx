import { Button, Caption1 } from '@fluentui/react-components';
import { Suspense, lazy, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DeskVisit } from '../../contract/front-desk.ts';
import { Loading } from '../../ui/feedback/Loading.tsx';

/** Few receptions have fields of their own: the form for them comes when it is opened. */
const DeskFieldsForm = lazy(async () => ({ default: (await import('./DeskFieldsForm.tsx')).DeskFieldsForm }));

/** What the reception asked of a visitor and wrote down itself, on a line or two, and the way to write. */
export function VisitDetails({ visit }: { readonly visit: DeskVisit }) {
  const { t } = useTranslation('portal');
  const [isWriting, setIsWriting] = useState(false);
  const { group, carPlate, language, answers, internal, hasInternal } = visit.details;
  const facts = [
    ...(visit.isUnstaffed ? [t('frontDesk.unstaffed')] : []),
    ...(group === null
      ? []
      : [
          t('frontDesk.details.group', { count: group.size }),
          ...(group.contact === null ? [] : [t('frontDesk.details.contact', { name: group.contact })]),
        ]),
    ...(carPlate === null ? [] : [t('frontDesk.details.carPlate', { plate: carPlate })]),
    ...(language === null ? [] : [t('frontDesk.details.language', { language })]),
    ...[...answers, ...internal].map(({ name, value }) => t('frontDesk.details.answer', { name, value })),
  ];
  return (
    <>
      {facts.length > 0 && (
        <Caption1>
          <bdi>{facts.join(' · ')}</bdi>
        </Caption1>
      )}
      {isWriting ? (
        <Suspense fallback={<Loading rows={1} rowHeight={64} />}>
          <DeskFieldsForm visit={visit} onEnd={() => setIsWriting(false)} />
        </Suspense>
      ) : (
        hasInternal && (
          <div>
            <Button
              size="small"
              appearance="subtle"
              aria-label={t('frontDesk.details.writeOf', { name: visit.name })}
              onClick={() => setIsWriting(true)}
            >
              {t('frontDesk.details.write')}
            </Button>
          </div>
        )
      )}
    </>
  );
}
