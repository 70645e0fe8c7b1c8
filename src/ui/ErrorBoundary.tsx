import { Component, type ReactNode } from 'react';

interface Props {
  readonly name: string;
  readonly children: ReactNode;
}

/** Keeps a defect of one region from taking the others, and the reader's work, with it. */
export class ErrorBoundary extends Component<Props, { readonly error: unknown }> {
  override state: { readonly error: unknown } = { error: null };

  static getDerivedStateFromError(error: unknown) {
    return { error };
  }

  override render() {
    const { error } = this.state;
    if (error === null) return this.props.children;
    return (
      <div className="defect" role="alert">
        <strong>The {this.props.name} region has a defect of ours.</strong>
        <pre>
          {error instanceof Error
            ? (error.stack ?? error.message)
            : 'something that is not an Error was thrown'}
        </pre>
        <button type="button" onClick={() => this.setState({ error: null })}>
          Try again
        </button>
      </div>
    );
  }
}
