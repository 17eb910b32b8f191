import { Link, MessageBar, MessageBarBody, MessageBarTitle } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import { useSearch } from 'wouter';

/** A page elsewhere sent the browser back with `?problem=<code>`: says so, and where the code is explained. */
export function ReturnedProblem({ title }: { readonly title: string }) {
  const { t } = useTranslation('portal');
  const code = new URLSearchParams(useSearch()).get('problem') ?? '';
  if (!/^[A-Za-z0-9-]{1,60}$/.test(code)) return null;
  return (
    <MessageBar intent="error" layout="multiline">
      <MessageBarBody>
        <MessageBarTitle>{title}</MessageBarTitle>
        {t('shell.problem.code', { code })}{' '}
        <Link inline href={`/problems/${code}`}>
          {t('shell.problem.explain')}
        </Link>
      </MessageBarBody>
    </MessageBar>
  );
}
