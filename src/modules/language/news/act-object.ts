import { type ActScene, clauseWords } from './act-scene.ts';
import { wordsOf } from './article.ts';
import { corridor, newMind } from './mind.ts';
import { nameAt } from './name.ts';
import { partiesIn, tidyName } from './party.ts';

/** What an act was about and who took part; hosts named before come first. */
export type Roles = [object: string | null, parties: string[]];

/** 签约，后者投资12.8亿元在园区建设运维总部基地; 签约，双方就车灯项目达成合作: what the agreement is about. */
export function builtBehind({ article: { plain }, article, sentence }: ActScene, index: number): string | null {
  for (const clause of sentence.clauses.slice(index + 1, index + 4)) {
    const about = /^[双三各]方(?:将)?就([^，,]{3,24}?)(?:达成|开展|进行|签)/.exec(plain.slice(clause.start, clause.end));
    if (about)
      return wordsOf(
        article,
        clause.start + about[0].indexOf(about[1]!),
        clause.start + about[0].indexOf(about[1]!) + about[1]!.length,
      );
    const found = /(?:建设|打造|共建|设立|新建|扩建|兴建|投建)(?!性|用地|期)([^，,的]{3,30})$/.exec(
      plain.slice(clause.start, clause.end),
    );
    if (found) return wordsOf(article, clause.start + found.index + (found[0].startsWith('扩建') ? 0 : 2), clause.end);
  }
  return null;
}

/** 签约，租下3号楼整栋8600平方米: what the next clause says is taken. */
export function takenBehind({ article: { plain }, article, sentence }: ActScene, index: number): string | null {
  const clause = sentence.clauses[index + 1];
  const settled = clause
    ? /^(?:总投资[^，,的]{2,16}的)?([^，,]{3,30}?项目)(?:正式|成功|将)*落户/.exec(plain.slice(clause.start, clause.end))
    : null;
  if (settled) {
    const from = clause!.start + settled[0].indexOf(settled[1]!);
    return tidyName(wordsOf(article, from, from + settled[1]!.length));
  }
  const found = clause
    ? /^(?:将|拟)?(?:(?:租下|租用|租赁|购下|购买|买下|认购|采购)([^，,]{3,24}?)(?=\d|$)|(意向采购[^，,]{2,24}?)(?=\d|$)|(“[^”]{3,24}”(?:成果|专利|技术))(?=作价|入股|转让))/.exec(
        plain.slice(clause.start, clause.end),
      )
    : null;
  const name = found && (found[1] ?? found[2] ?? found[3]);
  if (!name) return null;
  const at = clause!.start + found[0].indexOf(name);
  return tidyName(wordsOf(article, at, at + name.length)) || null;
}

/** 卖方为汉斯控股: who sold it. */
export const sellers = (words: string): string[] => {
  const seller = /(?:卖方|转让方|出让方|出售方)[为是]([^，,。；;]{2,24})/.exec(words)?.[1];
  return seller ? partiesIn(seller) : [];
};

/** Who called a meeting: 金华市召开制造业高质量发展大会. */
export function hostOf(words: string): string {
  return /^(.*?)(?:联合)?(?:召开|举行|举办)/.exec(words)?.[1]?.replace(/在.*$/, '') ?? '';
}

/** 常熟汽车饰件龙头企业虞汇股份: the name behind what the firm is. */
export function ownName(words: string): string {
  return /(?:企业|龙头|公司旗下)([\u4e00-\u9fffA-Za-z0-9]{3,12}|[A-Za-zÀ-ÿ][\wÀ-ÿ .&-]{2,30})$/.exec(words)?.[1] ?? words;
}

export const ownAlliance = (words: string) => /的([^的]{4,30}联盟)$/.exec(words)?.[1] ?? words;

/** An object without its measure: 首台…, 总投资40亿元的…. */
export function objectOf(words: string | null): string | null {
  if (words === null) return null;
  const object = tidyName(
    words
      .replace(/^.{2,20}?(?:变身|蝶变为|升级为|更名为|迎来)(?=.{3})/, '')
      .replace(/(?<=.{4})点亮$/, '')
      .replace(
        /^(?:(?:总投资|投资|总规模|规模|首期|注册资本)?(?:约|超|近)?[\d.]+[万亿]?[美欧]?元(?:人民币)?的?|(?:总)?(?:建筑)?面积[\d.]+万?(?:平方米|㎡|亩)的|占地[\d.]+亩的)(?=.{2})/,
        '',
      )
      .replace(/^(?:总投资|投资|总规模)[^的]{2,14}的/, '')
      .replace(/^(?:了)?(?:国内|全国|全球|全市|全省)首[台套个款]{1,2}/, '')
      .replace(/^.{0,20}(?:首|第[一二三四五六\d]+)[支个家座只][^“"]{1,12}(?=[“"][^”"]{3,24}[”"]$)/, '')
      .replace(/^首家(?:入驻)?企业(?=.{3})/, '')
      .replace(/^(?:上午|下午)?(?:又|共|还|再)?有(?=\d+[个家项])/, '')
      .replace(/^(?:共建|筹建|合作共建|合作建设)(?=.{3})/, '')
      .replace(
        /(?<=[\u4e00-\u9fff”]{3})(?:共?\d+[个家栋幢套台项条](?:、共?[\d.]+万?(?:平方米|㎡))?|(?:约|共)?[\d.]+万?(?:平方米|㎡))$/,
        '',
      )
      .replace(/^(?:当天|现场|其中|[^，]{2,8}自主研制的)/, '')
      .replace(/(?<=.{4})(?:开标|招标)$/, ''),
  );
  return object === '' ? null : object;
}

/** The project, park or body first named in a clause; null where none is. */
export function bodyIn({ article, sentence }: ActScene, index: number): string | null {
  const clause = sentence.clauses[index]!;
  const name = nameAt(article, clause, clause.start, newMind([]));
  return name && name.kind === 'body' ? name.subject : name?.kind === 'corridor' ? corridor : null;
}

/** 一宗工业用地以2740万元成交，…，由A与B竞得: what was sold, clauses before. */
export function lotBefore(scene: ActScene, index: number): string | null {
  for (let at = index - 1; at >= Math.max(0, index - 3); at--) {
    const found =
      /^(.{4,40}?(?:地块|标段|用地|宗地|厂房|资产))(?:使用权)?(?:[昨今近]?日?以[^，,]*)?(?:成功)?(?:成交|出让|挂牌|拍卖|拍出)/.exec(
        clauseWords(scene, at),
      );
    if (found) return tidyName(found[1]!);
  }
  return null;
}
