import { Body1, Button, makeStyles, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { previewInvitation } from '../../contract/reception-preview.ts';
import type { RouteReply } from '../../contract/route.ts';
import type { KioskLanguage } from '../../contract/visitor-ids.ts';
import { ModalDialog } from '../../ui/feedback/ModalDialog.tsx';
import { ProblemNotice } from '../../ui/feedback/ProblemNotice.tsx';
import { useSubmit } from '../forms/use-submit.ts';
import type { Mistakes } from '../forms/use-submit.ts';
import { usePortalDeps } from '../shell/portal-context.ts';
import { useSession } from '../shell/session.ts';
import { framedMail } from './framed-mail.ts';
import { bodyOf } from './reception-values.ts';
import type { ReceptionValues } from './reception-values.ts';
import { typedTexts } from './typed-texts.ts';

const useStyles = makeStyles({
  frame: {
    width: '100%',
    height: '420px',
    border: `1px solid ${tokens.colorNeutralStroke1}`,
    borderRadius: tokens.borderRadiusMedium,
    boxSizing: 'border-box',
  },
  text: { whiteSpace: 'pre-wrap', overflowWrap: 'anywhere', fontFamily: tokens.fontFamilyMonospace },
  mistakes: { margin: 0, paddingLeft: tokens.spacingHorizontalL },
  actions: { marginTop: tokens.spacingVerticalM },
});

interface InvitationPreviewProps {
  readonly values: ReceptionValues;
  readonly speaks: KioskLanguage;
}

/** Shows the mail that a visitor would read, as it is typed now; the server draws it as it draws the real ones. */
export function InvitationPreview({ values, speaks }: InvitationPreviewProps) {
  const { t } = useTranslation('portal');
  const { call } = useSession();
  const submit = useSubmit(call, previewInvitation);
  const [mail, setMail] = useState<RouteReply<typeof previewInvitation> | null>(null);
  const language = t(`receptionTexts.languages.${speaks}`);
  const look = async () => {
    const {
      name,
      language: ofReception,
      timeZone,
      address = '',
      directions = '',
      retentionDays = 1,
    } = bodyOf(values);
    const texts = typedTexts(values.texts);
    const typed = { name, language: ofReception, timeZone, address, directions, retentionDays, texts };
    setMail(await submit.send({ body: { ...typed, speaks } }));
  };
  return (
    <div>
      <Button size="small" disabledFocusable={submit.isSending} onClick={() => void look()}>
        {t('receptionTexts.preview', { language })}
      </Button>
      {submit.problem !== null && <ProblemNotice error={submit.problem} />}
      <Mended mistakes={submit.mistakes} />
      {mail && (
        <Mail mail={mail} title={t('receptionTexts.previewed', { language })} onClose={() => setMail(null)} />
      )}
    </div>
  );
}

/** What must be mended before there is anything to look at; it may stand in another section. */
function Mended({ mistakes }: { readonly mistakes: Mistakes }) {
  const { t } = useTranslation('portal');
  const styles = useStyles();
  if (mistakes.size === 0) return null;
  return (
    <div role="alert">
      <Body1>{t('receptionTexts.notYet')}</Body1>
      <ul className={styles.mistakes}>
        {[...mistakes].map(([at, said]) => (
          <li key={at}>{`${at.slice(1).replaceAll('/', ' ')} ${said}`}</li>
        ))}
      </ul>
    </div>
  );
}

interface MailProps {
  readonly mail: RouteReply<typeof previewInvitation>;
  readonly title: string;
  readonly onClose: () => void;
}

function Mail({ mail, title, onClose }: MailProps) {
  const { t } = useTranslation('portal');
  const styles = useStyles();
  const { nonce } = usePortalDeps();
  return (
    <ModalDialog title={title} onClose={onClose}>
      <p lang={mail.language}>
        <strong>{t('receptionTexts.subjectIs', { subject: mail.subject })}</strong>
      </p>
      <iframe
        className={styles.frame}
        title={t('receptionTexts.asPage')}
        sandbox=""
        srcDoc={framedMail(mail.html, nonce)}
      />
      <details>
        <summary>{t('receptionTexts.asText')}</summary>
        <div className={styles.text} lang={mail.language}>
          {mail.text}
        </div>
      </details>
      <div className={styles.actions}>
        <Button appearance="primary" onClick={onClose}>
          {t('receptionTexts.close')}
        </Button>
      </div>
    </ModalDialog>
  );
}
