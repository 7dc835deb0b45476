/**
 * <file-upload> around the form of files: each file chosen, dropped or pasted is sent at once by itself, with its progress; when all are there,
 * the page that asks for their words follows. Pictures of which the smaller forms are still being made appear when they are ready. Without
 * script the form sends all files together.
 */
class FileUpload extends HTMLElement {
  #waiting: File[] = [];
  #isSending = false;
  readonly #added: number[] = [];
  #failed = 0;

  connectedCallback(): void {
    const input = this.querySelector<HTMLInputElement>('input[type=file]');
    if (!input) return;
    this.querySelector<HTMLButtonElement>('button[type=submit]')!.hidden = true;
    this.querySelector<HTMLElement>('[data-hint]')!.hidden = false;
    input.addEventListener('change', () => {
      this.#take(input.files);
      input.value = '';
    });
    this.addEventListener('dragover', event => {
      event.preventDefault();
      this.dataset.over = '';
    });
    this.addEventListener('dragleave', () => delete this.dataset.over);
    this.addEventListener('drop', event => {
      event.preventDefault();
      delete this.dataset.over;
      this.#take(event.dataTransfer?.files);
    });
    document.addEventListener('paste', this.#paste);
    this.#look(8);
  }

  disconnectedCallback(): void {
    document.removeEventListener('paste', this.#paste);
  }

  readonly #paste = (event: ClipboardEvent) => {
    if (!event.clipboardData?.files.length) return;
    event.preventDefault();
    this.#take(event.clipboardData.files);
  };

  #take(files: FileList | null | undefined): void {
    this.#waiting.push(...(files ?? []));
    if (!this.#isSending) void this.#sendAll();
  }

  async #sendAll(): Promise<void> {
    this.#isSending = true;
    for (let file = this.#waiting.shift(); file; file = this.#waiting.shift()) await this.#send(file);
    this.#isSending = false;
    if (this.#added.length === 0) return;
    const next = `${this.querySelector('form')!.action}?added=${this.#added.join('-')}`;
    if (this.#failed === 0) {
      location.assign(next);
      return;
    }
    // What failed stays to be read; a link leads on.
    const link = this.querySelector<HTMLAnchorElement>('a[data-on]')!;
    link.href = next;
    link.hidden = false;
  }

  async #send(file: File): Promise<void> {
    const line = document.createElement('li');
    const bar = document.createElement('progress');
    const said = document.createElement('span');
    bar.max = 1;
    bar.value = 0;
    bar.setAttribute('aria-label', file.name);
    line.append(`${file.name} `, bar, said);
    this.querySelector('[data-files]')!.append(line);
    let answer = await this.#post(file, bar);
    for (let tries = 1; answer.retry > 0 && tries < 20; tries++) {
      await new Promise(resolve => setTimeout(resolve, answer.retry * 1000));
      answer = await this.#post(file, bar);
    }
    bar.remove();
    if (answer.id) this.#added.push(answer.id);
    else this.#failed++;
    said.className = answer.id ? 'met' : 'missed';
    said.textContent = answer.id ? '✓' : `✕ ${answer.problem ?? this.dataset.failed}`;
  }

  #post(file: File, bar: HTMLProgressElement): Promise<{ id?: number; problem?: string; retry: number }> {
    const form = this.querySelector('form')!;
    const body = new FormData();
    const credit = form.querySelector<HTMLInputElement>('input[name=credit]');
    body.append('credit', credit?.value ?? '');
    body.append('file', file);
    return new Promise(resolve => {
      // fetch() does not tell how far an upload is.
      const request = new XMLHttpRequest();
      request.open('POST', form.action);
      request.setRequestHeader('Accept', 'application/json');
      request.upload.addEventListener('progress', event => {
        if (event.lengthComputable) bar.value = event.loaded / event.total;
      });
      request.addEventListener('loadend', () => {
        if (request.status === 429)
          return resolve({ retry: Math.min(60, Number(request.getResponseHeader('Retry-After')) || 5) });
        try {
          const { files, detail } = JSON.parse(request.responseText);
          resolve({ retry: 0, problem: detail, ...files?.[0] });
        } catch {
          resolve({ retry: 0 });
        }
      });
      request.send(body);
    });
  }

  /** Fetches the page again while pictures of it are being made, and puts in those that are ready. */
  #look(times: number): void {
    if (times === 0 || !document.querySelector('[data-waiting]')) return;
    setTimeout(async () => {
      const answer = await fetch(location.href).catch(() => null);
      if (answer?.ok) {
        const fresh = new DOMParser().parseFromString(await answer.text(), 'text/html');
        for (const place of document.querySelectorAll('[data-waiting]')) {
          const made = fresh.getElementById(place.id);
          if (made && !('waiting' in made.dataset)) place.replaceWith(document.adoptNode(made));
        }
      }
      this.#look(times - 1);
    }, 2500);
  }
}

customElements.define('file-upload', FileUpload);
