import { tidy } from '../number.ts';
import type { Quantity } from '../quantity.ts';
import type { Scan } from '../scan.ts';
import type { Dimension } from '../unit.ts';

/** Units that forms write behind the label and before the number: 申请用地（亩）：145, 投资额（万元）：12000. */
const units: Readonly<Record<string, { dimension: Dimension; unit: string; factor: number; per?: 'mu' | 'year' }>> = {
  亩: { dimension: 'mu', unit: '亩', factor: 1 },
  万平方米: { dimension: 'area', unit: '平方米', factor: 1e4 },
  '万㎡': { dimension: 'area', unit: '平方米', factor: 1e4 },
  万元: { dimension: 'money', unit: '元', factor: 1e4 },
  亿元: { dimension: 'money', unit: '元', factor: 1e8 },
  '万元/年': { dimension: 'money', unit: '元', factor: 1e4, per: 'year' },
  '万元/亩': { dimension: 'money', unit: '元', factor: 1e4, per: 'mu' },
  kva: { dimension: 'kva', unit: '千伏安', factor: 1 },
  千伏安: { dimension: 'kva', unit: '千伏安', factor: 1 },
  米: { dimension: 'length', unit: '米', factor: 1 },
  m: { dimension: 'length', unit: '米', factor: 1 },
  吨: { dimension: 'mass', unit: '吨', factor: 1 },
};
const square = { dimension: 'area', unit: '平方米', factor: 1 } as const;
const ahead = /[\u4e00-\u9fff][(（]([^()（）]{1,5})[)）][:： ]{0,2}$/;
/** The longest unit in its brackets and the marks behind it, in characters. */
const reach = 10;

/** Gives numbers without a unit the one that stands in brackets behind their label. */
export function withUnitsOfLabels(scanned: Scan): Scan {
  const { plain, tokens } = scanned;
  if (!plain.includes(')')) return scanned;
  return {
    ...scanned,
    tokens: tokens.map(token => {
      if (token.kind !== 'quantity' || token.dimension !== 'bare' || token.scale > 1) return token;
      const found = ahead.exec(plain.slice(Math.max(0, token.start - reach), token.start));
      const unit = (found && units[found[1]!]) ?? unitBehind(plain, token);
      return unit ? measured(token, unit) : token;
    }),
  };
}

/** A栋8700、C栋9200（平方米）: the unit in brackets behind a list of sizes. */
function unitBehind(plain: string, { start, end, low }: Quantity): (typeof units)[string] | undefined {
  if (low < 50 || (plain[end] !== '(' && plain[end] !== '（')) return undefined;
  const found = /^[(（](?:单位[:：])?(平方米|㎡|m2|亩)[)）]/.exec(plain.slice(end, end + 10));
  if (!found || /[)）]$/.test(plain.slice(0, start).slice(-1))) return undefined;
  return found[1] === '亩' ? units.亩 : square;
}

function measured(token: Quantity, { dimension, unit, factor, per }: (typeof units)[string]): Quantity {
  return {
    ...token,
    dimension,
    unit,
    factor,
    scale: factor,
    low: tidy(token.low * factor),
    high: tidy(token.high * factor),
    values: token.values.map(value => tidy(value * factor)),
    named: dimension === 'money',
    per: {
      ...token.per,
      area: per === 'mu' ? 'mu' : token.per.area,
      time: per === 'year' ? 'year' : token.per.time,
    },
  };
}
