import { Button, Field, Input } from '@fluentui/react-components';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RouteReply } from '../../contract/route.ts';
import type { listSettlements } from '../../contract/settlements.ts';
import { Form } from '../forms/Form.tsx';
import { SelectField } from '../forms/fields.tsx';
import { lastMonth } from './settlement-words.ts';

/** Days as `YYYY-MM-DD`; empty: all of them. */
export interface Chosen {
  readonly from: string;
  readonly to: string;
  readonly provider: string;
  readonly costCenter: string;
}

interface ChoosePeriodProps {
  readonly choices: Pick<RouteReply<typeof listSettlements>, 'providers' | 'costCenters' | 'now'>;
  readonly onChoose: (chosen: Chosen) => void;
}

const none = new Map<string, string>();

/** Which deliveries are to be settled; the last month unless somebody chooses. */
export function ChoosePeriod({ choices, onChoose }: ChoosePeriodProps) {
  const { t } = useTranslation('portal');
  const [values, setValues] = useState<Chosen>({ ...lastMonth(choices.now), provider: '', costCenter: '' });
  const change = (changes: Partial<Chosen>) => setValues({ ...values, ...changes });
  const isTurned = values.from === '' || values.to < values.from;
  return (
    <Form
      label={t('settlements.choose.title')}
      mistakes={none}
      problem={null}
      onSubmit={() => {
        if (!isTurned) onChoose(values);
      }}
      actions={
        <Button type="submit" appearance="primary">
          {t('settlements.choose.show')}
        </Button>
      }
    >
      <Field label={t('settlements.choose.from')}>
        <Input type="date" value={values.from} onChange={(_event, { value }) => change({ from: value })} />
      </Field>
      <Field
        label={t('settlements.choose.to')}
        hint={t('settlements.choose.toHint')}
        {...(isTurned && { validationMessage: t('settlements.choose.order') })}
      >
        <Input type="date" value={values.to} onChange={(_event, { value }) => change({ to: value })} />
      </Field>
      <SelectField
        label={t('settlements.choose.provider')}
        value={values.provider}
        onChange={(provider) => change({ provider })}
        options={[
          { value: '', label: t('settlements.choose.anyProvider') },
          ...choices.providers.map(({ id, name }) => ({ value: id, label: name })),
        ]}
      />
      <SelectField
        label={t('settlements.choose.costCenter')}
        value={values.costCenter}
        onChange={(costCenter) => change({ costCenter })}
        options={[
          { value: '', label: t('settlements.choose.anyCostCenter') },
          ...choices.costCenters.map(({ id, code, name }) => ({ value: id, label: `${code} ${name}` })),
        ]}
      />
    </Form>
  );
}
