// The product's own elements (shell/shell.ts) in JSX.
import 'react';

declare module 'react' {
  namespace JSX {
    interface IntrinsicElements {
      'slipway-time': { at: string; clock?: string };
      'slipway-id': { value: string };
    }
  }
}
