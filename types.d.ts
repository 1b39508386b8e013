// Vaadin's build looks for these declarations.
declare module '*.css?inline' {
  import type { CSSResultGroup } from 'lit';
  const content: CSSResultGroup;
  export default content;
}

// A style sheet that a module brings along.
declare module '*.css';

// Allow any CSS Custom Properties
declare module 'csstype' {
  interface Properties {
    [index: `--${string}`]: any;
  }
}

// An asset's address.
declare module '*?url' {
  const url: string;
  export default url;
}

// A file's text.
declare module '*?raw' {
  const text: string;
  export default text;
}
