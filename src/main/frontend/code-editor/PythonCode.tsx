import { useEffect, useRef, type ReactElement } from 'react';
import { openPython, type Mark, type PythonEditor } from './python';

/** A Python source that is edited or only shown; `marks` are drawn under the places they name, `line` is selected whenever it is another object. */
export function PythonCode({ text, label, readOnly = false, marks = [], line, onChange, onLeave }: {
  text: string; label: string; readOnly?: boolean; marks?: readonly Mark[]; line?: { line: number } | undefined; onChange?: (text: string) => void; onLeave?: () => void;
}): ReactElement {
  const parent = useRef<HTMLDivElement>(null);
  const editor = useRef<PythonEditor | null>(null);
  const heard = useRef({ onChange, onLeave });
  const first = useRef(text);
  useEffect(() => {
    heard.current = { onChange, onLeave };
  }, [onChange, onLeave]);
  useEffect(() => {
    if (!parent.current) return undefined;
    const made = openPython(parent.current, first.current, readOnly, label, (now) => heard.current.onChange?.(now), () => heard.current.onLeave?.());
    editor.current = made;
    return () => {
      made.destroy();
      editor.current = null;
    };
  }, [readOnly, label]);
  useEffect(() => {
    first.current = text;
    editor.current?.setText(text);
  }, [text]);
  useEffect(() => editor.current?.mark(marks), [marks]);
  useEffect(() => {
    if (line) editor.current?.goTo(line.line);
  }, [line]);
  return <div ref={parent} className="pe-code" />;
}
