/** The wordmark: two linked rounded squares, one open. */
export const Mark = () => (
  <svg width="28" height="28" viewBox="0 0 32 32" fill="none" stroke="currentColor" stroke-width="3" aria-hidden="true">
    <rect x="3" y="9" width="16" height="16" rx="5" />
    <path d="M13 12V9a5 5 0 0 1 5-5h6a5 5 0 0 1 5 5v6a5 5 0 0 1-5 5h-2" stroke-linecap="round" />
  </svg>
);
