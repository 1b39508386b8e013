// Sends a compiled pipeline file up and tells the page where the new pipeline is.

const token = (): string => decodeURIComponent(/(?:^|;\s*)XSRF-TOKEN=([^;]*)/.exec(document.cookie)?.[1] ?? '');

interface Answer {
  address?: string | null;
  notes?: string[];
  error?: string | null;
}

const parsed = (text: string): Answer => {
  try {
    return JSON.parse(text) as Answer;
  } catch {
    return {};
  }
};

class SlipwayImport extends HTMLElement {
  private readonly picker = document.createElement('input');
  private readonly button = document.createElement('button');
  private readonly state = document.createElement('span');
  private request: XMLHttpRequest | null = null;

  connectedCallback() {
    if (this.button.isConnected) return;
    this.className = 'sl-import';
    this.picker.type = 'file';
    this.picker.accept = '.yaml,.yml,.json';
    this.picker.hidden = true;
    this.picker.setAttribute('aria-label', 'Pipeline file to import');
    this.button.type = 'button';
    this.button.className = 'sl-button';
    this.state.className = 'sl-import-state';
    this.state.setAttribute('role', 'status');
    this.picker.addEventListener('change', () => {
      const file = this.picker.files?.[0];
      if (file) this.send(file);
      this.picker.value = '';
    });
    this.button.addEventListener('click', () => (this.request ? this.request.abort() : this.picker.click()));
    // What is wrong stays until it has been read.
    this.state.addEventListener('click', () => { if (!this.request) this.rest(''); });
    this.addEventListener('keydown', (event) => { if (event.key === 'Escape' && !this.request) this.rest(''); });
    this.addEventListener('dragover', (event) => event.preventDefault());
    this.addEventListener('drop', (event) => {
      event.preventDefault();
      const file = event.dataTransfer?.files[0];
      if (file) this.send(file);
    });
    this.append(this.picker, this.button, this.state);
    this.rest('');
  }

  private rest(problem: string) {
    this.request = null;
    this.button.textContent = this.getAttribute('word');
    this.state.textContent = problem;
    this.state.setAttribute('role', problem === '' ? 'status' : 'alert');
    this.state.classList.toggle('sl-wrong', problem !== '');
  }

  private send(file: File) {
    const request = new XMLHttpRequest();
    this.request = request;
    this.button.textContent = 'Cancel';
    this.state.classList.remove('sl-wrong');
    this.state.textContent = `${file.name} …`;
    request.upload.onprogress = (event) => {
      if (event.lengthComputable) this.state.textContent = `${file.name} ${Math.round((100 * event.loaded) / event.total)} %`;
    };
    request.onload = () => {
      const answer = parsed(request.responseText);
      if (request.status < 400 && typeof answer.address === 'string') {
        this.rest('');
        this.dispatchEvent(new CustomEvent('slipway-imported', { detail: answer.address }));
      } else this.rest(answer.error ? `${file.name}: ${answer.error}` : `The server refused ${file.name} (${request.status}).`);
    };
    request.onerror = () => this.rest(`${file.name} did not arrive whole: the connection broke. Try again.`);
    request.onabort = () => this.rest('');
    const project = encodeURIComponent(this.getAttribute('project') ?? '');
    request.open('POST', `app/${project}/pipelines/import?${new URLSearchParams({ name: file.name })}`);
    request.setRequestHeader('X-XSRF-TOKEN', token());
    request.setRequestHeader('Accept', 'application/json');
    request.setRequestHeader('Content-Type', 'application/octet-stream');
    request.send(file);
  }
}

if (!customElements.get('slipway-import')) customElements.define('slipway-import', SlipwayImport);
