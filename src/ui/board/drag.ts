import Sortable from 'sortablejs';
import './board.css';

type Watch = {
  begin(card: HTMLElement): void;
  /** A card was let go over a column; `undo` puts it back to where it was. */
  end(card: HTMLElement, column: number, undo: () => void): void;
};

/** Lets cards be drawn from one of these lists to another by their grip. */
export function makeDraggable(lists: readonly HTMLElement[], watch: Watch): void {
  for (const list of lists) {
    Sortable.create(list, {
      group: 'requests',
      sort: false,
      draggable: '[data-card]',
      handle: '[data-grip]',
      // Drawn by ourselves, so that mouse, pen and finger do the same.
      forceFallback: true,
      fallbackTolerance: 3,
      emptyInsertThreshold: 40,
      animation: matchMedia('(prefers-reduced-motion: reduce)').matches ? 0 : 120,
      onStart: ({ item }) => watch.begin(item),
      onEnd: ({ item, from, to, oldIndex }) => {
        const undo = () => from.insertBefore(item, from.children[oldIndex ?? 0] ?? null);
        const column = Number(to.closest<HTMLElement>('[data-column]')?.dataset.column);
        watch.end(item, from === to ? Number.NaN : column, undo);
      },
    });
  }
}
