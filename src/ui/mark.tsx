import { markPaths } from '#shared/mark.ts';

/** The wordmark: two linked rounded squares, one open. */
export const Mark = () => (
  <svg width="28" height="28" viewBox="0 0 32 32" fill="none" stroke="currentColor" stroke-width="3" aria-hidden="true">
    {markPaths.map(path => (
      <path d={path} stroke-linecap="round" />
    ))}
  </svg>
);
