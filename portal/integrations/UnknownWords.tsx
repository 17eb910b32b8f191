import {
  Body1,
  MessageBar,
  MessageBarBody,
  MessageBarTitle,
  makeStyles,
  tokens,
} from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import { Facts } from '../shell/Facts.tsx';
import { useMoment } from '../shell/session.ts';
import type { Integration } from './IntegrationCard.tsx';

const useStyles = makeStyles({
  body: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM, minWidth: 0 },
  list: {
    margin: 0,
    padding: 0,
    listStyleType: 'none',
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalL,
  },
});

/** What this Exchange said that nobody here knows: which word, where, how often, since when, and what to do. */
export function UnknownWords({ words }: { readonly words: Integration['unknownWords'] }) {
  const { t } = useTranslation('portal');
  const styles = useStyles();
  const moment = useMoment();
  return (
    <MessageBar intent="warning" layout="multiline">
      <MessageBarBody>
        <MessageBarTitle>{t('integrations.words.title', { count: words.length })}</MessageBarTitle>
        <div className={styles.body}>
          <ul className={styles.list}>
            {words.map(({ field, word, readings, firstSeenAt, lastSeenAt, explanation }) => (
              <li key={`${field} ${word}`}>
                <Facts
                  of={[
                    { name: t('integrations.words.word'), value: word || t('integrations.words.nothing') },
                    { name: t('integrations.words.field'), value: field },
                    {
                      name: t('integrations.words.seen'),
                      value: t('integrations.words.readings', {
                        count: readings,
                        first: moment(firstSeenAt),
                        last: moment(lastSeenAt),
                      }),
                    },
                    { name: t('integrations.diagnosis.explanation'), value: explanation },
                  ]}
                />
              </li>
            ))}
          </ul>
          <Body1>{words[0]?.fix}</Body1>
        </div>
      </MessageBarBody>
    </MessageBar>
  );
}
