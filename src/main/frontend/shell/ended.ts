// A mark in the title of a tab that nobody looks at: a run has ended. Goes away when the tab is looked at.

declare global {
  interface Window {
    slipwayEnded: (mark: string) => void;
  }
}

let marked = '';

const put = (): void => {
  if (marked !== '' && !document.title.startsWith(marked)) document.title = `${marked} ${document.title}`;
};

const take = (): void => {
  if (marked === '' || document.visibilityState !== 'visible') return;
  const before = `${marked} `;
  marked = '';
  if (document.title.startsWith(before)) document.title = document.title.slice(before.length);
};

// The page may change its title meanwhile.
const title = document.querySelector('title');
if (title) new MutationObserver(put).observe(title, { childList: true });
document.addEventListener('visibilitychange', take);

window.slipwayEnded = (mark) => {
  if (document.visibilityState === 'visible') return;
  if (marked !== '') document.title = document.title.replace(`${marked} `, '');
  marked = mark;
  put();
};

export {};
