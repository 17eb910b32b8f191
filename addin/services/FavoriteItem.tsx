import { Body1, Button, Caption1, Field, Input, makeStyles, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Favorite } from '../../contract/favorites.ts';
import { PaneProblem } from '../shell/PaneProblem.tsx';
import { inWords } from './AsLastTime.tsx';
import type { useFavorites } from './use-favorites.ts';

const MOST_NAME = 100;
const useStyles = makeStyles({
  words: { overflowWrap: 'anywhere' },
  quiet: { color: tokens.colorNeutralForeground2, overflowWrap: 'anywhere' },
  actions: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
});

interface FavoriteItemProps extends Pick<ReturnType<typeof useFavorites>, 'rename' | 'remove'> {
  readonly favorite: Favorite;
  readonly onUse: () => void;
}

/** One favorite. */
export function FavoriteItem({ favorite, rename, remove, onUse }: FavoriteItemProps) {
  const { t } = useTranslation('pane');
  const styles = useStyles();
  const [typed, setTyped] = useState<string | null>(null);
  const { id, name, deliveries } = favorite;
  const isBusy = rename.isPending || remove.isPending;
  const failed =
    rename.variables?.id === id && rename.error
      ? rename.error
      : remove.variables === id
        ? remove.error
        : null;
  const save = () => {
    if (typed === null || typed.trim() === '' || isBusy) return;
    rename.mutate({ id, name: typed }, { onSuccess: () => setTyped(null) });
  };
  return (
    <li>
      {typed === null ? (
        <Body1 block className={styles.words}>
          {name}
        </Body1>
      ) : (
        <Field label={t('services.favorites.newName', { name })}>
          <Input value={typed} maxLength={MOST_NAME} onChange={(_event, data) => setTyped(data.value)} />
        </Field>
      )}
      <Caption1 block className={styles.quiet}>
        {deliveries.map(inWords).join(' · ')}
      </Caption1>
      {failed && <PaneProblem error={failed} onRetry={save} />}
      <div className={styles.actions}>
        {typed === null ? (
          <>
            <Button size="small" aria-label={t('services.favorites.useOf', { name })} onClick={onUse}>
              {t('services.favorites.use')}
            </Button>
            <Button
              size="small"
              aria-label={t('services.favorites.renameOf', { name })}
              onClick={() => setTyped(name)}
            >
              {t('services.favorites.rename')}
            </Button>
            <Button
              size="small"
              disabledFocusable={isBusy}
              aria-label={t('services.favorites.removeOf', { name })}
              onClick={() => !isBusy && remove.mutate(id)}
            >
              {t('services.favorites.remove')}
            </Button>
          </>
        ) : (
          <>
            <Button
              size="small"
              appearance="primary"
              disabledFocusable={typed.trim() === '' || isBusy}
              onClick={save}
            >
              {t('services.save')}
            </Button>
            <Button size="small" onClick={() => setTyped(null)}>
              {t('services.keep')}
            </Button>
          </>
        )}
      </div>
    </li>
  );
}
