import { readNumber } from '../number.ts';
import { readQuantity } from '../quantity.ts';
import type { Scan, Token } from '../scan.ts';

const row = /^\d{3,5}(?:[+＋/]\d{3,5}){1,5}$/;
const count = '([两二三四五六2-6])(?:个(?!月)|间|[栋幢套处块跨户份]|台(?=厂房|车间))';
const countBehind = new RegExp(`^ ?(?:平米?|方|㎡)?[，, ]?(?:一共|共)?${count}`);
/** 可隔成800+1350: what a floor can be parted into. */
const partedAhead = /(?:可以?|能)[隔分拆切割]{1,2}[成为]?$/;
const countAhead = new RegExp(`${count}(?:厂房|车间|仓库|库房|门面)?(?:出?租)?[:：，, (（]?$`);

/** Parts a row of sizes (600+1200 两个, 三间 800/700/500) into sizes of their own where as many halls are told; other codes and fractions stay. */
export function withSizeRows(scanned: Scan): Scan {
  const { plain, tokens } = scanned;
  if (!/\d[+＋/]\d/.test(plain)) return scanned;
  return { ...scanned, tokens: tokens.flatMap(token => sizesIn(plain, token) ?? [token]) };
}

function sizesIn(plain: string, token: Token): Token[] | null {
  const isNumbers = token.kind === 'quantity' && /^(?:share|bare|area)$/.test(token.dimension);
  if (token.kind !== 'code' && !isNumbers) return null;
  const { start } = token;
  const words = /^[\d+＋/]{7,36}/.exec(plain.slice(start, start + 36))?.[0] ?? '';
  if (!row.test(words) || start + words.length > token.end) return null;
  const end = start + words.length;
  const parts = words.split(/[+＋/]/);
  const isParted = words.includes('+') && partedAhead.test(plain.slice(Math.max(0, start - 6), start));
  const told = (countBehind.exec(plain.slice(end, end + 10)) ?? countAhead.exec(plain.slice(Math.max(0, start - 8), start)))?.[1];
  if (!isParted && (told === undefined || (told === '两' ? 2 : (readNumber(told, 0)?.value ?? 0)) !== parts.length)) return null;
  let at = start;
  return parts.flatMap((part): Token[] => {
    const from = at;
    at += part.length + 1;
    const size = readQuantity(plain.slice(0, from + part.length), from);
    return size ? [{ ...size, dimension: 'area', unit: '平方米' }] : [];
  });
}
