import { Field, makeStyles } from '@fluentui/react-components';

const useStyles = makeStyles({ file: { maxWidth: '100%', font: 'inherit' } });

interface FileFieldProps {
  readonly label: string;
  readonly hint?: string;
  /** Types and endings, as browsers take them. */
  readonly accept: string;
  readonly onChoose: (file: File | null) => void;
  readonly mistake?: string | undefined;
  readonly isRequired?: boolean;
  /** What was chosen is taken at once: the same file can be chosen again. */
  readonly isTakenAtOnce?: boolean;
}

/** A file of this machine, by the browser's own field. */
export function FileField(props: FileFieldProps) {
  const { label, hint, accept, onChoose, mistake, isRequired = false, isTakenAtOnce = false } = props;
  const styles = useStyles();
  return (
    <Field
      label={label}
      required={isRequired}
      {...(hint !== undefined && { hint })}
      {...(mistake !== undefined && { validationMessage: mistake })}
    >
      {(bound) => (
        <input
          {...bound}
          type="file"
          className={styles.file}
          accept={accept}
          onChange={({ target }) => {
            const file = target.files?.[0] ?? null;
            if (isTakenAtOnce) target.value = '';
            onChoose(file);
          }}
        />
      )}
    </Field>
  );
}
