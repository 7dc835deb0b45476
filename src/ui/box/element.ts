/**
 * <sentence-box> around the one-sentence form: shows the conditions as they are understood, fetched as ready HTML after a short pause.
 * Without script the form works the same, one step later. Ctrl or ⌘ with Enter sends it.
 */
class SentenceBox extends HTMLElement {
  #timer: number | undefined;
  #asked: AbortController | undefined;

  connectedCallback(): void {
    const text = this.querySelector('textarea');
    const seat = this.querySelector<HTMLElement>('[data-chips]');
    if (!text || !seat) return;
    text.addEventListener('input', () => {
      clearTimeout(this.#timer);
      this.#timer = window.setTimeout(() => void this.#show(text.value, seat), 220);
    });
    text.addEventListener('keydown', event => {
      if (event.key === 'Enter' && (event.metaKey || event.ctrlKey)) text.form?.requestSubmit();
    });
    for (const example of this.querySelectorAll<HTMLAnchorElement>('a[data-example]')) {
      example.addEventListener('click', event => {
        event.preventDefault();
        text.value = example.textContent?.trim() ?? '';
        text.focus();
        void this.#show(text.value, seat);
      });
    }
    if (text.value.trim()) void this.#show(text.value, seat);
  }

  async #show(words: string, seat: HTMLElement): Promise<void> {
    this.#asked?.abort();
    if (!words.trim()) {
      seat.replaceChildren();
      return;
    }
    this.#asked = new AbortController();
    try {
      const answer = await fetch(`${this.dataset.chips}?q=${encodeURIComponent(words.slice(0, 2000))}`, {
        signal: this.#asked.signal,
      });
      if (!answer.ok) return;
      seat.replaceChildren(document.createRange().createContextualFragment(await answer.text()));
    } catch {
      // Typing goes on or the network is gone: the form itself still works.
    }
  }
}

customElements.define('sentence-box', SentenceBox);
