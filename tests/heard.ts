/** The streams of a command under test, and what it wrote to them. */
export function heard() {
  const [out, err]: [string[], string[]] = [[], []];
  const io = {
    stdout: (line: string) => void out.push(line),
    stderr: (line: string) => void err.push(line),
    stdin: async () => '',
    bytes: async () => new Uint8Array(),
  };
  return { io, said: () => ({ out: out.join('\n'), err: err.join('\n') }) };
}
