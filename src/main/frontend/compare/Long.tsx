import { Fragment, type ReactElement } from 'react';

/** A name of many words, which breaks between them rather than within one, and is never cut: names that begin alike would be the same. */
export function Long({ text }: { text: string }): ReactElement {
  return <>{text.split(/(?<=[_/.:-])/).map((part, index) => <Fragment key={index}>{index > 0 && <wbr />}{part}</Fragment>)}</>;
}
