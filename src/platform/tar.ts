/** The size of everything in a tar file is a multiple of this. */
export const tarBlock = 512;

/** The header of one file in a tar (POSIX ustar), mode 0600, owner root; the name has at most 100 ASCII characters. */
export function tarHeader(name: string, size: number, at: Date): Buffer {
  const header = Buffer.alloc(tarBlock);
  const octal = (value: number, length: number) => `${value.toString(8).padStart(length - 1, '0')}\0`;
  if (!/^[\x21-\x7e]{1,100}$/.test(name)) throw new Error(`A tar cannot hold a file of the name ${name}`);
  header.write(name, 0, 'latin1');
  header.write(octal(0o600, 8) + octal(0, 8) + octal(0, 8), 100, 'latin1');
  header.write(octal(size, 12) + octal(Math.floor(at.getTime() / 1000), 12), 124, 'latin1');
  header.write('        0', 148, 'latin1');
  header.write('ustar\x0000', 257, 'latin1');
  header.write(`${octal(sumOf(header), 7)} `, 148, 'latin1');
  return header;
}

/** Name, size and moment in a header that tarHeader made; undefined for anything else, be it by one bit. */
export function readTarHeader(header: Buffer): { name: string; size: number; at: Date } | undefined {
  const text = (from: number, length: number) => header.toString('latin1', from, from + length).split('\0')[0]!;
  const name = text(0, 100);
  const [size, seconds] = [Number.parseInt(text(124, 12), 8), Number.parseInt(text(136, 12), 8)];
  if (!/^[\x21-\x7e]{1,100}$/.test(name) || !Number.isSafeInteger(size) || !Number.isSafeInteger(seconds)) return undefined;
  const at = new Date(seconds * 1000);
  return tarHeader(name, size, at).equals(header) ? { name, size, at } : undefined;
}

/** What fills the last block of a file of this size. */
export function tarPadding(size: number): number {
  return (tarBlock - (size % tarBlock)) % tarBlock;
}

// The sum of all bytes with the sum's own eight taken as blanks.
function sumOf(header: Buffer): number {
  let sum = 0;
  for (const byte of header) sum += byte;
  return sum;
}
