import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import type { MenuItem } from '../../contract/menu-items.ts';
import { usePicture } from '../pictures/use-pictures.ts';

const useStyles = makeStyles({
  picture: {
    flexShrink: 0,
    width: '48px',
    height: '48px',
    borderRadius: tokens.borderRadiusMedium,
    objectFit: 'cover',
    backgroundColor: tokens.colorNeutralBackground3,
  },
  large: { width: '160px', height: '160px' },
});

interface ItemPictureProps {
  readonly item: Pick<MenuItem, 'id' | 'picture'>;
  /** What it shows; empty where the name stands beside it. */
  readonly alt: string;
  readonly isLarge?: boolean;
}

/** The picture of an item; its place is kept until it is there. */
export function ItemPicture({ item: { id, picture }, alt, isLarge = false }: ItemPictureProps) {
  return picture === null ? null : <Shown id={id} picture={picture} alt={alt} isLarge={isLarge} />;
}

interface ShownProps {
  readonly id: string;
  readonly picture: string;
  readonly alt: string;
  readonly isLarge: boolean;
}

function Shown({ id, picture, alt, isLarge }: ShownProps) {
  const styles = useStyles();
  const url = usePicture(`/portal-api/menu-items/${id}/picture`, picture);
  const className = mergeClasses(styles.picture, isLarge && styles.large);
  return url === undefined ? (
    <span className={className} />
  ) : (
    <img src={url} alt={alt} className={className} />
  );
}
