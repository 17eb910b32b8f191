import { Caption1, Field, Textarea } from '@fluentui/react-components';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { listDeskVisits } from '../../contract/front-desk.ts';
import { VisitorId } from '../../contract/visitor-ids.ts';
import { MOST_WALK_INS, welcomeWalkIns } from '../../contract/walk-ins.ts';
import { useClientIds } from '../forms/client-id.ts';
import { TextField } from '../forms/fields.tsx';
import { FormDialog } from '../forms/FormDialog.tsx';
import { useSubmit } from '../forms/use-submit.ts';
import type { Mistakes } from '../forms/use-submit.ts';
import { useStale } from '../shell/reading.ts';
import { useSession } from '../shell/session.ts';
import { HostPicker } from './HostPicker.tsx';
import type { Taken } from './TakenTogether.tsx';
import { emptyWalkIn, namesIn, walkInOf } from './walk-in.ts';
import { isWarnedOf } from './warned.ts';

interface WelcomeDialogProps {
  readonly reception: { readonly id: string; readonly name: string };
  /** What was typed into the search before: most likely the name of who stands there. */
  readonly name: string;
  /** Several are on site at once. */
  readonly onTaken: (taken: Taken) => void;
  readonly onClose: () => void;
}

/** Notes who stands at the desk without having been announced: one person, or a group with a name per line. */
export function WelcomeDialog({ reception, name, onTaken, onClose }: WelcomeDialogProps) {
  const { t } = useTranslation('portal');
  const { call, announce } = useSession();
  const stale = useStale();
  const [values, setValues] = useState({ ...emptyWalkIn, names: name });
  const [missing, setMissing] = useState<Mistakes>(new Map());
  const { idsFor, answered } = useClientIds();
  const submit = useSubmit(call, welcomeWalkIns);
  const count = namesIn(values.names).length;
  const put = (change: Partial<typeof values>) => setValues((before) => ({ ...before, ...change }));

  const welcome = async () => {
    const left = new Map<string, string>();
    if (count === 0) left.set('/names', t('frontDesk.walkIn.needsName'));
    if (count > MOST_WALK_INS) left.set('/names', t('frontDesk.walkIn.tooMany', { most: MOST_WALK_INS }));
    if (values.host === null) left.set('/host', t('frontDesk.walkIn.needsHost'));
    setMissing(left);
    const content = walkInOf(values);
    if (left.size > 0 || content === null) return;
    const ids = idsFor(content, content.visitors.length);
    const visitors = content.visitors.map((one, at) => ({ id: VisitorId.parse(ids[at]), ...one }));
    const body = { ...content, visitors };
    const welcomed = await submit.send({ params: { id: reception.id }, body });
    if (welcomed === null) return;
    answered();
    stale(listDeskVisits);
    const waiting = welcomed.visits.filter(isWarnedOf).map(({ name: who }) => who);
    announce(
      waiting.length > 0
        ? t('frontDesk.walkIn.waiting', { names: waiting.join(', ') })
        : t('frontDesk.walkIn.done', { count }),
    );
    const inside = welcomed.visits.filter(({ status }) => status === 'on-site');
    if (inside.length > 1) onTaken({ step: 'check-in', visits: inside });
    onClose();
  };
  const mistakes = missing.size > 0 ? missing : submit.mistakes;
  const wrongName = mistakes.get('/names') ?? [...mistakes].find(([at]) => at.endsWith('/name'))?.[1];

  return (
    <FormDialog
      title={t('frontDesk.walkIn.title', { reception: reception.name })}
      mistakes={mistakes}
      problem={submit.problem}
      isSending={submit.isSending}
      submitLabel={t('frontDesk.walkIn.submit', { count: Math.max(count, 1) })}
      onSubmit={() => void welcome()}
      onClose={onClose}
    >
      <Field
        label={t('frontDesk.walkIn.names')}
        hint={t('frontDesk.walkIn.namesHint')}
        required
        {...(wrongName !== undefined && { validationMessage: wrongName })}
      >
        <Textarea
          value={values.names}
          rows={Math.min(Math.max(count + 1, 2), 8)}
          autoComplete="off"
          spellCheck={false}
          onChange={(_event, { value }) => put({ names: value })}
        />
      </Field>
      <TextField
        label={t('frontDesk.walkIn.company')}
        value={values.company}
        onChange={(company) => put({ company })}
        mistake={[...mistakes].find(([at]) => at.endsWith('/company'))?.[1]}
      />
      <HostPicker
        reception={reception.id}
        chosen={values.host}
        onChoose={(host) => put({ host })}
        mistake={mistakes.get('/host')}
      />
      <Field label={t('frontDesk.walkIn.note')}>
        <Textarea value={values.note} onChange={(_event, { value }) => put({ note: value })} />
      </Field>
      <Caption1>{t('frontDesk.walkIn.privacy')}</Caption1>
    </FormDialog>
  );
}
