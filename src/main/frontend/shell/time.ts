// How durations and points in time are written on every page.

/** < 1 s, 0.4 s, 12 s, 2 min 13 s, 1 h 2 min. Who tells time in whole seconds (Kubernetes) says nothing of what was shorter. */
export function lasting(millis: number): string {
  if (millis <= 0) return '< 1 s';
  if (millis < 50) return '< 0.1 s';
  if (millis < 9_950) return `${(millis / 1000).toFixed(1)} s`;
  const seconds = Math.round(millis / 1000);
  if (seconds < 60) return `${seconds} s`;
  const [h, m, s] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
  return h > 0 ? `${h} h ${m} min` : `${m} min ${s} s`;
}

/** The whole of it, as it is shown on hover. */
export const exactly = (at: Date): string => at.toLocaleString(undefined, { dateStyle: 'full', timeStyle: 'medium' });

/** 12:04 of this day, 12 Mar, 12:04 of another: what follows "since". */
export function clock(at: Date, now: Date): string {
  const time: Intl.DateTimeFormatOptions = { hour: '2-digit', minute: '2-digit' };
  if (at.toDateString() === now.toDateString()) return at.toLocaleTimeString(undefined, time);
  const year = at.getFullYear() === now.getFullYear() ? undefined : 'numeric';
  return at.toLocaleString(undefined, { day: 'numeric', month: 'short', year, ...time });
}

/** just now, 5 min ago, 3 h ago, yesterday, 12 Mar, 12 Mar 2024. */
export function ago(at: Date, now: Date): string {
  const minutes = Math.round((now.getTime() - at.getTime()) / 60_000);
  if (minutes < -1) return at.toLocaleString(undefined, { dateStyle: 'medium', timeStyle: 'short' });
  if (minutes < 1) return 'just now';
  if (minutes < 60) return `${minutes} min ago`;
  if (minutes < 24 * 60) return `${Math.floor(minutes / 60)} h ago`;
  if (minutes < 48 * 60) return 'yesterday';
  const year = at.getFullYear() === now.getFullYear() ? undefined : 'numeric';
  return at.toLocaleDateString(undefined, { day: 'numeric', month: 'short', year });
}
