import { Body1, Button, Link, makeStyles, tokens } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '../../ui/feedback/EmptyState.tsx';
import type { Me } from './me.ts';

const useStyles = makeStyles({
  contacts: { margin: `0 0 ${tokens.spacingVerticalS}`, padding: 0, listStyleType: 'none' },
  contact: { overflowWrap: 'anywhere' },
});

interface NoRoleProps {
  readonly me: Me;
  readonly onRecheck: () => void;
}

/** Signed in, but nobody has given the person a role: says whom to ask. */
export function NoRole({ me, onRecheck }: NoRoleProps) {
  const { t } = useTranslation('pane');
  const styles = useStyles();
  const whomToAsk =
    me.contacts.length === 0 ? (
      <Body1>{t('noRole.askNobody')}</Body1>
    ) : (
      <ul className={styles.contacts}>
        {me.contacts.map((contact) => (
          <li key={`${contact.organization} ${contact.mail}`} className={styles.contact}>
            <Body1>
              {t('noRole.ask', contact)} <Link href={`mailto:${contact.mail}`}>{contact.mail}</Link>
            </Body1>
          </li>
        ))}
      </ul>
    );

  return (
    <EmptyState
      title={t('noRole.title')}
      action={
        <>
          {whomToAsk}
          <Button onClick={onRecheck}>{t('noRole.recheck')}</Button>
        </>
      }
    >
      {t('noRole.detail', { name: me.person.name })}
    </EmptyState>
  );
}
