import { tidy } from '../number.ts';
import { ending, opening } from '../pattern.ts';
import type { Quantity } from '../quantity.ts';
import { meanings } from '../token.ts';
import type { Figure } from './bind.ts';
import { before, clauseBefore, type Draft, isDenied, type Read } from './draft.ts';
import { measureCells } from './table.ts';

/** Floor load (t/㎡), crane tonnages and the freight lift's load (t). */
export type MassesRead = { load: Read<number> | null; crane: Read<number[]> | null; lift: Read<number> | null };

const heaviest = { load: 60, crane: 1000, lift: 60 } as const;

/** Reads floor load, cranes and freight lift from all masses of the text. */
export function readMasses(draft: Draft, figures: readonly Figure[]): MassesRead {
  const { plain } = draft;
  const cells = measureCells(plain, /荷载|承重|载荷/);
  const isCell = ({ quantity: { start, dimension, high } }: Figure) =>
    cells.has(start) && (dimension === 'mass' || (dimension === 'bare' && high < 20));
  const having = (role: keyof typeof heaviest) =>
    figures.filter(
      figure =>
        (isCell(figure) ? 'load' : roleOf(plain, figure)) === role && (figure.quantity.high <= heaviest[role] || role === 'load'),
    );
  const lift = having('lift')[0]?.quantity;
  return {
    load: loadOf(plain, having('load')),
    crane: cranesOf(draft, having('crane')),
    lift: lift ? { value: liftOf(plain, lift), marks: [[lift.start, lift.end, 'lift']] } : null,
  };
}

const floorHere = /(?:[首底一1]层|[一底1]楼|1f|楼[面板]|地[面坪])(?:约|是|为|[:： ])?$/;
const isKilograms = ({ low, scale, range }: Figure['quantity']) =>
  scale === 1 && !range && low >= 300 && low <= 3000 && low % 50 === 0;

