import { useTranslation } from 'react-i18next';
import type { PolicyPart, RoomPolicyReply } from '../../contract/room-policies.ts';
import { FormSection } from '../forms/FormSection.tsx';
import { SelectField, TextField } from '../forms/fields.tsx';
import type { Mistakes } from '../forms/use-submit.ts';
import { DaysOffField } from '../providers/DaysOffField.tsx';
import { OpeningWeekField } from '../providers/OpeningWeekField.tsx';
import { AudienceField } from './AudienceField.tsx';
import { NUMBER_PARTS } from './policy-values.ts';
import type { NumberPart, PolicyValues } from './policy-values.ts';
import { usePolicyWords } from './policy-words.ts';

interface PolicyFieldsProps {
  readonly stored: RoomPolicyReply;
  readonly values: PolicyValues;
  readonly onChange: (changes: Partial<PolicyValues>) => void;
  readonly mistakes: Mistakes;
}

/** Every part of a policy: as above, or set here. */
export function PolicyFields({ stored, values, onChange, mistakes }: PolicyFieldsProps) {
  const { t } = useTranslation('portal');
  const inherited = useInherited(stored);
  const choice = (part: PolicyPart, isOwn: boolean, onOwn: (isOwn: boolean) => void) => (
    <SelectField
      label={t(`roomPolicies.parts.${part}`)}
      value={isOwn ? 'own' : ''}
      onChange={(value) => onOwn(value === 'own')}
      options={[
        { value: '', label: inherited(part) },
        { value: 'own', label: t('roomPolicies.own') },
      ]}
    />
  );
  return (
    <>
      <FormSection
        title={t('roomPolicies.sections.hours')}
        summary=""
        pointers={['/hours', '/closedDays']}
        mistakes={mistakes}
        isOpenAtFirst
      >
        {choice('hours', values.hasHours, (hasHours) => onChange({ hasHours }))}
        {values.hasHours && (
          <OpeningWeekField
            week={values.hours}
            onChange={(hours) => onChange({ hours })}
            mistakes={mistakes}
          />
        )}
        {choice('closedDays', values.hasClosedDays, (hasClosedDays) => onChange({ hasClosedDays }))}
        {values.hasClosedDays && (
          <DaysOffField
            daysOff={values.closedDays}
            onChange={(closedDays) => onChange({ closedDays })}
            mistakes={mistakes}
          />
        )}
      </FormSection>
      <FormSection
        title={t('roomPolicies.sections.limits')}
        summary=""
        pointers={NUMBER_PARTS.map((part) => `/${part}`)}
        mistakes={mistakes}
        isOpenAtFirst
      >
        {NUMBER_PARTS.map((part) => (
          <NumberField
            key={part}
            part={part}
            stored={stored}
            value={values[part]}
            onChange={(value) => onChange({ [part]: value })}
            mistake={mistakes.get(`/${part}`)}
          />
        ))}
        <SelectField
          label={t('roomPolicies.parts.approval')}
          value={values.approval}
          onChange={(approval) => onChange({ approval })}
          options={[
            { value: '', label: inherited('approval') },
            { value: 'direct', label: t('roomPolicies.said.direct') },
            { value: 'request', label: t('roomPolicies.said.request') },
          ]}
        />
      </FormSection>
      <FormSection
        title={t('roomPolicies.sections.people')}
        summary=""
        pointers={['/seenBy', '/bookedBy', '/groupNames']}
        mistakes={mistakes}
        isOpenAtFirst
      >
        {(['seenBy', 'bookedBy'] as const).map((part) => (
          <div key={part}>
            {choice(part, values[part].isOwn, (isOwn) => onChange({ [part]: { ...values[part], isOwn } }))}
            {values[part].isOwn && (
              <AudienceField part={part} values={values} onChange={onChange} mistakes={mistakes} />
            )}
          </div>
        ))}
      </FormSection>
    </>
  );
}

interface NumberFieldProps {
  readonly part: NumberPart;
  readonly stored: RoomPolicyReply;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly mistake: string | undefined;
}

function NumberField({ part, stored, value, onChange, mistake }: NumberFieldProps) {
  const { t } = useTranslation('portal');
  const words = usePolicyWords();
  const from = fromAbove(stored, part);
  const hints = [
    from
      ? t('roomPolicies.numberHintValue', { value: words(part, stored.values), place: from.name })
      : t('roomPolicies.numberHint'),
    ...(part === 'fillPercent' ? [t('roomPolicies.fillHint')] : []),
    ...(part === 'openBookings' || part === 'hoursPerWeek' ? [t('roomPolicies.quotaHint')] : []),
  ];
  return (
    <TextField
      label={t(`roomPolicies.parts.${part}`)}
      type="number"
      value={value}
      onChange={onChange}
      mistake={mistake}
      hint={hints.join(' ')}
    />
  );
}

/** What comes from above, in words; where the part is set here, what is above is not known on this page. */
function useInherited(stored: RoomPolicyReply): (part: PolicyPart) => string {
  const { t } = useTranslation('portal');
  const words = usePolicyWords();
  return (part) => {
    const from = fromAbove(stored, part);
    return from
      ? t('roomPolicies.inheritValue', { value: words(part, stored.values), place: from.name })
      : t('roomPolicies.inherit');
  };
}

function fromAbove({ effective, holder }: RoomPolicyReply, part: PolicyPart) {
  const from = effective.find((one) => one.part === part)?.from;
  return from && from.id !== holder.id ? from : null;
}
