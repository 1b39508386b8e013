import './editor.css';
import { useCallback, useEffect, useMemo, useRef, useState, useSyncExternalStore, type ReactElement } from 'react';
import { Commands } from '../commands';
import { EditorStore } from '../store';
import { Refusal } from '../server';
import { ToolsContext, type EditorTools, type Focus } from './context';
import { keepSelected, KeptUnder, selectedBefore, type Keeping } from './kept';
import { Workbench } from './Workbench';

export interface EditorProps {
  project: string;
  pipeline: string;
  person: string;
  /** A hint that the draft has this version on the server; 0 is none. */
  draftVersion: number;
  /** The saved version that the address asks for. */
  version: number | null;
  /** The step that the address leads to, and the line of its code; empty if to none. */
  step: string;
  line: number;
  /** Tells the page where it stands now: a version, or the draft. */
  onVersion: (version: number | null) => void;
  /** Goes to another page of the product. */
  onOpen: (address: string) => void;
}

/** The whole editor of one pipeline. */
export function Editor(props: EditorProps): ReactElement {
  // Another pipeline is another editor: nothing of the old one may be sent to it.
  return <OneEditor key={`${props.project}/${props.pipeline}/${props.person}`} {...props} />;
}

function OneEditor({ project, pipeline, person, draftVersion, version, step, line, onVersion, onOpen }: EditorProps): ReactElement {
  const [store] = useState(() => {
    const made = new EditorStore(project, pipeline, person);
    made.select(selectedBefore(made.key));
    return made;
  });
  const commands = useMemo(() => new Commands(store), [store]);
  const state = useSyncExternalStore(store.subscribe, store.get);
  const [focus, setFocus] = useState<Focus | null>(null);
  const first = useRef(version);
  const jump = useCallback((path: string, input?: string) => {
    store.select(path === '' ? [] : [path]);
    setFocus((before) => ({ path, count: (before?.count ?? 0) + 1, ...(input === undefined ? {} : { input }) }));
  }, [store]);
  const openCode = useCallback((path: string) => {
    store.select([path]);
    setFocus((before) => ({ path, code: { line: 0 }, count: (before?.count ?? 0) + 1 }));
  }, [store]);
  const keeper = useMemo<Keeping>(() => ({ under: store.key, version: () => store.version, since: store.since.bind(store) }), [store]);
  const tools = useMemo<EditorTools>(() => ({ store, commands, jump, openCode }), [store, commands, jump, openCode]);

  useEffect(() => {
    store.open();
    void store.load(first.current);
    const online = () => store.online();
    window.addEventListener('online', online);
    window.addEventListener('focus', online);
    return () => {
      window.removeEventListener('online', online);
      window.removeEventListener('focus', online);
      store.close();
    };
  }, [store]);
  useEffect(() => keepSelected(store.key, state.selected), [store, state.selected]);
  useEffect(() => {
    if (draftVersion > 0) store.hint(draftVersion);
  }, [store, draftVersion]);
  useEffect(() => {
    if (store.get().draft) void store.show(version);
  }, [store, version]);

  const drawn = state.draft !== null && (state.shown?.version.number ?? null) === version;
  useEffect(() => {
    if (step === '' || !drawn) return;
    store.select([step]);
    setFocus((before) => ({ path: step, code: { line }, count: (before?.count ?? 0) + 1 }));
  }, [store, step, line, drawn]);

  if (state.failure && !state.draft) return <Failure failure={state.failure} project={project} />;
  if (state.noVersion !== null && state.draft) return <NoVersion why={version !== null && version > 0 ? state.noVersion : 'The address names a version that is no number.'} onDraft={() => onVersion(null)} />;
  return (
    <KeptUnder.Provider value={keeper}>
      <ToolsContext.Provider value={tools}>
        <Workbench focus={focus} onVersion={onVersion} onOpen={onOpen} />
      </ToolsContext.Provider>
    </KeptUnder.Provider>
  );
}

function Failure({ failure, project }: { failure: Refusal; project: string }): ReactElement {
  const gone = failure.status === 404;
  return (
    <div className="pe-failure" role="alert">
      <h2>{gone ? 'There is no such pipeline here' : failure.passing ? 'The server is not there just now' : 'This pipeline can’t be opened'}</h2>
      <p>{gone ? 'It may have been deleted, or you are not a member of its project. If it is brought back, it is shown here again.' : failure.message}</p>
      {failure.passing && <p>It is tried again by itself.</p>}
      {gone && <a className="pe-button" href={`p/${encodeURIComponent(project)}/pipelines`}>All pipelines</a>}
    </div>
  );
}

function NoVersion({ why, onDraft }: { why: string; onDraft: () => void }): ReactElement {
  return (
    <div className="pe-failure" role="alert">
      <h2>There is no such version</h2>
      <p>{why}</p>
      <button type="button" className="pe-button" onClick={onDraft}>Show the draft</button>
    </div>
  );
}