function roleOf(plain: string, { quantity, topic, rest }: Figure): string | null {
  const { dimension, start, unitEnd } = quantity;
  if (dimension === 'load') return 'load';
  // 荷载800: kilograms.
  if (dimension === 'bare' && topic === 'load') return quantity.high < 20 || isKilograms(quantity) ? 'load' : null;
  if (dimension !== 'mass') return null;
  if (
    /^蒸汽/.test(plain.slice(unitEnd, unitEnd + 2)) ||
    /^ ?(?:[/每](?:天|日|年|h|小时|车)|叉车|地磅|锅炉|卡车|货车|挂车|车(?![间]))/.test(plain.slice(unitEnd, unitEnd + 4))
  )
    return null;
  // 荷载800 2吨梯: the word right behind tells more than one before.
  if (/^(?:的)?(?:电|货)?梯/.test(plain.slice(unitEnd, unitEnd + 3))) return 'lift';
  // 带10吨行车 3吨货梯: so does it here.
  if (craneBehind.testAt(plain, unitEnd, unitEnd + 10) && quantity.high <= heaviest.crane) return 'crane';
  // 有货梯就好，3吨的
  if (
    topic === null &&
    /^的(?:$|[，,。；; \n])/.test(plain.slice(unitEnd, unitEnd + 2)) &&
    /(?:货梯|电梯)[^。；;\n\d车吊]{0,6}[，, ]$/.test(before(plain, start, 14))
  )
    return 'lift';
  // 有货梯就行，2吨以上
  if (
    topic === null &&
    quantity.bound === 'min' &&
    quantity.high <= 10 &&
    /货梯(?:就行|就好|即可|就可以?|必须|最好)?[，, ]$/.test(before(plain, start, 10))
  )
    return 'lift';
  // 一层3吨，楼上1吨; 楼面1吨: what stands on a floor is its load.
  if (
    (topic === null || topic === 'mass') &&
    quantity.high <= 10 &&
    floorHere.test(clauseBefore(plain, start, 8)) &&
    !/^ ?(?:\d?台)?的?(?:行车|航车|天车|叉车|吊)/.test(plain.slice(unitEnd, unitEnd + 5))
  )
    return 'load';
  // 货梯：每栋2台，载重5吨: how many there are stands between.
  if ((topic === null || topic === 'mass' || topic === 'load') && quantity.high <= 20 && liftAhead.test(before(plain, start, 28)))
    return 'lift';
  // 货梯承重3吨, 货梯载重3吨: the lift is the subject.
  if (
    topic === 'load' &&
    rest[0] === 'lift' &&
    /(?:货梯|电梯|升降机|梯)(?:承重|载重|荷载|承载)[^，。 ]{0,3}$/.test(clauseBefore(plain, start, 12))
  )
    return 'lift';
  if (topic === 'load' || topic === 'crane' || topic === 'lift') return topic;
  // 层高5.5米 载重1吨, 800公斤 alone in its clause: what a floor bears.
  if (
    topic === 'mass' &&
    quantity.high <= 10 &&
    /载重(?:为|约|[:：])?$/.test(clauseBefore(plain, start, 8)) &&
    !/[车梯]/.test(clauseBefore(plain, start, 16))
  )
    return 'load';
  if (
    topic === null &&
    quantity.high <= 2 &&
    /(?:公斤|kg)$/.test(plain.slice(start, unitEnd)) &&
    /[ ，,。；;]$/.test(plain.slice(Math.max(0, start - 1), start)) &&
    /^(?:[ ，,。；;\n]|$)/.test(plain.slice(unitEnd, unitEnd + 1))
  )
    return 'load';
  // 2.0/1.2/1.2吨: floor by floor.
  if ((topic === null || topic === 'mass') && quantity.values.length > 1 && !quantity.range && quantity.high <= 3) return 'load';
  // 首层8.2m/3t
  if (topic === null && quantity.high <= 10 && /\dm ?\/ ?$/.test(plain.slice(Math.max(0, start - 5), start))) return 'load';
  // 要带行车，10吨的两台; 两台行车，一台5吨一台10吨; 航车，5吨和10吨各一部
  if (
    topic === null &&
    quantity.high >= 1 &&
    (oneOf.test(clauseBefore(plain, start, 6)) || eachOf.testAt(plain, unitEnd, unitEnd + 10)) &&
    craneBefore.test(before(plain, start, 20))
  )
    return 'crane';
  // 有没有带天车的车间？10吨的就够，32吨的也看: how large the crane may be follows in a clause of its own.
  if (
    topic === null &&
    quantity.high >= 1 &&
    sizeAlone.testAt(plain, unitEnd, unitEnd + 10) &&
    craneAsked.test(plain.slice(Math.max(0, quantity.head - 28), quantity.head))
  )
    return 'crane';
  // 厂房一跨，两台10吨，13米高: of what else would a hall have two.
  if (
    topic === null &&
    quantity.high >= 3 &&
    twoOf.test(clauseBefore(plain, start, 4)) &&
    /^(?:$|[，,。；;、 \n+和])/.test(plain.slice(unitEnd, unitEnd + 1)) &&
    !/[机炉梯磅缸车]/.test(before(plain, start, 16) + plain.slice(unitEnd, unitEnd + 4))
  )
    return 'crane';
  // 货梯两部，一部3吨一部5吨
  if (topic === null && /(?:货梯|电梯)[^。；;\n车吊]{0,16}[一二两1-4][部台]$/.test(before(plain, start, 24))) return 'lift';
  if (topic === null && /(?:货梯|电梯|梯)[^，。]{0,4}载重[^，。\d]{0,2}$/.test(clauseBefore(plain, start, 12))) return 'lift';
  return null;
}

const craneBehind = opening(/^(?:[、和/]\d{1,3}(?:吨|t))?的?(?:单梁|双梁|桥式)?(?:行车|航车|天车|行吊|桥吊|龙门吊)/);
const liftAhead =
  /(?:货梯|升降机|客货梯)(?:[:： ]|配|有|共|每[栋幢座层户单元楼]{1,2}|各?[一二两三四五六\d]{1,2}[部台个]|均|配备|数量)+[，, ]{1,2}(?:单[台部]|每[台部]|均为?|额定)?(?:额定)?(?:载重|载荷|承重|荷载|承载)量?(?:约|为|各|均|[:：]|不低于|≥){0,2}$/;
