// The page's colours for a canvas, which knows no custom properties. Resolved anew when the theme changes.
import { useEffect, useState } from 'react';
import type { Look } from './plot';

const PALETTE = ['blue', 'orange', 'teal', 'violet', 'pink', 'olive', 'red', 'grey'];

/** The colour of a run as CSS, for the dot beside its name; the same as its line's. */
export const colourOf = (index: number): string => `var(--ch-${PALETTE[index % PALETTE.length] ?? 'blue'})`;

export function resolve(element: Element): Look {
  const probe = document.createElement('span');
  element.append(probe);
  const colour = (name: string) => {
    probe.style.color = `var(${name})`;
    return getComputedStyle(probe).color;
  };
  const look = {
    palette: PALETTE.map((name) => colour(`--ch-${name}`)),
    text: colour('--sl-text'), muted: colour('--sl-muted'), line: colour('--sl-line'), surface: colour('--sl-raised'),
  };
  probe.remove();
  return look;
}

/** Counts theme changes: by the person's choice, or by the system's. */
export function useTheme(): number {
  const [theme, setTheme] = useState(0);
  useEffect(() => {
    const changed = () => setTheme((before) => before + 1);
    const system = window.matchMedia('(prefers-color-scheme: dark)');
    window.addEventListener('slipway-theme', changed);
    system.addEventListener('change', changed);
    return () => {
      window.removeEventListener('slipway-theme', changed);
      system.removeEventListener('change', changed);
    };
  }, []);
  return theme;
}
