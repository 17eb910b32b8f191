import { makeStyles, tokens } from '@fluentui/react-components';
import { Loading } from '../../ui/feedback/Loading.tsx';
import { Frame } from './Frame.tsx';

const useStyles = makeStyles({
  body: {
    paddingTop: tokens.spacingVerticalL,
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalL,
  },
});

/** Stands where the tabs will be; taskpane.html draws the same without any script. */
export function PaneSkeleton() {
  const styles = useStyles();
  return (
    <Frame>
      <div className={styles.body}>
        <Loading rows={2} rowHeight={24} />
        <Loading rows={4} rowHeight={72} />
      </div>
    </Frame>
  );
}
