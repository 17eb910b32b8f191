import { Body1, Button, makeStyles, tokens } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import { PageLink } from '../shell/PageLink.tsx';
import { useSession } from '../shell/session.ts';
import { useEffectWords } from './effect-words.ts';
import type { Preview } from './use-preview.ts';

const useStyles = makeStyles({
  list: { margin: 0, padding: 0, listStyleType: 'none' },
  request: {
    padding: `${tokens.spacingVerticalS} 0`,
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
    overflowWrap: 'anywhere',
  },
  effects: { margin: 0, paddingLeft: tokens.spacingHorizontalL },
});

interface PreviewListProps {
  readonly preview: Preview;
  readonly isLooking: boolean;
}

/** What a change would touch, by time of delivery; nothing while nobody has asked. */
export function PreviewList({ preview, isLooking }: PreviewListProps) {
  const { t } = useTranslation('portal');
  const styles = useStyles();
  const { time } = useSession();
  const words = useEffectWords();
  const { pages } = preview;
  if (pages === null) return null;
  const touched = pages.flatMap((page) => page.touched.map((one) => ({ ...one, timeZone: page.timeZone })));
  const drafts = pages[0]?.drafts?.touched ?? 0;
  const looked = pages.reduce((sum, page) => sum + page.looked, 0);
  return (
    <>
      <Body1>
        {touched.length === 0
          ? t('previews.nothing', { count: looked })
          : t('previews.touched', { count: touched.length, looked })}
      </Body1>
      {drafts > 0 && <Body1>{t('previews.drafts', { count: drafts })}</Body1>}
      {touched.length > 0 && <Body1>{t('previews.note')}</Body1>}
      <ul className={styles.list}>
        {touched.map(({ id, deliverAt, timeZone, room, organizer, what, effects }) => {
          const when = `${time.day(deliverAt, timeZone)}, ${time.clock(deliverAt, timeZone)}`;
          return (
            <li key={id} className={styles.request}>
              <PageLink to={`/requests/${id}`}>{t('previews.request', { when, room: room.name })}</PageLink>
              <Body1 block>{[what, organizer].filter(Boolean).join(' · ')}</Body1>
              <ul className={styles.effects}>
                {effects.map((effect) => (
                  <li key={effect.kind}>{words(effect, { timeZone, room: room.name })}</li>
                ))}
              </ul>
            </li>
          );
        })}
      </ul>
      {pages.at(-1)?.next && (
        <Button disabledFocusable={isLooking} onClick={preview.more}>
          {t(isLooking ? 'previews.looking' : 'previews.more')}
        </Button>
      )}
    </>
  );
}
