import { Caption1, makeStyles, tokens } from '@fluentui/react-components';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { BadgeColor, BadgeSize } from '../../contract/badges.ts';
import type { BadgeLayout } from '../../contract/badges.ts';
import { CheckList } from '../forms/CheckList.tsx';
import { SelectField, TextField } from '../forms/fields.tsx';
import { BadgePreview } from './BadgePreview.tsx';

const useStyles = makeStyles({
  fields: { margin: 0, padding: 0, border: 'none', minWidth: 0 },
  legend: { padding: 0, fontWeight: tokens.fontWeightSemibold },
  parts: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalXXL },
  choices: {
    flex: '1 1 280px',
    minWidth: 0,
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalM,
  },
});

interface BadgeFieldsProps {
  readonly layout: BadgeLayout;
  readonly onChange: (layout: BadgeLayout) => void;
  readonly mistake: string | undefined;
}

const shown = ['company', 'host', 'code'] as const;

/** How the badges of a reception look, with a picture beside what is chosen. */
export function BadgeFields({ layout, onChange, mistake }: BadgeFieldsProps) {
  const { t } = useTranslation('portal');
  const styles = useStyles();
  const hint = useId();
  return (
    <fieldset className={styles.fields} aria-describedby={hint}>
      <legend className={styles.legend}>{t('badges.legend')}</legend>
      <Caption1 id={hint}>{t('badges.hint')}</Caption1>
      <div className={styles.parts}>
        <div className={styles.choices}>
          <SelectField
            label={t('badges.size')}
            value={layout.size}
            onChange={(value) => onChange({ ...layout, size: BadgeSize.parse(value) })}
            options={BadgeSize.options.map((value) => ({ value, label: t(`badges.sizes.${value}`) }))}
          />
          <TextField
            label={t('badges.zone')}
            hint={t('badges.zoneHint')}
            value={layout.zone}
            onChange={(zone) => onChange({ ...layout, zone })}
            mistake={mistake}
            isRequired
          />
          <SelectField
            label={t('badges.color')}
            value={layout.color}
            onChange={(value) => onChange({ ...layout, color: BadgeColor.parse(value) })}
            options={[...BadgeColor.values].map((value) => ({ value, label: t(`badges.colors.${value}`) }))}
          />
          <CheckList
            legend={t('badges.shows')}
            options={shown.map((value) => ({ value, label: t(`badges.show.${value}`) }))}
            chosen={shown.filter((one) => layout.shows[one])}
            onChange={(chosen) =>
              onChange({
                ...layout,
                shows: {
                  company: chosen.includes('company'),
                  host: chosen.includes('host'),
                  code: chosen.includes('code'),
                },
              })
            }
          />
        </div>
        <BadgePreview layout={layout} />
      </div>
    </fieldset>
  );
}
