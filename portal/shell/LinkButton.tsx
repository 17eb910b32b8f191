import { Button } from '@fluentui/react-components';
import type { ButtonProps } from '@fluentui/react-components';
import { Link } from 'wouter';
import type { ReactNode } from 'react';

interface LinkButtonProps {
  /** A page of the portal, below `/portal`. */
  readonly to?: string;
  /** Any other address. */
  readonly href?: string;
  readonly appearance?: NonNullable<ButtonProps['appearance']>;
  readonly size?: NonNullable<ButtonProps['size']>;
  readonly children: ReactNode;
}

/** Looks like a button and is a link: it leads somewhere and can be opened beside. */
export function LinkButton({ to, href, appearance, size, children }: LinkButtonProps) {
  const look = { ...(appearance && { appearance }), ...(size && { size }) };
  if (to !== undefined) {
    return (
      <Link href={to} asChild>
        <Button as="a" {...look}>
          {children}
        </Button>
      </Link>
    );
  }
  return (
    <Button as="a" href={href ?? '/'} {...look}>
      {children}
    </Button>
  );
}
