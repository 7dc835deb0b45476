/** Who asks: decides what may be seen and done. */
export type Viewer = { kind: 'visitor' } | { kind: 'operator' };

export const visitor: Viewer = { kind: 'visitor' };
export const operator: Viewer = { kind: 'operator' };
