import { Component } from 'react';
import type { ReactNode } from 'react';
import { NotDone } from '../screens/Answer.tsx';

interface FallenProps {
  readonly children: ReactNode;
}

/** A fault of ours while drawing sends the guest to the reception; without this the screen would stay blank for everybody. */
export class Fallen extends Component<FallenProps, { readonly hasFallen: boolean }> {
  override state = { hasFallen: false };

  static getDerivedStateFromError(): { hasFallen: boolean } {
    return { hasFallen: true };
  }

  override render(): ReactNode {
    if (!this.state.hasFallen) return this.props.children;
    return <NotDone screen={{ at: 'failed' }} onAgain={again} onEnd={again} />;
  }
}

/** With nothing of whoever stood there. */
function again(): void {
  location.reload();
}
