export type { RowProblem } from './listing.ts';
export { type ImportReport, importTable } from './load.ts';
export type { TableFile } from './read.ts';
export { exportTable, problemHeading, problemLine, type TableFormat, templateTable } from './write.ts';