const craneBefore = /(?:行车|航车|天车|行吊|桥吊|龙门吊|吊车)[^。；;\n梯车]{0,14}$/;
const sizeAlone = opening(/^(?:的|[，,。；;\n]|以上|左右|起步?|就|也|都|、|和|或|[\d.]{1,4}(?:吨|t)(?:的?[都也均]|各))/);
/** The clause that asks for a crane ends, or one size of it stands, right before. */
const craneAsked =
  /(?:[带有配装要加](?:个|有)?(?:行车|航车|天车|行吊|桥吊|龙门吊|吊车)|(?:行车|航车|天车|行吊|桥吊|龙门吊|吊车)(?:要|有|得有|必须))(?:的?(?:单层|独栋|标准)?(?:车间|厂房|场地|厂子?|仓库))?(?:就行|就好|最好|即可|的|吗|么|没|啊)?[，,。；;！!？? ](?:[\d.~-]{2,9}(?:平米?|方|㎡)[^，,。；;\n\d]{0,4}[，, ])?(?:(?:最好|至少|起码|要)?[\d.]{1,4}(?:吨|t)[^，,。；;\n梯车]{0,6}[，,。；; 、和或]?)?(?:最好|至少|起码|要)?$/;
const twoOf = ending(/(?:^|[带有配装])[一二两三四1-6]台$/);
const oneOf = ending(/(?:[一二两1-4][部台个]|[有来加配带][部台个])$/);
const eachOf = opening(
  /^(?:[一二两1-4][部台]|的(?:也|就|都|更)|的[一二两三四五1-9]|(?:[、和及与][\d.]{1,4}(?:吨|t))?各[一二两三1-9]|[、和及与][\d.]{1,4}(?:吨|t)[的各])/,
);

/** 承重2.5、1.0/3T货梯: the last of a row that began with loads. */
function liftOf(plain: string, { low, values, start, numberEnd }: Figure['quantity']): number {
  const isRow = values.length === 2 && /\.\d\/\d+$/.test(plain.slice(start, numberEnd));
  return isRow && /(?:[、/]|荷载|承重)$/.test(plain.slice(Math.max(0, start - 2), start)) ? values[1]! : low;
}

/** The ground floor's load where it is named, else the first; of a range the lower end. */
function loadOf(plain: string, loads: readonly Figure[]): Read<number> | null {
  const ground = loads.find(({ quantity }) =>
    /(?:首层|首三层|一层|一楼|底层|底楼|地面|1楼|1层)[^，。；\n]{0,8}$/.test(clauseBefore(plain, quantity.start, 12)),
  );
  const chosen = (ground ?? loads[0])?.quantity;
  // 1.5/1.0吨: floor by floor from the ground.
  const first = chosen && !chosen.range && chosen.values.length > 1 ? chosen.values[0]! : chosen?.low;
  return chosen
    ? {
        value: tidy(chosen.dimension === 'bare' && isKilograms(chosen) ? first! / 1000 : first!),
        marks: [[chosen.start, chosen.end, 'load']],
      }
    : null;
}

/** 两台10吨和一台20吨的行车: how many of each stand before the tons, the crane behind them. */
const counted =
  /((?:[一二两三四五六七八九十\d]{1,2}[台部架个辆])[\d.]{1,4}(?:吨|t)(?:(?:和|、|，|,|及|与|加|\+)(?:[一二两三四五六七八九十\d]{1,2}[台部架个辆])[\d.]{1,4}(?:吨|t)){0,4})的?(?:行车|航车|天车|行吊|桥吊|龙门吊|吊车)/;

/** 行车要自己装: left to the one who comes. */
const ownCrane = opening(
  /^(?:要|需要?|得|须|由承租方|由租户|可)?(?:自己|自行|另行)(?:安?装|加|配|上|解决|买|出钱)|^(?:要|需)?自[装配]/,
);
const notYet = /(?:可|能|可以|预留|可加)(?:安?装|加装|上|架|加)?$/;

