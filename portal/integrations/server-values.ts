import type { TFunction } from 'i18next';
import type { ComparedField } from '../forms/ConflictNotice.tsx';
import type { Integration } from './IntegrationCard.tsx';
import { emptyServer } from './ServerForm.tsx';
import type { ServerValues } from './ServerForm.tsx';

/** A stored connection as the form shows it; the password is never given out. */
export function valuesOf({ label, server, controlMailbox }: Integration): ServerValues {
  return {
    ...emptyServer,
    label,
    controlMailbox: controlMailbox ?? '',
    ...(server && {
      account: server.account,
      userName: server.userName ?? '',
      exchangeVersion: server.exchangeVersion,
      url: server.url,
    }),
  };
}

/** What was typed beside what is stored now. */
export function serverBeside(mine: ServerValues, now: Integration, t: TFunction<'portal'>): ComparedField[] {
  const theirs = valuesOf(now);
  const names = {
    label: t('integrations.form.label'),
    account: t('integrations.form.account'),
    userName: t('integrations.form.userName'),
    exchangeVersion: t('integrations.form.version'),
    url: t('integrations.form.url'),
    controlMailbox: t('integrations.form.control'),
  } as const;
  const keys = Object.keys(names) as (keyof typeof names)[]; // the keys of the literal above
  return keys.map((key) => ({ name: names[key], mine: mine[key], theirs: theirs[key] }));
}
