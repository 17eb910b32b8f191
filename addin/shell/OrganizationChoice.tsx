import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import type { OrganizationId } from '../../contract/primitives.ts';
import { EmptyState } from '../../ui/feedback/EmptyState.tsx';
import type { Me } from './me.ts';

const useStyles = makeStyles({
  choices: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalS, width: '100%' },
  choice: { justifyContent: 'flex-start', overflowWrap: 'anywhere' },
});

interface OrganizationChoiceProps {
  readonly organizations: Me['organizations'];
  readonly onChoose: (id: OrganizationId) => void;
}

/** Asked once when somebody has a role in several organizations. */
export function OrganizationChoice({ organizations, onChoose }: OrganizationChoiceProps) {
  const { t } = useTranslation('pane');
  const styles = useStyles();
  return (
    <EmptyState
      title={t('organization.title')}
      action={
        <div className={styles.choices}>
          {organizations.map(({ id, name }) => (
            <Button key={id} className={styles.choice} onClick={() => onChoose(id)}>
              {name}
            </Button>
          ))}
        </div>
      }
    >
      {t('organization.detail')}
    </EmptyState>
  );
}
