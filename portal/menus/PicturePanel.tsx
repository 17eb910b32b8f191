import { Body1, Button, makeStyles, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { MenuItem } from '../../contract/menu-items.ts';
import { MOST_PICTURE_BYTES, readMenu, removePicture, setPicture } from '../../contract/menus.ts';
import { dataUrlOf } from '../../ui/api/data-url.ts';
import { ProblemNotice } from '../../ui/feedback/ProblemNotice.tsx';
import { FileField } from '../forms/FileField.tsx';
import { useSubmit } from '../forms/use-submit.ts';
import { Panel } from '../shell/Panel.tsx';
import { useStale } from '../shell/reading.ts';
import { useSession } from '../shell/session.ts';
import { ItemPicture } from './ItemPicture.tsx';

const useStyles = makeStyles({
  panel: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: tokens.spacingHorizontalL },
  actions: {
    display: 'flex',
    flexDirection: 'column',
    alignItems: 'flex-start',
    gap: tokens.spacingVerticalS,
    minWidth: 0,
  },
});

interface PicturePanelProps {
  readonly item: MenuItem;
  readonly mayEdit: boolean;
}

const KB = 1024;

/** The picture of an item, which is saved as soon as it is chosen. */
export function PicturePanel({ item, mayEdit }: PicturePanelProps) {
  const { t } = useTranslation('portal');
  const styles = useStyles();
  const { call, announce } = useSession();
  const stale = useStale();
  const setting = useSubmit(call, setPicture);
  const removing = useSubmit(call, removePicture);
  const [tooLarge, setTooLarge] = useState<string | null>(null);
  const { id, version, name, picture } = item;
  const mistake = tooLarge ?? setting.mistakes.get('/content');
  const problem = setting.problem ?? removing.problem;

  const choose = async (file: File | null) => {
    if (!file) return;
    const isTooLarge = file.size > MOST_PICTURE_BYTES;
    setTooLarge(isTooLarge ? t('menus.picture.tooLarge', { size: Math.ceil(file.size / KB) }) : null);
    setting.clear();
    removing.clear();
    if (isTooLarge) return;
    const content = (await dataUrlOf(file)).replace(/^[^,]*,/, '');
    const saved = await setting.send({ params: { id }, version, body: { content } });
    stale(readMenu);
    if (saved !== null) announce(t('menus.picture.saved'));
  };
  const takeAway = async () => {
    setting.clear();
    const removed = await removing.send({ params: { id }, version });
    stale(readMenu);
    if (removed !== null) announce(t('menus.picture.removed'));
  };
  return (
    <Panel title={t('menus.picture.title')}>
      {problem !== null && <ProblemNotice error={problem} />}
      <div className={styles.panel}>
        {picture === null ? (
          <Body1>{t('menus.picture.none')}</Body1>
        ) : (
          <ItemPicture item={item} alt={t('menus.picture.of', { name })} isLarge />
        )}
        {mayEdit && (
          <div className={styles.actions}>
            <FileField
              label={t('menus.picture.choose')}
              hint={t('menus.picture.hint')}
              accept="image/png,image/jpeg,image/webp"
              onChoose={(file) => void choose(file)}
              mistake={mistake}
              isTakenAtOnce
            />
            {picture !== null && (
              <Button disabledFocusable={removing.isSending} onClick={() => void takeAway()}>
                {t('menus.picture.remove')}
              </Button>
            )}
          </div>
        )}
      </div>
    </Panel>
  );
}
