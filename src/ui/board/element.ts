type Move = { to: string; column: number; name: string; why: boolean };

/**
 * <request-board>: cards are drawn to another column by their grip, with the mouse, a finger or the arrow keys. Nothing is moved before the form is
 * sent: it asks for what the stage requires, and whoever puts the card back changes nothing. Without script the links on the cards do the same.
 */
class RequestBoard extends HTMLElement {
  #undo: (() => void) | undefined;
  #asking: readonly Move[] = [];

  connectedCallback(): void {
    const dialog = this.querySelector('dialog');
    if (!dialog) return;
    for (const hidden of this.querySelectorAll<HTMLElement>('[data-grip], [data-help]')) hidden.hidden = false;
    dialog.querySelector('[data-cancel]')?.addEventListener('click', () => dialog.close());
    dialog.addEventListener('close', () => this.#putBack());
    dialog.querySelector('select')?.addEventListener('change', () => this.#ask(dialog));
    this.addEventListener('keydown', event => this.#key(event));
    this.addEventListener('click', event => this.#click(event));
    void this.#makeDraggable();
  }

  async #makeDraggable(): Promise<void> {
    const { makeDraggable } = await import('./drag.ts');
    makeDraggable([...this.querySelectorAll<HTMLElement>('[data-cards]')], {
      begin: card => this.#mark(card),
      end: (card, column, undo) => {
        this.#mark(null);
        this.#drop(card, column, undo);
      },
    });
    this.dataset.ready = '';
  }

  /** Shows which columns take a card. */
  #mark(card: HTMLElement | null): void {
    const taking = card ? movesOf(card).map(move => move.column) : [];
    for (const column of this.querySelectorAll<HTMLElement>('[data-column]'))
      column.toggleAttribute('data-takes', taking.includes(Number(column.dataset.column)));
  }

  #key(event: KeyboardEvent): void {
    const step = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
    const grip = event.target instanceof Element ? event.target.closest('[data-grip]') : null;
    const card = grip?.closest<HTMLElement>('[data-card]');
    if (!step || !card) return;
    event.preventDefault();
    const here = columnOf(card);
    const [move] = movesOf(card)
      .filter(one => Math.sign(one.column - here) === step)
      .sort((a, b) => Math.abs(a.column - here) - Math.abs(b.column - here));
    this.#drop(card, move?.column ?? here + step, () => {});
  }

  #click(event: MouseEvent): void {
    const link = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-onward]') : null;
    const card = link?.closest<HTMLElement>('[data-card]');
    if (!link || !card || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    const moves = movesOf(card);
    this.#open(card, [
      ...moves.filter(move => move.to === link.dataset.onward),
      ...moves.filter(move => move.to !== link.dataset.onward),
    ]);
  }

  /** Asks for what the stage in a column requires, or says why the card cannot go there. */
  #drop(card: HTMLElement, column: number, undo: () => void): void {
    const moves = movesOf(card).filter(move => move.column === column);
    if (moves.length > 0) {
      this.#open(card, moves, undo);
      return;
    }
    undo();
    const name = this.querySelector<HTMLElement>(`[data-column="${column}"]`)?.dataset.name;
    if (name === undefined) return;
    const byAct = (JSON.parse(card.dataset.acts ?? '[]') as number[]).includes(column);
    this.#say(card, byAct ? this.dataset.byAct : this.dataset.refused, name);
  }

  #open(card: HTMLElement, moves: readonly Move[], undo = () => {}): void {
    const dialog = this.querySelector('dialog')!;
    const form = dialog.querySelector('form')!;
    const select = dialog.querySelector('select')!;
    form.action = card.dataset.card ?? '';
    form.querySelector<HTMLInputElement>('[name=seen]')!.value = card.dataset.stage ?? '';
    dialog.querySelector('[data-title]')!.textContent = (this.dataset.move ?? '').replace('{number}', card.dataset.number ?? '');
    select.replaceChildren(...moves.map(move => new Option(move.name, move.to)));
    this.#asking = moves;
    this.#ask(dialog);
    this.#undo = () => {
      undo();
      this.#say(card, this.dataset.undone);
      card.querySelector<HTMLElement>('[data-grip]')?.focus();
    };
    dialog.showModal();
    dialog.querySelector<HTMLInputElement>('[name=next]')?.focus();
  }

  /** Whether the chosen stage needs words for the enterprise. */
  #ask(dialog: HTMLDialogElement): void {
    const chosen = dialog.querySelector('select')?.value;
    const words = dialog.querySelector<HTMLTextAreaElement>('[name=words]');
    if (words) words.required = this.#asking.some(move => move.to === chosen && move.why);
  }

  #putBack(): void {
    this.#undo?.();
    this.#undo = undefined;
  }

  #say(card: HTMLElement, words = '', to = ''): void {
    const from = card.closest<HTMLElement>('[data-column]')?.dataset.name ?? '';
    const status = this.querySelector('[data-status]');
    const values: Record<string, string> = { number: card.dataset.number ?? '', from, to };
    if (status) status.textContent = words.replace(/\{(number|from|to)\}/g, (_, key: string) => values[key] ?? '');
  }
}

function movesOf(card: HTMLElement): Move[] {
  return JSON.parse(card.dataset.moves ?? '[]');
}

function columnOf(card: HTMLElement): number {
  return Number(card.closest<HTMLElement>('[data-column]')?.dataset.column);
}

customElements.define('request-board', RequestBoard);
