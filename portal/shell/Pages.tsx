import { use } from 'react';
import { useTranslation } from 'react-i18next';
import { Route, Switch } from 'wouter';
import { completeTexts } from '../texts/catalogue.ts';
import type { PageRoute } from './routes.tsx';
import { pageRoutes } from './routes.tsx';
import { NotFound } from './NotFound.tsx';
import { NotAllowed } from './NotAllowed.tsx';
import { useSession } from './session.ts';

/** The page that the address names; one that does not exist or is not the person's to open says so. */
export function Pages() {
  use(completeTexts(useTranslation('portal').i18n)); // the page's own code is on its way at the same time
  return (
    <Switch>
      {pageRoutes.map((route) => (
        <Route key={route.path} path={route.path}>
          <Guarded route={route} />
        </Route>
      ))}
      <Route>
        <NotFound />
      </Route>
    </Switch>
  );
}

function Guarded({ route }: { readonly route: PageRoute }) {
  const { may } = useSession();
  const { permission, page: PageOfRoute } = route;
  if (permission !== null && !may(permission)) return <NotAllowed permission={permission} />;
  return <PageOfRoute />;
}
