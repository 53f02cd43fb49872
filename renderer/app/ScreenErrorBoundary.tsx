import { Component, type ReactNode } from 'react';
import { ErrorState } from '../ui/ErrorState';

interface State {
  readonly error: Error | null;
}

/** Keeps the frame standing when a screen fails: the person can go elsewhere or try again. */
export class ScreenErrorBoundary extends Component<{ children: ReactNode }, State> {
  override state: State = { error: null };

  static getDerivedStateFromError(error: Error): State {
    return { error };
  }

  override render() {
    const { error } = this.state;
    if (error) return <ErrorState error={error} onRetry={() => this.setState({ error: null })} />;
    return this.props.children;
  }
}
