import { Link as FluentLink } from '@fluentui/react-components';
import type { ReactElement } from 'react';
import { Link } from 'wouter';

interface PageLinkProps {
  /** A page of the portal, below `/portal`. */
  readonly to: string;
  readonly children: string | ReactElement;
}

/** A link to another page of the portal; underlined, since it may stand in a sentence. */
export function PageLink({ to, children }: PageLinkProps) {
  return (
    <Link href={to} asChild>
      <FluentLink inline>{children}</FluentLink>
    </Link>
  );
}
