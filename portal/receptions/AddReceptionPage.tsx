import { Button } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import { addReception, listReceptions } from '../../contract/receptions.ts';
import { ReceptionId } from '../../contract/visitor-ids.ts';
import { useClientId } from '../forms/client-id.ts';
import { Form } from '../forms/Form.tsx';
import { useDraft } from '../forms/use-draft.ts';
import { useSubmit } from '../forms/use-submit.ts';
import { LinkButton } from '../shell/LinkButton.tsx';
import { Page } from '../shell/Page.tsx';
import { useStale } from '../shell/reading.ts';
import { useSession } from '../shell/session.ts';
import { bodyOf, emptyReception } from './reception-values.ts';
import { ReceptionFields } from './ReceptionFields.tsx';

/** Admin Center → Receptions → Add a reception. */
export function AddReceptionPage() {
  const { t, i18n } = useTranslation('portal');
  const { me, organization, call, announce, timeZone } = useSession();
  const stale = useStale();
  const [, go] = useLocation();
  const { idFor, answered } = useClientId();
  const draft = useDraft(
    `reception.${me.person.objectId}.${organization.id}`,
    emptyReception(timeZone, i18n.language),
  );
  const submit = useSubmit(call, addReception);

  const add = async () => {
    const content = bodyOf(draft.values);
    const added = await submit.send({ body: { id: ReceptionId.parse(idFor(content)), ...content } });
    if (added === null) return;
    answered();
    draft.forget();
    announce(t('receptions.added', { name: added.name }));
    stale(listReceptions);
    go('/receptions');
  };
  return (
    <Page
      title={t('receptions.add')}
      path={[{ label: t('shell.adminCenter') }, { label: t('receptions.title'), to: '/receptions' }]}
    >
      <Form
        label={t('receptions.add')}
        mistakes={submit.mistakes}
        problem={submit.problem}
        onSubmit={() => void add()}
        actions={
          <>
            <Button type="submit" appearance="primary" disabledFocusable={submit.isSending}>
              {t('receptions.addButton')}
            </Button>
            <LinkButton to="/receptions">{t('shell.form.cancel')}</LinkButton>
          </>
        }
      >
        <ReceptionFields values={draft.values} onChange={draft.change} mistakes={submit.mistakes} isNew />
      </Form>
    </Page>
  );
}
