import { Subtitle2, makeStyles, tokens } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import type { TemplateReply } from '../../contract/services.ts';
import { RequestItem } from './RequestItem.tsx';
import type { useAsking } from './use-requests.ts';

const useStyles = makeStyles({
  section: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalXS },
  heading: { margin: 0 },
  list: {
    listStyleType: 'none',
    margin: 0,
    padding: 0,
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalS,
  },
});

interface RequestsProps {
  readonly templates: readonly TemplateReply[];
  readonly asking: ReturnType<typeof useAsking>;
  /** Of the meeting. */
  readonly timeZone: string;
}

/** What was asked for already, with what became of it; what was taken back is gone. */
export function Requests({ templates, asking, timeZone }: RequestsProps) {
  const { t } = useTranslation('pane');
  const styles = useStyles();
  const shown = templates.filter(({ withdrawnAt }) => withdrawnAt === null);
  if (shown.length === 0) return null;
  return (
    <section className={styles.section}>
      <Subtitle2 as="h2" className={styles.heading}>
        {t('services.asked')}
      </Subtitle2>
      <ul className={styles.list} aria-label={t('services.asked')}>
        {shown.map((template) => (
          <RequestItem key={template.id} template={template} asking={asking} timeZone={timeZone} />
        ))}
      </ul>
    </section>
  );
}
