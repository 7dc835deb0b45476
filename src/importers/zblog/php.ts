export type PhpValue = string | number | boolean | null | Map<string, PhpValue>;

const most = { bytes: 1 << 20, deep: 20, values: 20_000 };

/**
 * A value as PHP's serialize writes it: text, numbers, arrays. Undefined for anything else, for objects (which PHP would bring to life) and for junk;
 * lengths are believed only where they fit.
 */
export function readPhp(text: string): PhpValue | undefined {
  const bytes = Buffer.from(text, 'utf8');
  if (bytes.length === 0 || bytes.length > most.bytes) return undefined;
  const reader = { bytes, at: 0, values: 0 };
  return value(reader, 0);
}

type Reader = { bytes: Buffer; at: number; values: number };

function value(reader: Reader, depth: number): PhpValue | undefined {
  if (depth > most.deep || ++reader.values > most.values) return undefined;
  const kind = String.fromCharCode(reader.bytes[reader.at] ?? 0);
  if (kind === 'N') {
    reader.at += 2;
    return null;
  }
  if (reader.bytes[reader.at + 1] !== 0x3a) return undefined;
  reader.at += 2;
  if (kind === 's') return string(reader);
  if (kind === 'a') return array(reader, depth);
  const written = until(reader, 0x3b);
  if (written === null) return undefined;
  if (kind === 'b') return written === '1';
  const number = Number(written);
  return (kind === 'i' || kind === 'd') && written !== '' && Number.isFinite(number) ? number : undefined;
}

function string(reader: Reader): string | undefined {
  const length = Number(until(reader, 0x3a));
  const from = reader.at + 1;
  const end = from + length;
  const { bytes } = reader;
  if (!Number.isSafeInteger(length) || length < 0 || bytes[from - 1] !== 0x22 || bytes[end] !== 0x22 || bytes[end + 1] !== 0x3b)
    return undefined;
  reader.at = end + 2;
  return bytes.toString('utf8', from, end);
}

function array(reader: Reader, depth: number): Map<string, PhpValue> | undefined {
  const count = Number(until(reader, 0x3a));
  if (!Number.isSafeInteger(count) || count < 0 || reader.bytes[reader.at] !== 0x7b) return undefined;
  reader.at++;
  const map = new Map<string, PhpValue>();
  for (let index = 0; index < count; index++) {
    const key = value(reader, depth + 1);
    const item = value(reader, depth + 1);
    if (item === undefined || (typeof key !== 'string' && typeof key !== 'number')) return undefined;
    map.set(String(key), item);
  }
  if (reader.bytes[reader.at] !== 0x7d) return undefined;
  reader.at++;
  return map;
}

/** The text up to a sign that ends a number, and behind it. */
function until(reader: Reader, sign: number): string | null {
  const end = reader.bytes.indexOf(sign, reader.at);
  if (end < 0 || end - reader.at > 40) return null;
  const text = reader.bytes.toString('latin1', reader.at, end);
  reader.at = end + 1;
  return text;
}
