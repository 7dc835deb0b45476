/** The mark of the house, two linked rounded squares, one open: paths in a box of 32 × 32, to be stroked 3 wide and not filled. */
export const markPaths = [
  'M8 9h6a5 5 0 0 1 5 5v6a5 5 0 0 1-5 5H8a5 5 0 0 1-5-5v-6a5 5 0 0 1 5-5z',
  'M13 12V9a5 5 0 0 1 5-5h6a5 5 0 0 1 5 5v6a5 5 0 0 1-5 5h-2',
] as const;
