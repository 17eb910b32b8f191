import { Caption1, Field, Radio, RadioGroup, makeStyles, tokens } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import type { Role } from '../../contract/access.ts';
import { useSession } from '../shell/session.ts';
import type { RoleChoices } from './role-draft.ts';

const useStyles = makeStyles({
  label: { display: 'flex', flexDirection: 'column' },
  purpose: { color: tokens.colorNeutralForeground2 },
});

interface RoleFieldProps {
  readonly roles: RoleChoices['roles'];
  readonly value: Role;
  readonly onChange: (role: Role) => void;
}

/** Which role, each with what it is for. That of an owner is open to owners only, and says so to others. */
export function RoleField({ roles, value, onChange }: RoleFieldProps) {
  const { t } = useTranslation('portal');
  const styles = useStyles();
  const { may } = useSession();
  const isOwner = may('organization.write');
  return (
    <Field label={t('access.giving.role')}>
      <RadioGroup
        value={value}
        onChange={(_event, data) => {
          const chosen = roles.find(({ role }) => role === data.value);
          if (chosen) onChange(chosen.role);
        }}
      >
        {roles.map(({ role, name, purpose }) => {
          const isClosed = role === 'owner' && !isOwner;
          return (
            <Radio
              key={role}
              value={role}
              disabled={isClosed}
              label={
                <span className={styles.label}>
                  <span>{name}</span>
                  <Caption1 className={styles.purpose}>
                    {isClosed ? t('access.giving.notOwner') : purpose}
                  </Caption1>
                </span>
              }
            />
          );
        })}
      </RadioGroup>
    </Field>
  );
}
