// The server knows nothing of this page any more: it was started anew, or nobody came for long. The page must be loaded
// anew to be live again. That waits while somebody types, for no key may go astray; a way to another page does not wait.

/** What Gone.java puts on the notice; other notices of the framework are left alone. */
const caption = 'Slipway does not know this page any more';
const settleMillis = 300;

const typing = (): boolean => {
  const here = document.activeElement;
  return here instanceof HTMLElement && (here.isContentEditable || (/^(INPUT|TEXTAREA|SELECT)$/.test(here.tagName)
    && !/^(checkbox|radio|button)$/.test(here.getAttribute('type') ?? '')));
};

function wait(notice: HTMLElement): void {
  const again = () => { if (!typing()) notice.click(); };
  again();
  document.addEventListener('focusout', () => setTimeout(again, settleMillis));
  document.addEventListener('click', (event) => {
    const link = event.target instanceof Element ? event.target.closest('a') : null;
    if (link?.origin === location.origin && !link.hasAttribute('download') && !event.ctrlKey && !event.metaKey) location.assign(link.href);
  }, true);
  document.addEventListener('slipway-open', (event) => location.assign(String((event as CustomEvent<unknown>).detail)), true);
}

const watch = new MutationObserver((changes) => {
  for (const added of changes.flatMap((change) => [...change.addedNodes])) {
    if (added instanceof HTMLElement && added.classList.contains('v-system-error') && added.querySelector('.caption')?.textContent === caption) {
      watch.disconnect();
      wait(added);
    }
  }
});
watch.observe(document.body, { childList: true });

export {};
