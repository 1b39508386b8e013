// The product's own elements (shell/shell.ts) in JSX.
import 'react';

declare module 'react' {
  // eslint-disable-next-line @typescript-eslint/no-namespace
  namespace JSX {
    interface IntrinsicElements {
      'slipway-state': { state: string; word?: string };
      'slipway-time': { at: string };
      'slipway-id': { value: string };
      'vaadin-markdown': { content: string };
    }
  }
}
