import { ending } from '../pattern.ts';
import { firstFrom } from '../token.ts';
import { type Article, type Sentence, wordsOf } from './article.ts';
import { hasRole, role } from './role.ts';
import { hasUnknown } from './unknown.ts';

/** Words that tell something of whom they stand behind. */
const verbs =
  role.act | role.have | role.flow | role.modal | role.said | role.reach | role.do | role.lead | role.rank | role.share;

/** How far back a reader looks for what 项目 or 小镇 means. */
const furthest = 240;
/** The longest name it may take up, such as 某某股份有限公司总部及智能制造示范基地. */
const longest = 34;
/** How many nouns of the kind before are tried. */
const mostTried = 8;
const joints = '的与和在对由为将从向于把被以，、；：。,;:（）() “”‘’《》【】|—';
const ends: Readonly<Record<string, string>> = {
  项目: '项目|基地|产业园|工厂|枢纽|生产线|产线|联络线|总部|电站|装置|地块|工程(?!师|机械|技术|大学|学院|车)|铁路(?!局|运)|高速公路|大桥|隧道|管廊|码头',
  工程: '工程(?!师|机械|技术|大学|学院|车)|项目|铁路(?!局|运)|高速公路|大桥|隧道|管廊|码头|枢纽',
  基地: '基地',
  小镇: '小镇',
  集群: '集群',
  产业园: '产业园',
  园区: '(?:产业|科技|工业)园(?!区)|经开区|开发区|高新区|园区',
  基金: '基金',
  中心: '中心|会客厅',
  工厂: '工厂',
  平台: '平台',
  联盟: '联盟',
  党委: '(?:产业链|集群|联合|联盟|园区|集团|公司)党委',
};
const patterns = new Map(Object.entries(ends).map(([word, all]) => [word, new RegExp(`(?:${all})(?:[一二三四]期)?`, 'g')]));

/** Verbs and words of order that open no name. */
const lead =
  /^(?:了|在(?!线)|一[个座处条家]|这[个座家]|首[个座条批家]|全[国省市]首[个座条家]|新(?![能材型兴区一])|又|该|其|拟|并|力争|标志着|用于|扩建|合作|共同|投资|计划|新签约|签约|重大|重点|新建|新引进|迎来|获批|落户|启用|打造|收购|走进|来到|走访|二期|三期)+/;
/** 该公司兰溪基地二期: a thing is not called by whose it is. */
const ofFirm = /^(?:[该本]?公司|[该本]集团|[^的，]{4,30}?有限公司)的?(?=[^总]{4})/;
/** Kinds of things, not names: 产业园, 生产基地 alone are. */
const plain0 = ending(
  /^(?:重点|重大|产业|产业链|招商|工业|制造业|生产|外资|亿元|省外|新|合作|签约|创新|服务|集中签约|产业集群|特色产业|先进制造业)?(?:项目|集群|平台|中心|基金|园区|小镇|联盟|工厂|开发区|高新区|经开区)$/,
);

const many =
  /^(?:全|各|这些|那些|上述|以上|[两三四五六七八九十]+[大个条家类]|多个|一批)|(?:重点|重大|产业|以上|在建|签约|制造业|合作|省|市)项目$|第[一二三四五六七八九十\d]+批|[和与]|担任|出任|作为|充当|[又还也]?有一[个座条处家]/;

/** Whom 项目, 小镇 or 公司 takes up where nothing of the kind was named as such: what the text called so before, without its verbs; null where there is nothing. */
export function meantBefore(article: Article, at: number, word: string, since = 0): string | null {
  const bare = word.replace(/^[该本]/, '');
  if (/^(?:公司|企业|集团)$/.test(bare)) return firmBefore(article, at);
  const pattern = patterns.get(bare);
  if (!pattern) return null;
  const { plain } = article;
  const floor = Math.max(since, at - furthest);
  const stretch = plain.slice(floor, at);
  for (const match of [...stretch.matchAll(pattern)].slice(-mostTried).reverse()) {
    const end = floor + match.index + match[0].length;
    const start = openingOf(article, end - match[0].length, floor);
    // What goes on further back than a name is none.
    if (start === end - match[0].length - longest && start > floor) continue;
    // 项目126个, 产业园区: a noun that is counted, or part of a longer one.
    if (
      /^(?:(?:共|总?计|现|已|还|也)*(?:有|达|超|近|约)?\d|[数量率额等]|总(?!装)|区?(?:[百千]强|榜)|[一二三四五六七八九十]+[个家]|建设|服务|招商|企业|经理|总监|主管|部(?!分)|指挥部)/.test(
        plain.slice(end, end + 3),
      ) ||
      end >= at ||
      // 22个续建项目全部…: many of them.
      isCounted(article, start)
    )
      continue;
    const name = wordsOf(article, start, end)
      .replace(/^.*(?:批准|批复|核准|同意|获批建设|当选)(?=.{4})|^双方就/, '')
      .replace(ofFirm, '')
      .replace(/^.*[放设落建]在(?=.{4})/, '')
      .replace(lead, '')
      // 海尔智谷项目是全市重大产业项目: the one, and not what it is.
      .replace(/(?<=(?:项目|工程|基地|平台|中心|联盟|基金|园区?))是.*$/, '')
      .replace(bare === '项目' ? /∅/ : /[一二三四]期$/, '');
    if (name.length >= bare.length + 2 && name.length <= longest && !plain0.test(name) && !many.test(name)) return name;
  }
  return null;
}

