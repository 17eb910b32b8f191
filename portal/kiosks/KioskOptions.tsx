import { Body1, Button, Checkbox } from '@fluentui/react-components';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { changeKioskOptions, KioskBadge, readKioskOptions } from '../../contract/kiosk-options.ts';
import type { KioskOptions as Options } from '../../contract/kiosk-options.ts';
import type { ReceptionId } from '../../contract/visitor-ids.ts';
import { SelectField } from '../forms/fields.tsx';
import { Form } from '../forms/Form.tsx';
import { useSubmit } from '../forms/use-submit.ts';
import { Panel } from '../shell/Panel.tsx';
import { Reading } from '../shell/Reading.tsx';
import { useReading, useStale } from '../shell/reading.ts';
import { useSession } from '../shell/session.ts';

/** What the kiosks of a reception do beside checking in and out. */
export function KioskOptions({ reception }: { readonly reception: ReceptionId }) {
  const { t } = useTranslation('portal');
  const { may } = useSession();
  const options = useReading(readKioskOptions, { params: { id: reception } });
  return (
    <Panel title={t('kioskOptions.title')}>
      <Reading of={options}>
        {(stored) =>
          may('receptions.write') ? (
            <Change key={stored.version} reception={reception} stored={stored} />
          ) : (
            <>
              <Body1>{t(`kioskOptions.badges.${stored.badge}`)}</Body1>
              <Body1>{t(stored.walkIns ? 'kioskOptions.walkInsOn' : 'kioskOptions.walkInsOff')}</Body1>
            </>
          )
        }
      </Reading>
    </Panel>
  );
}

/** A change that somebody else was quicker with shows how it stands now. */
function Change({ reception, stored }: { readonly reception: ReceptionId; readonly stored: Options }) {
  const { t } = useTranslation('portal');
  const { call, announce } = useSession();
  const stale = useStale();
  const submit = useSubmit(call, changeKioskOptions);
  const [badge, setBadge] = useState(stored.badge);
  const [walkIns, setWalkIns] = useState(stored.walkIns);
  const save = async () => {
    const { version } = stored;
    const saved = await submit.send({ params: { id: reception }, version, body: { badge, walkIns } });
    stale(readKioskOptions); // after a refusal too: the next try is about what is there now
    if (saved) announce(t('kioskOptions.saved'));
  };
  return (
    <Form
      label={t('kioskOptions.title')}
      mistakes={submit.mistakes}
      problem={submit.problem}
      onSubmit={() => void save()}
      actions={
        <Button type="submit" disabledFocusable={submit.isSending}>
          {t('kioskOptions.save')}
        </Button>
      }
    >
      <SelectField
        label={t('kioskOptions.badge')}
        hint={t('kioskOptions.badgeHint')}
        value={badge}
        onChange={(value) => setBadge(KioskBadge.parse(value))}
        options={KioskBadge.options.map((value) => ({ value, label: t(`kioskOptions.badges.${value}`) }))}
      />
      <div>
        <Checkbox
          label={t('kioskOptions.walkIns')}
          checked={walkIns}
          onChange={(_event, { checked }) => setWalkIns(checked === true)}
        />
        <Body1 block>{t('kioskOptions.walkInsDetail')}</Body1>
      </div>
    </Form>
  );
}
