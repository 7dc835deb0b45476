/** What a command may touch of the outside world, so that a test can stand in for the terminal. */
export type Io = {
  stdout(line: string): void;
  stderr(line: string): void;
  /** All of standard input as text. */
  stdin(): Promise<string>;
  /** All of standard input as it came: a workbook, or text in another encoding. */
  bytes(): Promise<Uint8Array>;
  /** Shows how far long work is; `total` 0 means unknown. */
  progress?(done: number, total: number, words: string): void;
};