/** Whether what begins at `start` is counted, and more than one. */
const isCounted = ({ tokens }: Article, start: number) => {
  const token = tokens[firstFrom(tokens, start) - 1];
  return token?.kind === 'quantity' && token.end === start && /^[个项家]$/.test(token.unit) && token.high > 1;
};

/** Where the noun that ends behind `at` opens: behind the last mark, verb, time, figure or joining word. */
function openingOf({ plain, tokens, starts }: Article, at: number, floor: number): number {
  let from = Math.max(floor, at - longest);
  for (let i = firstFrom(tokens, from); tokens[i] && tokens[i]!.start < at; i++) {
    const token = tokens[i]!;
    const isEdge =
      token.kind === 'time' ||
      token.kind === 'quantity' ||
      (token.kind === 'mark' &&
        !'·-+'.includes(token.mark) &&
        !(token.mark === ' ' && /[a-z]/.test(plain.charAt(token.start - 1)))) ||
      (plain.slice(token.start, token.end) !== '新' && hasRole(token, verbs | role.make));
    // 物流通道改造工程: part of the noun.
    const isPart = token.end === at && token.start - from > 1 && partOfWorks.test(plain.slice(token.start, token.end));
    if (isEdge && !isPart && token.end <= at) from = Math.max(from, token.end);
  }
  for (let i = at - 1; i >= from; i--)
    if (
      joints.includes(plain[i]!) &&
      !(plain[i] === ' ' && /[a-z]/.test(plain.charAt(i - 1))) &&
      (plain.charCodeAt(i) < 0x4e00 || (starts[i] === 1 && starts[i + 1] === 1))
    )
      return i + 1;
  return from;
}

const partOfWorks = /^(?:改造|扩建|建设|升级|改建|整治|提升|治理|开发|配套|迁建)$/;

const titled = /(?:党委|党支部)?(?:书记|副?总经理|董事长|创始人|负责人|ceo|总裁|厂长|董秘|总监|工程师|技术员|车间主任).*$/;
const located = /^(?:总部)?(?:位于|地处|来自|落户|扎根|坐落于|设在|注册在)[^，,的]{2,12}的/;
const kindBefore = /^[^，,]{0,14}?(?:企业|龙头|厂商|独角兽|供应商|链主)(?=[\u4e00-\u9fffa-z]{3})(?!企业|公司|集团|联盟|协会)/;
const noFirm =
  /^(?:用于|力争|计划|预计|目前|其中|同时|并|来自|围绕|通过|随着|标志|项目|双方|现场)|产业|集群|市场|全[市省区县国]|记者|活动|会议|大会|政府|[委局厅部院会办]$|区$|[市县镇]$|项目|联盟|园$|[上下中里内]$|^我们|^这|^[分从按][\u4e00-\u9fff]{1,8}看$/;

/** The sentences that begin before a place and not far from it, the nearest first. */
function sentencesBefore(sentences: readonly Sentence[], at: number): Sentence[] {
  let [low, high] = [0, sentences.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sentences[middle]!.start < at) low = middle + 1;
    else high = middle;
  }
  const before: Sentence[] = [];
  for (let i = low - 1; i >= 0 && at - sentences[i]!.start < mostBack && before.length < mostSentences; i--)
    before.push(sentences[i]!);
  return before;
}

const [mostBack, mostSentences] = [400, 12];

/** 扬州中澜重机为…: the firm at the head of the clauses before, which 公司 then takes up. */
function firmBefore(article: Article, at: number): string | null {
  const { plain, tokens } = article;
  for (const sentence of sentencesBefore(article.sentences, at))
    for (const [i0, clause] of [...sentence.clauses.entries()].filter(([, { end }]) => end < at).reverse()) {
      if (i0 > 0 && plain.charAt(clause.start - 1) !== ':') continue;
      let start = clause.start;
      const words = plain.slice(start, Math.min(clause.end, start + 40));
      start += located.exec(words)?.[0].length ?? 0;
      const first = tokens[firstFrom(tokens, start)];
      if (first?.kind === 'time' && first.start === start) start = first.end;
      start += kindBefore.exec(plain.slice(start, Math.min(clause.end, start + 24)))?.[0].length ?? 0;
      let end = Math.min(clause.end, start + 20);
      for (let i = firstFrom(tokens, start + 1); tokens[i] && tokens[i]!.start < end; i++) {
        const token = tokens[i]!;
        const isEdge = token.kind !== 'word' || hasRole(token, verbs | role.up | role.down | role.to | role.from);
        if (isEdge && token.start > start + 2) {
          end = token.start;
          break;
        }
      }
      const cut =
        /[的在以为是又也与和将首从由对被把（(]|递交|获得|拿到|签约|中标|完成|披露|创办|创立|荣获|宣布|企业|成立|[\d]/.exec(
          plain.slice(start + 2, end),
        );
      if (cut) end = start + 2 + cut.index;
      // 安徽烁川新材料有限公司投建的某项目: the form ends the name, whatever follows.
      const name = wordsOf(article, start, end)
        .replace(titled, '')
        .replace(/^(.{4,}?公司).+$/, '$1');
      if (name.length < 4 || name.length > 16 || noFirm.test(name)) continue;
      const head = tokens[firstFrom(tokens, start)];
      const isPlaced = head?.kind === 'word' && head.start === start && head.places !== null;
      if (isPlaced && head.end - start >= name.length - 1) continue;
      if (isPlaced || hasUnknown(article, start, start + name.length)) return name;
    }
  return null;
}