function cranesOf(draft: Draft, cranes: readonly Figure[]): Read<number[]> | null {
  const { plain } = draft;
  if (cranes.length > 0)
    return {
      // 10+5吨
      value: [
        ...new Set(
          cranes.flatMap(({ quantity }) => {
            const more = /(?<![\d.])(\d{1,3})(?:t|吨)?[+]$/.exec(plain.slice(Math.max(0, quantity.start - 6), quantity.start));
            return more ? [Number(more[1]), ...quantity.values] : quantity.values;
          }),
        ),
      ],
      marks: cranes.map(({ quantity: { start, end } }) => [start, end, 'crane']),
    };
  const row = counted.exec(draft.plain);
  if (row)
    return {
      value: [...new Set([...row[1]!.matchAll(/([\d.]+)(?:吨|t)/g)].map(found => Number(found[1])))],
      marks: [[row.index, row.index + row[0].length, 'crane.counted']],
    };
  for (const [at, token] of draft.tokens.entries()) {
    if (token.kind !== 'word' || !meanings(token, 'label').includes('crane') || /梁$|^起/.test(token.word)) continue;
    if (isDenied(draft, at) || notYet.test(clauseBefore(draft.plain, token.start, 5))) continue;
    // 能进吊车: a vehicle that comes in.
    if (token.word.endsWith('吊车') && drivesIn.test(clauseBefore(draft.plain, token.start, 7))) continue;
    if (ownCrane.testAt(draft.plain, token.end, token.end + 8)) continue;
    return { value: [], marks: [[token.start, token.end, 'crane.word']] };
  }
  return null;
}

const drivesIn = /停[\u4e00-\u9fff]{0,5}$|(?:[进停走]|开进|[能可要]上)(?:得?[了去下])?(?:大型?|汽车|重型|小)?$/;

const more = /(?:可增容|增容|扩容|可扩|增加|增)(?:至|到)?$/;

/** Reads the power supply in kVA; kW and watts per ㎡ are other sizes. */
export function readPower({ plain }: Draft, figures: readonly Figure[]): Read<number> | null {
  for (const { quantity, topic, label } of figures) {
    const { dimension, low, start, end } = quantity;
    const isBare =
      dimension === 'bare' &&
      topic === 'power' &&
      label !== null &&
      quantity.head - label.end < 3 &&
      low >= 50 &&
      low <= 50_000 &&
      !/^\s?(?:k|千|v|瓦|度)/.test(plain.slice(end, end + 2));
    if ((dimension === 'kva' && !more.test(clauseBefore(plain, quantity.head, 6))) || isBare)
      return {
        value: low * (dimension === 'kva' ? transformers(plain, quantity) : 1),
        marks: [[start, end, isBare ? 'power.bare' : 'power']],
      };
  }
  const found = terse.exec(plain) ?? behind.exec(plain);
  if (!found) return null;
  const start = found.index + found[0].indexOf(found[1]!);
  return { value: Number(found[1]), marks: [[start, start + found[1]!.length, 'power.terse']] };
}

/** 2台630kVA变压器, 800KVA变压器两台: how many of that size there are. */
function transformers(plain: string, { start, end }: Quantity): number {
  const count =
    countAhead.exec(plain.slice(Math.max(0, start - 8), start))?.[1] ?? countBehind.exec(plain.slice(end, end + 12))?.[1];
  return count === undefined ? 1 : Number(count) || '一两三四五六'.indexOf(count.replace('二', '两')) + 1;
}

const countAhead = /(?<![\d.])([1-9]|[一二两三四五六])[台个座][\u4e00-\u9fff]{0,2}$/;
const countBehind = /^的?(?:干式|油浸|箱式)?(?:变压器|箱变|专变) ?([1-9]|[一二两三四五六])[台个座](?!\d)/;

/** 300电, 400个电, 120变压器: the number alone before the word. */
const behind =
  /(?<=^|[，,。；;\n \t|（(有带配要需])([3-9]\d|[1-9]\d{2,3})(?:(?:个|度|的)?电(?=$|够|足|[，,。；;\n |）)])|的?(?:变压器|专变))/;

/** 电315, 电要160, 变压器不小于200: a number alone behind the word. */
const terse =
  /(?<=^|[，,。；;\n \t|（(])(?:电|用电|电力|专变|变压器|配电)(?:量|容量)?(?:要|需|约|有|不[小低]于|不少于|至少|[:：])?(?:要|约)? ?([3-9]\d|[1-9]\d{2,3})(?=$|以上|左右|个?的?(?:$|[，,。；;\n |）)]))/;
