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
  /** Says more than what is shown, and begins with it. */
  readonly label?: string;
  readonly children: ReactNode;
}

/** Looks like a button and is a link: it leads somewhere and can be opened beside. */
export function LinkButton({ to, href, appearance, size, label, children }: LinkButtonProps) {
  const look = {
    ...(appearance && { appearance }),
    ...(size && { size }),
    ...(label && { 'aria-label': label }),
  };
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
