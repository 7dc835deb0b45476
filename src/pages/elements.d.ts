import 'hono/jsx';

declare module 'hono/jsx' {
  namespace JSX {
    interface IntrinsicElements {
      'sentence-box': { 'data-chips': string; children?: unknown };
      'post-editor': { 'data-draft'?: string; children?: unknown };
      'request-board': {
        'data-refused': string;
        'data-by-act': string;
        'data-undone': string;
        'data-move': string;
        children?: unknown;
      };
      'file-upload': Record<`data-${string}`, string> & { class?: string; children?: unknown };
      'copy-text': { 'data-text': string; 'data-done': string; children?: unknown };
      'search-box': { 'data-suggest': string; children?: unknown };
      'lianqun-map': {
        class?: string;
        for?: string;
        'data-src'?: string;
        'data-tiles'?: string | undefined;
        'data-credit'?: string | undefined;
        children?: unknown;
        role?: string;
        'aria-label'?: string;
      };
    }
  }
}
