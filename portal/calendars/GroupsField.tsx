import { Body1, Button, Caption1, Field, Textarea, makeStyles, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { DirectoryPicker } from '../access/DirectoryPicker.tsx';
import { useSession } from '../shell/session.ts';

const useStyles = makeStyles({
  groups: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalXS,
    minWidth: 0,
    margin: 0,
    padding: 0,
    border: 'none',
  },
  label: { padding: 0 },
  list: { margin: 0, padding: 0, listStyleType: 'none' },
  group: {
    display: 'flex',
    alignItems: 'center',
    justifyContent: 'space-between',
    gap: tokens.spacingHorizontalS,
    minWidth: 0,
    overflowWrap: 'anywhere',
  },
  actions: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
  hint: { color: tokens.colorNeutralForeground3 },
});

interface GroupsFieldProps {
  readonly label: string;
  readonly hint: string;
  /** Ids, one on each line. */
  readonly value: string;
  /** What the groups that were chosen by name are called, by id. */
  readonly names: Readonly<Record<string, string>>;
  readonly onChange: (value: string, names?: Readonly<Record<string, string>>) => void;
  readonly mistake: string | undefined;
}

/** Groups, searched in the directory and shown by name. Where it cannot be searched, their ids can be typed. */
export function GroupsField({ label, hint, value, names, onChange, mistake }: GroupsFieldProps) {
  const { t } = useTranslation('portal');
  const styles = useStyles();
  const { may } = useSession();
  const [adding, setAdding] = useState<'search' | 'type' | null>(null);
  const lines = value.split('\n');
  const named = lines.flatMap((id) => (names[id] === undefined ? [] : [{ id, name: names[id] }]));
  const typed = lines.filter((id) => names[id] === undefined).join('\n');
  const ids = named.map(({ id }) => id);
  const change = (chosen: readonly string[], text: string, more = names) =>
    onChange([...new Set(chosen), ...(text === '' ? [] : [text])].join('\n'), more);
  const isTyping = adding === 'type' || typed.trim() !== '' || mistake !== undefined;

  return (
    <fieldset className={styles.groups}>
      <legend className={styles.label}>
        <Body1>{label}</Body1>
      </legend>
      {named.length > 0 && (
        <ul className={styles.list}>
          {named.map(({ id, name }) => (
            <li key={id} className={styles.group}>
              <Body1>{name}</Body1>
              <Button
                size="small"
                aria-label={t('calendars.edit.groups.remove', { name, label })}
                onClick={() =>
                  change(
                    ids.filter((other) => other !== id),
                    typed,
                  )
                }
              >
                {t('calendars.list.remove')}
              </Button>
            </li>
          ))}
        </ul>
      )}
      {adding === 'search' && (
        <DirectoryPicker
          kind="group"
          chosen={null}
          onChoose={(found) => {
            if (!found) return;
            change([...ids, found.id], typed, { ...names, [found.id]: found.name });
            setAdding(null);
          }}
        />
      )}
      {isTyping && (
        <Field
          label={t('calendars.edit.groups.ids')}
          {...(mistake !== undefined && { validationMessage: t('shell.form.mistake', { label, mistake }) })}
        >
          <Textarea
            value={typed}
            rows={2}
            spellCheck={false}
            onChange={(_event, data) => change(ids, data.value)}
          />
        </Field>
      )}
      <div className={styles.actions}>
        {may('directory.read') && adding !== 'search' && (
          <Button size="small" onClick={() => setAdding('search')}>
            {t('calendars.edit.groups.add')}
          </Button>
        )}
        {!isTyping && (
          <Button size="small" appearance="subtle" onClick={() => setAdding('type')}>
            {t('calendars.edit.groups.type')}
          </Button>
        )}
      </div>
      <Caption1 className={styles.hint}>{hint}</Caption1>
    </fieldset>
  );
}
