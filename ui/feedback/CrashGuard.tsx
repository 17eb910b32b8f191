import { Component } from 'react';
import type { ReactNode } from 'react';
import { ProblemNotice } from './ProblemNotice.tsx';

interface CrashGuardProps {
  readonly children: ReactNode;
}

/** A fault of ours while drawing shows itself and offers to draw again; without this the page would go blank. */
export class CrashGuard extends Component<CrashGuardProps, { readonly fault: unknown }> {
  override state = { fault: null };

  static getDerivedStateFromError(fault: unknown): { fault: unknown } {
    return { fault };
  }

  override render(): ReactNode {
    const { fault } = this.state;
    if (fault === null) return this.props.children;
    return <ProblemNotice error={fault} onRetry={() => this.setState({ fault: null })} />;
  }
}
