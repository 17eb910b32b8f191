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
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ProviderMember } from '../../contract/service-teams.ts';
import { DirectoryPicker } from '../access/DirectoryPicker.tsx';
import { useSession } from '../shell/session.ts';

const useStyles = makeStyles({
  field: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalS,
    margin: 0,
    padding: 0,
    border: 'none',
    minWidth: 0,
  },
  legend: { padding: 0 },
  list: { margin: 0, padding: 0, listStyleType: 'none' },
  member: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: tokens.spacingHorizontalM,
    padding: `${tokens.spacingVerticalXS} 0`,
    overflowWrap: 'anywhere',
  },
});

const kinds = ['group', 'person'] as const;

interface MembersFieldProps {
  readonly members: readonly ProviderMember[];
  readonly onChange: (members: readonly ProviderMember[]) => void;
  /** What they are chosen for; unless given, to work for a team. */
  readonly words?: { readonly legend: string; readonly hint: string; readonly nobody: string };
}

/** Groups and single people, found in the directory: who works for a team, or who may do something else. */
export function MembersField({ members, onChange, words }: MembersFieldProps) {
  const { t } = useTranslation('portal');
  const styles = useStyles();
  const { may } = useSession();
  const hint = useId();
  const [kind, setKind] = useState<(typeof kinds)[number]>('group');
  return (
    <fieldset className={styles.field} aria-describedby={hint}>
      <legend className={styles.legend}>{words?.legend ?? t('providers.form.members')}</legend>
      <Caption1 id={hint}>{words?.hint ?? t('providers.form.membersHint')}</Caption1>
      {members.length === 0 ? (
        <Body1>{words?.nobody ?? t('providers.noMembers')}</Body1>
      ) : (
        <ul className={styles.list}>
          {members.map((member) => (
            <li key={`${member.tenantId} ${member.id}`} className={styles.member}>
              <Body1>
                {member.name} ({t(`providers.kinds.${member.kind}`)})
              </Body1>
              <Button
                size="small"
                aria-label={t('providers.form.remove', { name: member.name })}
                onClick={() => onChange(members.filter((one) => !isSame(one, member)))}
              >
                {t('providers.form.removeShort')}
              </Button>
            </li>
          ))}
        </ul>
      )}
      {may('directory.read') ? (
        <>
          <Field label={t('providers.form.memberKind')}>
            <RadioGroup
              layout="horizontal"
              value={kind}
              onChange={(_event, { value }) => setKind(kinds.find((one) => one === value) ?? 'group')}
            >
              {kinds.map((one) => (
                <Radio key={one} value={one} label={t(`providers.form.${one}`)} />
              ))}
            </RadioGroup>
          </Field>
          <DirectoryPicker
            key={`${kind} ${members.length}`} // each choice begins a new search
            kind={kind}
            chosen={null}
            onChoose={(found) => {
              if (!found || members.some((one) => isSame(one, found))) return;
              const { tenantId, id, name } = found;
              const chosen = {
                kind: found.kind === 'group' ? 'entra_group' : 'user',
                tenantId,
                id,
                name,
              } as const;
              onChange([...members, chosen]);
            }}
          />
        </>
      ) : (
        <Caption1>{t('providers.form.mayNotSearch')}</Caption1>
      )}
    </fieldset>
  );
}

type Holder = Pick<ProviderMember, 'tenantId' | 'id'>;

function isSame(one: Holder, other: Holder): boolean {
  return one.id === other.id && one.tenantId === other.tenantId;
}
