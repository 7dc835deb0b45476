import { plainText, rawSpan, type Text } from '#modules/language/index.ts';

/**
 * A text with disguises taken off. `form[i]` stands for the plain characters from `start[i]` to `end[i]`; `mask[i]` is not 0 where
 * it stood in other characters (蕞, zui, 国嫁级, No.1), `gap[i]` is 1 where symbols stood before it inside a run of Chinese.
 */
export type Form = {
  text: Text;
  form: string;
  start: Uint32Array;
  end: Uint32Array;
  mask: Uint8Array;
  gap: Uint8Array;
  /** Whether the text has more to try than anybody would write, so that its end was left as it is. */
  isCut: boolean;
};

/** Words that adverts write partly in the Latin spelling of their sounds. */
const sounds: readonly (readonly [word: string, sounds: string])[] = [
  ['国家级', 'guo jia ji'],
  ['顶级', 'ding ji'],
  ['顶尖', 'ding jian'],
  ['极致', 'ji zhi'],
  ['极品', 'ji pin'],
  ['最佳', 'zui jia'],
  ['最好', 'zui hao'],
  ['最优', 'zui you'],
  ['最强', 'zui qiang'],
  ['最大', 'zui da'],
  ['最高', 'zui gao'],
  ['最低', 'zui di'],
  ['最新', 'zui xin'],
  ['最先进', 'zui xian jin'],
  ['最便宜', 'zui pian yi'],
  ['第一', 'di yi'],
  ['唯一', 'wei yi'],
  ['独家', 'du jia'],
  ['绝对', 'jue dui'],
  ['首选', 'shou xuan'],
  ['首个', 'shou ge'],
  ['首家', 'shou jia'],
  ['保本', 'bao ben'],
  ['稳赚', 'wen zhuan'],
  ['升值', 'sheng zhi'],
];

type Disguise = { written: string; meant: string; before?: RegExp; after?: RegExp; mask?: number };

/** In `mask`: hidden, another sign for the first place (No.1, TOP1), or 第1 with a figure. */
const [hidden, sign, figure] = [1, 2, 3] as const;

const praise = '大好强高低优新佳美棒便先实划靠专豪快省舒完权安牛值具有稀超抢热旺';
const afterPraise = new RegExp(`^[${praise}]`);
const ordinary: readonly Disguise[] = [
  ...sounds.flatMap(([word, spelled]) => spellings(word, spelled.split(' ')).map(written => ({ written, meant: word }))),
  { written: 'zui', meant: '最', after: afterPraise },
  ...[...'嘬晬嶵檇'].map(written => ({ written, meant: '最', after: afterPraise })),
  // 醉 and 罪 are words of their own (醉美 is a slogan of towns): only before what nobody says of them.
  { written: '醉', meant: '最', after: /^(?:好|强|优|佳|低|高|便宜|先进|划算|实惠|靠谱|专业|超值|具|抢手)/ },
  { written: '罪', meant: '最', after: /^(?:好|强|优|佳|低价|便宜|先进|划算|实惠|靠谱|超值|具)/ },
  ...['朂', '㝡', '冣'].map(written => ({ written, meant: '最' })),
  ...['国佳级', '国嫁级', '国傢级', '国家級', '国家极', '囯家级', '囯佳级', '国伽级', '国家亟'].map(written => ({
    written,
    meant: '国家级',
  })),
  { written: '国家及', meant: '国家级', after: /^(?:品质|水准|水平|大师|实力|品牌|体验|享受|配套|园区|厂房|服务)/ },
  { written: '囯', meant: '国' },
  ...['顶极', '鼎级', '顶及', '顶圾', '丁页级'].map(written => ({
    written,
    meant: '顶级',
    after: /^(?:的|品|配|体|服|厂|园|豪|享|设|商|地|产|装|[，。!])/,
  })),
  ...['唯①', '惟一', '维一', '唯壹', '唯1'].map(written => ({
    written,
    meant: '唯一',
    before: /[^思操运]$/,
    after: /^(?:的|一|选|指|拥|具|入|获|可|能|真|正)/,
  })),
  ...['娣一', '苐一', '第壹', '第弌', '第ⅰ', '第Ⅰ', '第i', '第㈠', '第㊀', '第⒈', '苐1', '第l'].map(written => ({
    written,
    meant: '第一',
    after: /^(?![a-z\dⅰ条款章节讲课册卷编部回集季期])/,
  })),
  ...['弟一', '递一', '帝一'].map(written => ({
    written,
    meant: '第一',
    before: /(?:^|[^兄子徒小师老表堂快上皇大炎黄])$/,
    after: /^(?:品牌|选择|梯队|名[，。!]|的|[，。!])/,
  })),
  { written: '百份百', meant: '百分百' },
  { written: '佰分佰', meant: '百分百' },
];
/** Other ways to write 第一; whether they hide anything is for the reader of ranks to say. */
const tag = /^(?![\d.a-z号栋楼车间厂泵仓机桥井线标段地库座])/;
const signs: readonly Disguise[] = [
  'no.1',
  'no1',
  'no. 1',
  'n0.1',
  'n0.1',
  'top1',
  'top.1',
  'top 1',
  '№1',
  'number one',
  'number 1',
  'num1',
  'no.一',
].map(written => ({ written, meant: '第一', after: tag, before: /[^a-z图表号件注编\d]$/, mask: sign }));
const figures: readonly Disguise[] = [{ written: '第1', meant: '第一', after: /^(?![\d.,%/a-z-])/, mask: figure }];

