import { markPaths } from '#shared/mark.ts';

/** The mark as an icon of its own, readable on light and dark tabs. */
export const favicon = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32" fill="none" stroke="#0b5a70" stroke-width="3"><style>@media (prefers-color-scheme:dark){svg{stroke:#74c3d8}}</style>${markPaths.map(path => `<path d="${path}" stroke-linecap="round"/>`).join('')}</svg>`;
