import { Button, Field, makeStyles, tokens } from '@fluentui/react-components';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';

/** A chain of certificates is a few KB; the contract takes 64. */
const MOST_BYTES = 64 * 1024;

const useStyles = makeStyles({
  file: { maxWidth: '100%', color: tokens.colorNeutralForeground1 },
  row: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: tokens.spacingHorizontalM },
});

interface AuthorityFieldProps {
  /** The chosen file; empty: none. */
  readonly fileName: string;
  readonly mistake: string | undefined;
  /** Both empty: nothing is chosen any longer. */
  readonly onChoose: (fileName: string, pem: string) => void;
  readonly stored: { readonly isRemoved: boolean; readonly onRemove: () => void } | undefined;
}

/** The certificate of the customer's own authority, read from a file; it is public, so it may wait in a draft. */
export function AuthorityField({ fileName, mistake, onChoose, stored }: AuthorityFieldProps) {
  const { t } = useTranslation('portal');
  const styles = useStyles();
  const id = useId();
  const [isUnreadable, setUnreadable] = useState(false);
  const isStored = stored !== undefined && !stored.isRemoved && fileName === '';

  const choose = async (file: File | undefined) => {
    setUnreadable(false);
    if (file === undefined) return;
    try {
      if (file.size > MOST_BYTES) throw new Error('too large');
      onChoose(file.name, await file.text());
    } catch {
      setUnreadable(true); // too large, or gone since it was chosen; what was chosen before stays
    }
  };

  const label = t('integrations.form.authority');
  return (
    <Field
      label={{ children: label, htmlFor: id }}
      hint={t('integrations.form.authorityHint')}
      {...((isUnreadable || mistake !== undefined) && {
        validationMessage: isUnreadable
          ? t('integrations.form.authorityUnreadable')
          : t('shell.form.mistake', { label, mistake: mistake ?? '' }),
      })}
    >
      <div className={styles.row}>
        <input
          id={id}
          className={styles.file}
          type="file"
          accept=".pem,.crt,.cer"
          aria-invalid={mistake !== undefined || isUnreadable}
          onChange={(event) => void choose(event.target.files?.[0])}
        />
        {fileName !== '' && <span>{t('integrations.form.authorityChosen', { name: fileName })}</span>}
        {isStored && <span>{t('integrations.form.authorityKept')}</span>}
        {(fileName !== '' || isStored) && (
          <Button size="small" onClick={() => (fileName === '' ? stored?.onRemove() : onChoose('', ''))}>
            {t('integrations.form.authorityRemove')}
          </Button>
        )}
      </div>
    </Field>
  );
}
