import { Button } from '@fluentui/react-components';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { KioskId } from '../../contract/visitor-ids.ts';
import type { ReceptionId } from '../../contract/visitor-ids.ts';
import { useClientId } from '../forms/client-id.ts';
import { TextField } from '../forms/fields.tsx';
import { Form } from '../forms/Form.tsx';
import type { MadeCode } from './PairingCode.tsx';
import { useInvite } from './use-invite.ts';

interface InviteKioskProps {
  readonly reception: ReceptionId;
  /** Where the focus comes back to. */
  readonly opener: object;
  readonly onMade: (made: MadeCode) => void;
}

/** Makes a code for a device that is no kiosk yet. */
export function InviteKiosk({ reception, opener, onMade }: InviteKioskProps) {
  const { t } = useTranslation('portal');
  const { idFor, answered } = useClientId();
  const { submit, invite } = useInvite(reception, onMade);
  const [name, setName] = useState('');
  const make = async () => {
    const isMade = await invite({ id: KioskId.parse(idFor({ reception, name })), name });
    if (!isMade) return;
    answered();
    setName('');
  };
  return (
    <Form
      label={t('kiosks.make')}
      mistakes={submit.mistakes}
      problem={submit.problem}
      onSubmit={() => void make()}
      actions={
        <Button type="submit" disabledFocusable={submit.isSending} {...opener}>
          {t('kiosks.make')}
        </Button>
      }
    >
      <TextField
        label={t('kiosks.name')}
        hint={t('kiosks.nameHint')}
        value={name}
        onChange={setName}
        mistake={submit.mistakes.get('/name')}
        isRequired
      />
    </Form>
  );
}
