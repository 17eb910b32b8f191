import {
  Body1,
  Button,
  Caption1,
  Field,
  Radio,
  RadioGroup,
  makeStyles,
  tokens,
} from '@fluentui/react-components';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { searchDirectory } from '../../contract/access.ts';
import type { RouteReply } from '../../contract/route.ts';
import { ProblemNotice } from '../../ui/feedback/ProblemNotice.tsx';
import { TextField } from '../forms/fields.tsx';
import { useSession } from '../shell/session.ts';
import { useDirectorySearch } from './directory-search.ts';
import type { Found } from './directory-search.ts';
import { TenantNotices } from './TenantNotices.tsx';

const useStyles = makeStyles({
  picker: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalS },
  chosen: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: tokens.spacingHorizontalM },
  found: { maxHeight: '320px', overflowY: 'auto' },
});

interface DirectoryPickerProps {
  readonly kind: Found['kind'];
  /** The name of what was chosen; null while nothing is. */
  readonly chosen: string | null;
  readonly onChoose: (found: Found | null) => void;
  readonly mistake?: string | undefined;
  readonly isRequired?: boolean;
}

/** Chooses a group or a person of the connected tenants by typing how the name begins. */
export function DirectoryPicker({
  kind,
  chosen,
  onChoose,
  mistake,
  isRequired = false,
}: DirectoryPickerProps) {
  const { t } = useTranslation('portal');
  const styles = useStyles();
  const { announce } = useSession();
  const [text, setText] = useState('');
  const { search, answer } = useDirectorySearch(kind, text);
  const count = answer?.data?.found.length;
  useEffect(() => {
    if (count !== undefined) announce(t('access.directory.count', { count, search }));
  }, [announce, count, search, t]);

  if (chosen !== null) {
    return (
      <div className={styles.chosen}>
        <Body1>{t('access.directory.chosen', { name: chosen })}</Body1>
        <Button size="small" onClick={() => onChoose(null)}>
          {t('access.directory.change')}
        </Button>
      </div>
    );
  }
  return (
    <div className={styles.picker}>
      <TextField
        label={t(kind === 'group' ? 'access.directory.searchGroup' : 'access.directory.searchPerson')}
        hint={t('access.directory.hint')}
        value={text}
        onChange={setText}
        mistake={mistake}
        isRequired={isRequired}
      />
      {answer?.error && <ProblemNotice error={answer.error} onRetry={() => void answer.refetch()} />}
      {answer?.isFetching && <Caption1>{t('access.directory.searching')}</Caption1>}
      {answer?.data && (
        <Answer answer={answer.data} kind={kind} search={search} onChoose={(found) => onChoose(found)} />
      )}
    </div>
  );
}

interface AnswerProps {
  readonly answer: RouteReply<typeof searchDirectory>;
  readonly kind: Found['kind'];
  readonly search: string;
  readonly onChoose: (found: Found) => void;
}

function Answer({ answer: { found, notices }, kind, search, onChoose }: AnswerProps) {
  const { t } = useTranslation('portal');
  const styles = useStyles();
  const choose = (key: string) => {
    const chosen = found.find((one) => keyOf(one) === key);
    if (chosen) onChoose(chosen);
  };
  return (
    <>
      <TenantNotices notices={notices} />
      {found.length === 0 ? (
        <Body1>{t('access.directory.nobody', { search })}</Body1>
      ) : (
        <Field label={t(kind === 'group' ? 'access.directory.foundGroup' : 'access.directory.foundPerson')}>
          <RadioGroup className={styles.found} value="" onChange={(_event, { value }) => choose(value)}>
            {found.map((one) => (
              <Radio key={keyOf(one)} value={keyOf(one)} label={labelOf(one)} />
            ))}
          </RadioGroup>
        </Field>
      )}
    </>
  );
}

function keyOf({ tenantId, id }: Found): string {
  return `${tenantId} ${id}`;
}

function labelOf({ name, mail, tenantName }: Found): string {
  return [name, mail, tenantName].filter(Boolean).join(' · ');
}
