import { useTranslation } from 'react-i18next';
import type { TemplateReply } from '../../contract/services.ts';
import type { Meeting } from '../outlook/composed-meeting.ts';
import { Items, Section } from '../shell/Section.tsx';
import { RequestItem } from './RequestItem.tsx';
import type { useAsking } from './use-requests.ts';

interface RequestsProps {
  readonly templates: readonly TemplateReply[];
  readonly asking: ReturnType<typeof useAsking>;
  readonly meeting: Meeting;
  /** Somebody wants to order from another team, where the meeting is now. */
  readonly onOrderFrom: (provider: string) => void;
}

/** What was asked for already, with what became of it; what was taken back is gone. */
export function Requests({ templates, asking, meeting, onOrderFrom }: RequestsProps) {
  const { t } = useTranslation('pane');
  const shown = templates.filter(({ withdrawnAt }) => withdrawnAt === null);
  if (shown.length === 0) return null;
  return (
    <Section title={t('services.asked')}>
      <Items label={t('services.asked')}>
        {shown.map((template) => (
          <RequestItem
            key={template.id}
            template={template}
            asking={asking}
            meeting={meeting}
            onOrderFrom={onOrderFrom}
          />
        ))}
      </Items>
    </Section>
  );
}