const byFirst = new Map<string, Disguise[]>();
for (const one of [...ordinary, ...signs, ...figures].sort((a, b) => b.written.length - a.written.length))
  byFirst.set(one.written[0]!, [...(byFirst.get(one.written[0]!) ?? []), one]);

/** 1 where a disguise of one character begins, 2 where one of several; then what may stand second. */
const begins = new Uint8Array(0x10000);
const second = new Uint8Array(0x10000);
for (const { written } of [...byFirst.values()].flat()) {
  begins[written.charCodeAt(0)] = begins[written.charCodeAt(0)]! | (written.length === 1 ? 1 : 2);
  if (written.length > 1) second[written.charCodeAt(1)] = 1;
}

/** Every way to write some characters of a word, not all, by their sounds. */
function spellings(word: string, parts: string[]): string[] {
  const ways = [];
  for (let bits = 1; bits < 1 << parts.length; bits++)
    ways.push([...word].map((character, i) => (bits & (1 << i) ? parts[i]! : character)).join(''));
  return ways;
}

const isHan = (code: number) => (code >= 0x4e00 && code <= 0x9fff) || code === 0x3007;
const isLatin = (code: number) => code >= 97 && code <= 122;
const gaps = flagsOf(' |*_^·.-~+=#@&$\'"`/\\•');
function flagsOf(characters: string): Uint8Array {
  const flags = new Uint8Array(0x10000);
  for (const character of characters) flags[character.charCodeAt(0)] = 1;
  return flags;
}
/** Where a symbol or line end can only have been put in: behind 最 before praise, inside 第一 and 国家级. */
const split = flagsOf('，。、!?;:“”‘’()[]<>《》【】\n');
const mostGap = 4;
const mostTried = 30_000;
const ringedOne = new Set([...'①❶➀➊']);
const ordinal = '第'.charCodeAt(0);
const unit = '一'.charCodeAt(0);

/** Takes the disguises off a text; a stretch of the form leads back to the text as given by `spanOf`. Time grows with the length. */
export function takeOff(raw: string): Form {
  const text = plainText(raw);
  const { plain } = text;
  const size = plain.length + 8;
  const codes = new Uint16Array(size);
  const form: Form = {
    text,
    form: '',
    start: new Uint32Array(size),
    end: new Uint32Array(size),
    mask: new Uint8Array(size),
    gap: new Uint8Array(size),
    isCut: false,
  };
  let length = 0;
  const put = (code: number, start: number, end: number, mask: number, gap: number) => {
    codes[length] = code;
    form.start[length] = start;
    form.end[length] = end;
    form.mask[length] = mask;
    form.gap[length++] = gap;
  };
  let gap = 0;
  let tried = 0;
  for (let i = 0; i < plain.length; ) {
    const disguise = isTelling(plain, i) && tried++ < mostTried ? disguiseAt(plain, i, codes, length) : null;
    if (disguise) {
      for (let k = 0; k < disguise.meant.length; k++)
        put(disguise.meant.charCodeAt(k), i, i + disguise.length, disguise.mask, k === 0 ? gap : 0);
      i += disguise.length;
      gap = 0;
      continue;
    }
    const code = plain.charCodeAt(i);
    // The ring of ① is a bullet to the plain text, behind 第 it counts.
    if (code === 0x7c && ringedOne.has(text.raw[text.from[i]!]!) && codes[length - 1] === ordinal) {
      put(unit, i, i + 1, hidden, 0);
      i++;
      continue;
    }
    const gapEnd = gapAt(plain, i, codes[length - 1] ?? 0, codes[length - 2] ?? 0);
    if (gapEnd > i) {
      gap = 1;
      i = gapEnd;
      continue;
    }
    put(code, i, i + 1, isStandIn(text, i) ? hidden : 0, gap);
    gap = 0;
    i++;
  }
  form.isCut = tried > mostTried;
  let words = '';
  for (let at = 0; at < length; at += 8192)
    words += String.fromCharCode.apply(null, codes.subarray(at, Math.min(length, at + 8192)) as unknown as number[]);
  form.form = words;
  return form;
}

