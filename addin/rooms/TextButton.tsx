import { Button, makeStyles, tokens } from '@fluentui/react-components';
import type { ButtonProps } from '@fluentui/react-components';

const useStyles = makeStyles({
  button: {
    alignSelf: 'start',
    minWidth: 0,
    paddingLeft: 0,
    paddingRight: 0,
    color: tokens.colorBrandForegroundLink,
    ':hover': { color: tokens.colorBrandForegroundLinkHover },
    ':hover:active': { color: tokens.colorBrandForegroundLinkPressed },
  },
});

/** A button among the words about a room: as low as they are, and to be told from them by its color. */
export function TextButton(props: ButtonProps) {
  const styles = useStyles();
  return <Button className={styles.button} size="small" appearance="transparent" {...props} />;
}
