import type { ReactElement } from 'react';

const paths = {
  python: 'M9 3h5a3 3 0 0 1 3 3v4H9a3 3 0 0 0-3 3v1H5a2 2 0 0 1-2-2v-1a4 4 0 0 1 4-4h6M15 21h-5a3 3 0 0 1-3-3v-4h8a3 3 0 0 0 3-3v-1h1a2 2 0 0 1 2 2v1a4 4 0 0 1-4 4h-6',
  container: 'M12 3l8 4.5v9L12 21l-8-4.5v-9zM4 7.5l8 4.5 8-4.5M12 12v9',
  importer: 'M12 8c4.4 0 8-1.1 8-2.5S16.4 3 12 3 4 4.1 4 5.5 7.6 8 12 8zM4 5.5v13C4 19.9 7.6 21 12 21s8-1.1 8-2.5v-13M4 12c0 1.4 3.6 2.5 8 2.5s8-1.1 8-2.5',
  foreign: 'M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18zM9.5 9.7a2.5 2.5 0 1 1 3.6 2.2c-.8.4-1.1.8-1.1 1.7M12 16.6v.1',
  frame: 'M6 3v6M6 15v6M6 12l6-5h6M6 12l6 5h6M15 4l3 3-3 3M15 14l3 3-3 3',
  plus: 'M12 5v14M5 12h14',
  search: 'M11 18a7 7 0 1 0 0-14 7 7 0 0 0 0 14zM20 20l-4-4',
  undo: 'M8 5 4 9l4 4M4 9h10a5 5 0 0 1 0 10h-3',
  redo: 'M16 5l4 4-4 4M20 9H10a5 5 0 0 0 0 10h3',
  run: 'M8 5v14l11-7z',
  save: 'M5 4h11l3 3v13H5zM8 4v5h7V4M8 20v-6h8v6',
  versions: 'M12 21a9 9 0 1 0-8.5-6M3 21v-6h6M12 7v5l3.5 2',
  export: 'M12 4v12M7 11l5 5 5-5M4 20h16',
  import: 'M12 16V4M7 9l5-5 5 5M4 20h16',
  warning: 'M12 4 2.8 20h18.4zM12 10v4.5M12 17.2v.1',
  check: 'M5 12.5l4.5 4.5L19 7.5',
  cross: 'M6 6l12 12M18 6 6 18',
  close: 'M6 6l12 12M18 6 6 18',
  fit: 'M4 9V4h5M15 4h5v5M20 15v5h-5M9 20H4v-5',
  tidy: 'M4 4h6v6H4zM14 14h6v6h-6zM14 4h6v6h-6zM4 14h6v6H4z',
  outline: 'M9 6h11M9 12h11M9 18h11M4 6h.01M4 12h.01M4 18h.01',
  trash: 'M4 7h16M9 7V4h6v3M6 7l1 13h10l1-13',
  keys: 'M3 7h18v10H3zM7 10h.01M11 10h.01M15 10h.01M8 14h8',
  pending: 'M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18zM12 7v5l3 2',
  running: 'M12 3a9 9 0 1 0 9 9',
  succeeded: 'M5 12.5l4.5 4.5L19 7.5',
  cached: 'M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18zM8 12.5l3 3 5-6',
  skipped: 'M5 12h14',
  failed: 'M6 6l12 12M18 6 6 18',
  cancelled: 'M7 7h10v10H7z',
  lost: 'M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18zM9.5 9.7a2.5 2.5 0 1 1 3.6 2.2c-.8.4-1.1.8-1.1 1.7M12 16.6v.1',
  nocache: 'M4 12a8 8 0 1 0 2.6-5.9M4 4v4.5h4.5',
  minus: 'M5 12h14',
  up: 'M6 15l6-6 6 6',
  down: 'M6 9l6 6 6-6',
  compare: 'M4 4h6v16H4zM14 4h6v16h-6z',
  file: 'M6 3h8l5 5v13H6zM14 3v5h5',
  sliders: 'M4 6h9M17 6h3M4 12h2M10 12h10M4 18h8M16 18h4M15 4v4M8 10v4M14 16v4',
  duplicate: 'M9 9h11v11H9zM5 15H4V4h11v1',
} as const;

export type IconName = keyof typeof paths;

/** One stroke icon in the colour of the text; the word beside it, or the button's label, says what it means. */
export function Icon({ name, size = 16 }: { name: IconName; size?: number }): ReactElement {
  return (
    <svg className="pc-icon" viewBox="0 0 24 24" width={size} height={size} fill="none" stroke="currentColor"
      strokeWidth="1.75" strokeLinecap="round" strokeLinejoin="round" aria-hidden="true">
      <path d={paths[name]} />
    </svg>
  );
}
