import { Body1, makeStyles, tokens } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import type { addCalendars } from '../../contract/calendars.ts';
import type { RouteReply } from '../../contract/route.ts';
import { Facts } from '../shell/Facts.tsx';
import { LinkButton } from '../shell/LinkButton.tsx';
import { Panel } from '../shell/Panel.tsx';

type Row = RouteReply<typeof addCalendars>['rows'][number];
const outcomes = ['added', 'already-added', 'in-another-integration', 'not-a-resource', 'unknown'] as const;

const useStyles = makeStyles({
  rows: { margin: 0, paddingInlineStart: tokens.spacingHorizontalXL, overflowWrap: 'anywhere' },
});

/** How many ended how, and every one that was not added with its reason. */
export function AddOutcome({ rows }: { readonly rows: readonly Row[] }) {
  const { t } = useTranslation('portal');
  const styles = useStyles();
  const refused = rows.filter(({ outcome }) => outcome !== 'added' && outcome !== 'already-added');
  const counts = outcomes.map((outcome) => ({
    outcome,
    count: rows.filter((row) => row.outcome === outcome).length,
  }));
  return (
    <Panel title={t('calendars.picker.outcome.title')}>
      <div aria-live="polite">
        <Facts
          of={counts
            .filter(({ count }) => count > 0)
            .map(({ outcome, count }) => ({
              name: t(`calendars.picker.outcome.${outcome}`),
              value: String(count),
            }))}
        />
      </div>
      {refused.length > 0 && (
        <ul className={styles.rows}>
          {refused.map(({ mailbox, outcome, detail }) => (
            <li key={mailbox}>
              <Body1>
                {mailbox}: {detail ?? t(`calendars.picker.outcome.${outcome}`)}
              </Body1>
            </li>
          ))}
        </ul>
      )}
      <div>
        <LinkButton to="/calendars">{t('calendars.picker.toCalendars')}</LinkButton>
      </div>
    </Panel>
  );
}
