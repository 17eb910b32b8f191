import { Button } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import { addProvider, listProviders } from '../../contract/service-teams.ts';
import { ProviderId, ProviderKind } from '../../contract/services.ts';
import { useClientId } from '../forms/client-id.ts';
import { Form } from '../forms/Form.tsx';
import { useDraft } from '../forms/use-draft.ts';
import { useSubmit } from '../forms/use-submit.ts';
import { LinkButton } from '../shell/LinkButton.tsx';
import { Page } from '../shell/Page.tsx';
import { useStale } from '../shell/reading.ts';
import { useSession } from '../shell/session.ts';
import { ChoiceField } from './ChoiceField.tsx';
import { bodyOf, emptyProvider } from './provider-values.ts';
import { ProviderFields } from './ProviderFields.tsx';

/** Admin Center → Providers → Add a provider. */
export function AddProviderPage() {
  const { t, i18n } = useTranslation('portal');
  const { me, organization, call, announce, timeZone } = useSession();
  const stale = useStale();
  const [, go] = useLocation();
  const { idFor, answered } = useClientId();
  const draft = useDraft(
    `provider.${me.person.objectId}.${organization.id}`,
    emptyProvider(timeZone, i18n.language),
  );
  const submit = useSubmit(call, addProvider);

  const add = async () => {
    const content = bodyOf(draft.values);
    const { kind } = draft.values;
    const added = await submit.send({
      body: { id: ProviderId.parse(idFor({ kind, ...content })), kind, ...content },
    });
    if (added === null) return;
    answered();
    draft.forget();
    announce(t('providers.form.added', { name: added.name }));
    stale(listProviders);
    go('/providers');
  };
  return (
    <Page
      title={t('providers.add')}
      path={[{ label: t('shell.adminCenter') }, { label: t('providers.title'), to: '/providers' }]}
    >
      <Form
        label={t('providers.add')}
        mistakes={submit.mistakes}
        problem={submit.problem}
        onSubmit={() => void add()}
        actions={
          <>
            <Button type="submit" appearance="primary" disabledFocusable={submit.isSending}>
              {t('providers.form.addButton')}
            </Button>
            <LinkButton to="/providers">{t('shell.form.cancel')}</LinkButton>
          </>
        }
      >
        <ChoiceField
          label={t('providers.form.kind')}
          value={draft.values.kind}
          onChange={(kind) => draft.change({ kind })}
          options={ProviderKind.options.map((value) => ({ value, label: t(`providers.does.${value}`) }))}
        />
        <ProviderFields values={draft.values} onChange={draft.change} mistakes={submit.mistakes} />
      </Form>
    </Page>
  );
}
