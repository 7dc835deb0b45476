/**
 * <post-editor> around the form of a post: keeps what is typed on the server every few seconds, shows what the advertising law says of it,
 * warns before words are lost, and knows
 * Ctrl or ⌘ with S (save), B (bold) and K (link). Without script the form works the same, without these.
 */
class PostEditor extends HTMLElement {
  #timer: number | undefined;
  #kept = '';

  connectedCallback(): void {
    const form = this.querySelector('form');
    const state = this.querySelector<HTMLElement>('[data-state]');
    if (!form || !state) return;
    const first = words(form);
    this.#kept = first;
    let isSent = false;
    form.addEventListener('input', () => {
      clearTimeout(this.#timer);
      state.textContent = counted(form);
      this.#timer = window.setTimeout(() => void this.#keep(form, state), 1500);
    });
    form.addEventListener('submit', () => {
      isSent = true;
      clearTimeout(this.#timer);
    });
    addEventListener('beforeunload', event => {
      // What the server keeps is not lost; everything else is asked about.
      if (!isSent && words(form) !== this.#kept) event.preventDefault();
    });
    form.addEventListener('keydown', event => {
      if (!(event.ctrlKey || event.metaKey) || event.isComposing) return;
      const area = event.target instanceof HTMLTextAreaElement ? event.target : null;
      const key = event.key.toLowerCase();
      if (key === 's') form.requestSubmit(form.querySelector<HTMLButtonElement>('button[value="save"], button[type="submit"]'));
      else if (key === 'b' && area) surround(area, '**', '**');
      else if (key === 'k' && area) surround(area, '[', '](https://)');
      else return;
      event.preventDefault();
    });
  }

  async #keep(form: HTMLFormElement, state: HTMLElement): Promise<void> {
    const now = words(form);
    if (!this.dataset.draft || now === this.#kept) return;
    const sent = new URLSearchParams();
    for (const name of ['base', 'title', 'summary', 'body']) sent.set(name, fieldOf(form, name));
    try {
      const answer = await fetch(this.dataset.draft, { method: 'POST', body: sent });
      if (!answer.ok) throw new Error(String(answer.status));
      const { saved, findings } = (await answer.json()) as { saved: string; findings: string };
      document.getElementById('findings')?.replaceChildren(document.createRange().createContextualFragment(findings));
      this.#kept = now;
      state.textContent = `${counted(form)} · ${english() ? `kept at ${saved}` : `${saved} 已自动保存`}`;
    } catch {
      state.textContent = english()
        ? 'Not kept: no connection. Copy your text before you leave.'
        : '没有存上：网络不通。离开前请先复制文字。';
    }
  }
}

function fieldOf(form: HTMLFormElement, name: string): string {
  const field = form.elements.namedItem(name);
  return field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement ? field.value : '';
}

function words(form: HTMLFormElement): string {
  return ['title', 'summary', 'body'].map(name => fieldOf(form, name)).join('\u0000');
}

function counted(form: HTMLFormElement): string {
  const count = [...fieldOf(form, 'body').replace(/\s/g, '')].length;
  return english() ? `${count} characters` : `${count} 字`;
}

function english(): boolean {
  return document.documentElement.lang.startsWith('en');
}

function surround(area: HTMLTextAreaElement, before: string, after: string): void {
  const { selectionStart, selectionEnd, value } = area;
  area.setRangeText(before + value.slice(selectionStart, selectionEnd) + after, selectionStart, selectionEnd, 'select');
  area.dispatchEvent(new Event('input', { bubbles: true }));
}

customElements.define('post-editor', PostEditor);
