/** A command line that does not say what to do: its words are printed with the command's usage, exit code 2. */
export class Usage extends Error {}

/** Meaning of every exit code of ./lianqun. */
export const exit = {
  done: 0,
  /** Refused, or input that could not be accepted. */
  refused: 1,
  usage: 2,
  /** A fault of the program. */
  fault: 70,
  /** Another process holds the data folder. */
  busy: 75,
} as const;
