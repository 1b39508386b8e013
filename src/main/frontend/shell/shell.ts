// Elements that tell time, state and ids on every page, and the keys that work everywhere.
import './rows';
import { ago, clock, exactly, lasting } from './time';

const WAITING: [word: string, path: string] = ['Pending', 'M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18zM12 7v5l3 2'];

const states: Record<string, [word: string, path: string]> = {
  pending: WAITING,
  running: ['Running', 'M12 3a9 9 0 1 0 9 9'],
  cancelling: ['Stopping', 'M12 3a9 9 0 1 0 9 9'],
  succeeded: ['Succeeded', 'M5 12.5l4.5 4.5L19 7.5'],
  cached: ['Cached', 'M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18zM8 12.5l3 3 5-6'],
  skipped: ['Skipped', 'M5 12h14'],
  failed: ['Failed', 'M6 6l12 12M18 6 6 18'],
  cancelled: ['Cancelled', 'M7 7h10v10H7z'],
  lost: ['Lost', 'M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18zM9.5 9.7a2.5 2.5 0 1 1 3.6 2.2c-.8.4-1.1.8-1.1 1.7M12 16.6v.1'],
};

const svg = (path: string) =>
  `<svg viewBox="0 0 24 24" width="15" height="15" fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round" stroke-linejoin="round" aria-hidden="true"><path d="${path}"/></svg>`;

abstract class Drawn extends HTMLElement {
  connectedCallback() {
    this.draw();
  }
  attributeChangedCallback() {
    if (this.isConnected) this.draw();
  }
  abstract draw(): void;
}

class SlipwayState extends Drawn {
  static observedAttributes = ['state', 'word'];
  draw() {
    const state = this.getAttribute('state') ?? '';
    const [word, path] = states[state] ?? [state, WAITING[1]];
    this.className = 'sl-state';
    this.dataset.state = state;
    this.innerHTML = svg(path);
    const text = this.getAttribute('word') ?? word;
    if (this.hasAttribute('icon-only')) {
      this.title = text;
      const hidden = document.createElement('span');
      hidden.className = 'sl-hidden-text';
      hidden.textContent = text;
      this.append(hidden);
    } else {
      this.append(text);
    }
  }
}

class SlipwayTime extends Drawn {
  static observedAttributes = ['at'];
  draw() {
    const text = this.getAttribute('at');
    const at = text ? new Date(text) : undefined;
    this.textContent = at ? (this.hasAttribute('clock') ? clock : ago)(at, new Date()) : '–';
    this.title = at ? exactly(at) : '';
  }
}

class SlipwayDuration extends Drawn {
  static observedAttributes = ['from', 'to'];
  draw() {
    const from = this.getAttribute('from');
    const to = this.getAttribute('to');
    this.textContent = from ? lasting((to ? new Date(to).getTime() : Date.now()) - new Date(from).getTime()) : '–';
  }
}

/** To the clipboard, where the browser allows it. */
export function copyText(text: string): void {
  if ('clipboard' in navigator) navigator.clipboard.writeText(text).catch(() => undefined);
}

class SlipwayId extends Drawn {
  static observedAttributes = ['value'];
  draw() {
    const value = this.getAttribute('value') ?? '';
    const digest = value.startsWith('sha256:') || value.length > 40;
    const short = digest ? value.replace('sha256:', '').slice(0, 12) : value.slice(-8);
    this.className = 'sl-id';
    this.title = value;
    this.textContent = short;
    const copy = document.createElement('button');
    copy.type = 'button';
    copy.setAttribute('aria-label', `Copy ${short}`);
    copy.innerHTML = svg('M9 9h11v11H9zM5 15H4V4h11v1');
    copy.addEventListener('click', (event) => {
      event.stopPropagation();
      copyText(value);
      copy.innerHTML = svg('M5 12.5l4.5 4.5L19 7.5');
      window.setTimeout(() => (copy.innerHTML = svg('M9 9h11v11H9zM5 15H4V4h11v1')), 1200);
    });
    this.append(copy);
  }
}

const define = (name: string, element: CustomElementConstructor) => {
  if (!customElements.get(name)) customElements.define(name, element);
};
define('slipway-state', SlipwayState);
define('slipway-time', SlipwayTime);
define('slipway-duration', SlipwayDuration);
define('slipway-id', SlipwayId);

const tick = (selector: string) => document.querySelectorAll<Drawn>(selector).forEach((element) => element.draw());
window.setInterval(() => tick('slipway-duration[from]:not([from=""])[to=""]'), 1000);
window.setInterval(() => tick('slipway-time'), 20_000);

const typing = (target: EventTarget | undefined) =>
  target instanceof HTMLElement &&
  (target.isContentEditable || /^(input|textarea|select)$/i.test(target.tagName) || target.closest('.cm-editor') !== null);

const tell = (name: string) => document.querySelector('.sl-shell')?.dispatchEvent(new CustomEvent(name));

window.addEventListener('keydown', (event) => {
  const target = event.composedPath()[0];
  if ((event.ctrlKey || event.metaKey) && !event.shiftKey && !event.altKey && event.key.toLowerCase() === 'k') {
    event.preventDefault();
    tell('slipway-palette');
  } else if (event.key === '?' && !event.ctrlKey && !event.metaKey && !event.altKey && !typing(target)) {
    tell('slipway-keys');
  }
});

// Vaadin's sign of a lost connection stands outside of every landmark, as only what tells a status may.
const toldAsStatus = (): boolean => {
  const indicator = document.querySelector('vaadin-connection-indicator');
  indicator?.setAttribute('role', 'status');
  return indicator !== null;
};

if (!toldAsStatus()) {
  const waiting = new MutationObserver(() => {
    if (toldAsStatus()) waiting.disconnect();
  });
  waiting.observe(document.body, { childList: true });
}
