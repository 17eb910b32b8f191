import { Button, Caption1, Field, Input, makeStyles, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Favorite } from '../../contract/favorites.ts';
import { PaneProblem } from '../shell/PaneProblem.tsx';
import { usePane } from '../shell/pane.ts';
import { Items } from '../shell/Section.tsx';
import { Loading } from '../../ui/feedback/Loading.tsx';
import { FavoriteItem } from './FavoriteItem.tsx';
import type { NewFavorite } from './use-favorites.ts';
import { useFavorites } from './use-favorites.ts';

const MOST_NAME = 100;
const useStyles = makeStyles({
  favorites: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalS },
  keep: { display: 'flex', flexWrap: 'wrap', alignItems: 'flex-end', gap: tokens.spacingHorizontalS },
  name: { flex: '1 1 160px' },
});

interface FavoritesProps {
  /** What is on the form; empty: nothing that could be kept. */
  readonly ordered: NewFavorite['deliveries'];
  readonly onUse: (favorite: Favorite) => void;
}

/** What this person keeps under a name: to fill the form with, rename and delete; and what is on the form, to be kept. */
export function Favorites({ ordered, onUse }: FavoritesProps) {
  const { t } = useTranslation('pane');
  const styles = useStyles();
  const [name, setName] = useState('');
  const { announce } = usePane();
  const { favorites, keep, rename, remove } = useFavorites();
  const cannot = ordered.length === 0 || name.trim() === '' || keep.isPending;
  const save = () => {
    if (cannot) return;
    keep.mutate(
      { name, deliveries: ordered },
      {
        onSuccess: () => {
          setName('');
          announce(t('services.favorites.kept', { name }));
        },
      },
    );
  };
  return (
    <div className={styles.favorites}>
      {favorites.isPending && <Loading rows={1} rowHeight={24} />}
      {favorites.isError && <PaneProblem error={favorites.error} onRetry={() => void favorites.refetch()} />}
      {favorites.data && favorites.data.favorites.length > 0 && (
        <Items label={t('services.favorites.label')}>
          {favorites.data.favorites.map((favorite) => (
            <FavoriteItem
              key={favorite.id}
              favorite={favorite}
              rename={rename}
              remove={remove}
              onUse={() => onUse(favorite)}
            />
          ))}
        </Items>
      )}
      {favorites.data?.favorites.length === 0 && ordered.length === 0 && (
        <Caption1 block>{t('services.favorites.none')}</Caption1>
      )}
      {ordered.length > 0 && (
        <form
          className={styles.keep}
          onSubmit={(event) => {
            event.preventDefault();
            save();
          }}
        >
          <Field className={styles.name} label={t('services.favorites.name')}>
            <Input value={name} maxLength={MOST_NAME} onChange={(_event, data) => setName(data.value)} />
          </Field>
          <Button type="submit" size="small" disabledFocusable={cannot}>
            {t('services.favorites.keep')}
          </Button>
        </form>
      )}
      {keep.isError && <PaneProblem error={keep.error} onRetry={save} />}
    </div>
  );
}