/** Where a stretch of the form lies in the text as given. */
export function spanOf(form: Form, start: number, end: number): { start: number; end: number } {
  const [first, last] = rawSpan(
    form.text,
    form.start[start] ?? form.text.plain.length,
    form.end[end - 1] ?? form.text.plain.length,
  );
  return { start: first, end: last };
}

/** Whether a stretch was written so that a reader sees the word and a filter does not. */
export function isHidden(form: Form, start: number, end: number): boolean {
  for (let i = start; i < end; i++) if (form.mask[i] === hidden || (i > start && form.gap[i] === 1)) return true;
  // Invisible characters and closed gaps leave the plain text shorter than what was written.
  const span = spanOf(form, start, end);
  return span.end - span.start > form.end[end - 1]! - form.start[start]!;
}

/** How a first place was written other than 第一: by a sign (No.1, TOP1, №1), by a figure (第1), or not. */
export function notationOf(form: Form, start: number, end: number): 'sign' | 'figure' | null {
  for (let i = start; i < end; i++)
    if (form.mask[i] === sign || form.mask[i] === figure) return form.mask[i] === sign ? 'sign' : 'figure';
  return null;
}

const standIns = flagsOf('蕞髙囯㝡朂');

/** A character that the language module reads as another one, put there against filters. */
function isStandIn(text: Text, at: number): boolean {
  return standIns[text.raw.charCodeAt(text.from[at]!)] === 1;
}

/** Whether a disguise may begin at a place, going by two characters. */
function isTelling(plain: string, at: number): boolean {
  const code = plain.charCodeAt(at);
  const kind = begins[code]!;
  if (kind === 0 || (isLatin(code) && isLatin(plain.charCodeAt(at - 1)))) return false;
  const following = plain.charCodeAt(at + 1);
  return kind !== 2 || second[following] === 1 || gaps[following] === 1;
}

function disguiseAt(
  plain: string,
  at: number,
  codes: Uint16Array,
  length: number,
): { meant: string; length: number; mask: number } | null {
  const list = byFirst.get(plain[at]!)!;
  for (const one of list) {
    const end = matchEnd(plain, at, one.written);
    if (end < 0) continue;
    const isSpelled = isLatin(one.written.charCodeAt(0));
    if (isLatin(one.written.charCodeAt(one.written.length - 1)) && isLatin(plain.charCodeAt(end))) continue;
    // The sound of a word alone is a word of another language; beside Chinese it is that word.
    const next = plain.charCodeAt(gapFree(plain, end));
    if (isSpelled && !isHan(next) && !isHan(codes[length - 1] ?? 0)) continue;
    if (one.before && !one.before.test(length > 0 ? String.fromCharCode(codes[length - 1]!) : '')) continue;
    const from = gapFree(plain, end);
    if (one.after && !one.after.test(plain.slice(from, from + 4))) continue;
    return { meant: one.meant, length: end - at, mask: one.mask ?? hidden };
  }
  return null;
}

function gapFree(plain: string, at: number): number {
  let to = at;
  while (to < at + mostGap && gaps[plain.charCodeAt(to)] === 1) to++;
  return to;
}

/** The end of a disguise with symbols allowed between its characters; -1 where it does not stand. */
function matchEnd(plain: string, at: number, written: string): number {
  let to = at;
  for (let k = 0; k < written.length; k++) {
    if (plain[to] !== written[k]) {
      const free = k > 0 ? gapFree(plain, to) : to;
      if (free === to || plain[free] !== written[k]) return -1;
      to = free;
    }
    to++;
  }
  return to;
}

/** The end of the symbols between two Chinese characters that pull a word apart; the place itself where there are none. */
function gapAt(plain: string, at: number, before: number, beforeThat: number): number {
  if (!isHan(before)) return at;
  const code = plain.charCodeAt(at);
  if (gaps[code] === 1) {
    let to = at;
    while (to < at + mostGap && gaps[plain.charCodeAt(to)] === 1) to++;
    const next = plain.charCodeAt(to);
    if (isHan(next) || (split[next] === 1 && gapAt(plain, to, before, beforeThat) > to)) return to;
    return at;
  }
  if (split[code] !== 1) return at;
  let to = at;
  while (to < at + mostGap && (split[plain.charCodeAt(to)] === 1 || gaps[plain.charCodeAt(to)] === 1)) to++;
  const next = plain[to] ?? '';
  const last = String.fromCharCode(before);
  if (last === '最' && '好佳优强大高低牛棒美'.includes(next) && next !== '') return to;
  if (last === '第' && next === '一') return to;
  if (String.fromCharCode(beforeThat, before) === '国家' && next === '级') return to;
  return at;
}
