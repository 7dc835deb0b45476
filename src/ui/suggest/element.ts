const kept = 'lianqun.searches';
const most = 8;

/**
 * <search-box> around the search form: proposes names while one types (a combobox by the ARIA pattern) and lists what this browser looked for
 * lately, which is kept nowhere else. Without script the form works the same.
 */
class SearchBox extends HTMLElement {
  #input!: HTMLInputElement;
  #list!: HTMLElement;
  #timer: number | undefined;
  #asked: AbortController | undefined;
  #at = -1;

  connectedCallback(): void {
    const input = this.querySelector<HTMLInputElement>('input[type=search]');
    const list = this.querySelector<HTMLElement>('[role=listbox]');
    if (!input || !list) return;
    this.#input = input;
    this.#list = list;
    const set: Record<string, string> = {
      role: 'combobox',
      'aria-autocomplete': 'list',
      'aria-controls': list.id,
      'aria-expanded': 'false',
      autocomplete: 'off',
    };
    for (const [name, value] of Object.entries(set)) input.setAttribute(name, value);
    input.addEventListener('input', event => {
      // Letters of an input method are not yet what is meant.
      if (!(event as InputEvent).isComposing) this.#soon();
    });
    input.addEventListener('compositionend', () => this.#soon());
    input.addEventListener('keydown', event => this.#key(event));
    input.addEventListener('blur', () => this.#close());
    // The box keeps the focus while one presses on a proposal.
    list.addEventListener('mousedown', event => event.preventDefault());
    list.addEventListener('click', event => this.#take((event.target as Element).closest<HTMLElement>('[role=option]')));
    this.#recent();
  }

  #soon(): void {
    clearTimeout(this.#timer);
    this.#timer = window.setTimeout(() => void this.#show(this.#input.value.trim()), 150);
  }

  async #show(words: string): Promise<void> {
    this.#asked?.abort();
    if (!words) return this.#close();
    this.#asked = new AbortController();
    try {
      const url = `${this.dataset.suggest}?q=${encodeURIComponent(words.slice(0, 40))}`;
      const answer = await fetch(url, { signal: this.#asked.signal });
      if (!answer.ok) return;
      this.#list.replaceChildren(document.createRange().createContextualFragment(await answer.text()));
      this.#mark(-1);
      this.#open(this.#options.length > 0 && document.activeElement === this.#input);
    } catch {
      // Typing goes on or the network is gone: the form itself still works.
    }
  }

  get #options(): HTMLElement[] {
    return [...this.#list.querySelectorAll<HTMLElement>('[role=option]')];
  }

  #key(event: KeyboardEvent): void {
    if (event.isComposing) return;
    const options = this.#options;
    const { key } = event;
    if (key === 'Escape' && !this.#list.hidden) this.#close();
    else if (key === 'Enter' && !this.#list.hidden && options[this.#at]) this.#take(options[this.#at]!);
    else if ((key === 'ArrowDown' || key === 'ArrowUp') && options.length > 0) {
      this.#open(true);
      const step = key === 'ArrowDown' ? 1 : -1;
      // -1 is the box itself, so that one gets back to one's own words.
      this.#mark(((this.#at + 1 + step + options.length + 1) % (options.length + 1)) - 1);
    } else return;
    event.preventDefault();
  }

  #mark(at: number): void {
    this.#at = at;
    for (const [index, option] of this.#options.entries()) {
      option.id = `${this.#list.id}-${index}`;
      option.setAttribute('aria-selected', String(index === at));
      if (index === at) option.scrollIntoView({ block: 'nearest' });
    }
    if (at < 0) this.#input.removeAttribute('aria-activedescendant');
    else this.#input.setAttribute('aria-activedescendant', `${this.#list.id}-${at}`);
  }

  #take(option: HTMLElement | null): void {
    const to = option?.dataset.to;
    if (to) location.assign(to);
  }

  #open(open: boolean): void {
    this.#list.hidden = !open;
    this.#input.setAttribute('aria-expanded', String(open));
  }

  #close(): void {
    clearTimeout(this.#timer);
    this.#asked?.abort();
    this.#mark(-1);
    this.#open(false);
  }

  /** Remembers what was looked for and lists it where the page has room for it. */
  #recent(): void {
    const seat = this.querySelector<HTMLElement>('[data-recent]');
    const form = this.#input.form;
    let words: string[] = [];
    try {
      const stored: unknown = JSON.parse(localStorage.getItem(kept) ?? '[]');
      if (Array.isArray(stored)) words = stored.filter(one => typeof one === 'string');
      const now = this.#input.defaultValue.trim();
      if (now) words = [now, ...words.filter(one => one !== now)].slice(0, most);
      localStorage.setItem(kept, JSON.stringify(words));
    } catch {
      // A browser may refuse to keep anything.
    }
    if (!seat || !form || words.length === 0) return;
    const links = seat.querySelector('span')!;
    for (const one of words) {
      const link = document.createElement('a');
      link.href = `${form.action}?q=${encodeURIComponent(one)}`;
      link.textContent = one;
      links.append(link);
    }
    seat.querySelector('button')!.addEventListener('click', () => {
      localStorage.removeItem(kept);
      seat.hidden = true;
      this.#input.focus();
    });
    seat.hidden = false;
  }
}

customElements.define('search-box', SearchBox);
