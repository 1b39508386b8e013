// Enter on a row of a table of links opens it, as a click on its name does.

/** What the grid shows in a cell stands outside of it, under the name of its slot. */
function content(grid: Element, cell: Element): Element | null {
  const name = cell.querySelector('slot')?.name ?? '';
  return name === '' ? null : grid.querySelector(`vaadin-grid-cell-content[slot="${name}"]`);
}

/** The link of the focused cell or else that of its row's name; none where the cell has something of its own to press. */
function linkOf(grid: Element, focused: Element): HTMLElement | null {
  const row = focused.closest('tr');
  const own = focused.matches('td') ? content(grid, focused) : null;
  if (row === null || own?.querySelector('vaadin-checkbox, vaadin-button, button')) return null;
  const cells = [...row.querySelectorAll('td')].map((cell) => content(grid, cell));
  return own?.querySelector<HTMLElement>('a[href]') ?? cells.map((cell) => cell?.querySelector<HTMLElement>('a.sl-strong')).find((link) => link) ?? null;
}

window.addEventListener(
  'keydown',
  (event) => {
    const [focused] = event.composedPath();
    const plain = !event.ctrlKey && !event.metaKey && !event.altKey && !event.shiftKey;
    if (event.key !== 'Enter' || !plain || !(focused instanceof HTMLElement) || !focused.matches('tbody tr, tbody td')) return;
    const root = focused.getRootNode();
    const grid = root instanceof ShadowRoot && root.host.localName === 'vaadin-grid' ? root.host : null;
    const link = grid && linkOf(grid, focused);
    if (link) {
      event.preventDefault();
      event.stopPropagation();
      link.click();
    }
  },
  true,
);
