/**
 * <lianqun-map for="results"> draws every element below #results that carries data-lon and data-lat, on the bundled outlines.
 * <lianqun-map data-src="…"> reads its points from an address instead. The drawing library is fetched only when the map comes into view.
 */
class LianqunMap extends HTMLElement {
  #watch: IntersectionObserver | undefined;
  #undo: (() => void) | undefined;

  connectedCallback(): void {
    this.#watch = new IntersectionObserver(entries => {
      if (!entries.some(entry => entry.isIntersecting)) return;
      this.#watch?.disconnect();
      void this.#draw();
    });
    this.#watch.observe(this);
  }

  disconnectedCallback(): void {
    this.#watch?.disconnect();
    this.#undo?.();
  }

  async #draw(): Promise<void> {
    this.setAttribute('aria-busy', 'true');
    try {
      const { draw } = await import('./draw.ts');
      this.#undo = await draw(this);
    } catch (error) {
      const english = document.documentElement.lang === 'en';
      const words = document.createElement('p');
      words.className = 'p-4 quiet';
      words.textContent = english
        ? 'The map could not be drawn in this browser. The list shows the same places.'
        : '这个浏览器画不出地图，列表里有同样的内容。';
      this.replaceChildren(words);
      console.warn(error);
    } finally {
      this.removeAttribute('aria-busy');
    }
  }
}

customElements.define('lianqun-map', LianqunMap);
