import { ending, opening } from '../pattern.ts';
import type { Quantity } from '../quantity.ts';
import { wordsOf } from './article.ts';
import { tidyNoun } from './noun.ts';
import type { Scene } from './scene.ts';
import { type Draft, mostBack } from './story.ts';

const part = ending(/[\u4e00-\u9fffA-Za-z”]{2}(?:企业|产业|行业|板块|领域|业务|业|经济)$/);
const measure = ending(
  /(?:产值|产出|营收|营业收入|主营收入|收入|开票销售|销售额|增加值|投资|固投|出口额?|进口额?|进出口额?|总额|利润|税收|贡献|用电量?|贷款|余额)$/,
);
/** 支持企业3亿元: what is done for them. */
const helped = opening(/^(?:支持|服务|惠及|奖励|帮助|补贴|投放|撬动|带动|扶持|投向|投入|对)/);
const owner = /^.*(?:产业|行业|企业|经济|集群|板块|领域|业务|[^工作就]业)(?=.{2})/;

/** 工业开票销售528亿元，其中装备制造板块完成301亿元: as much of the same is told of a part; empty where it is none or has a measure of its own. */
export function measureOfPart(noun: string, topic: Draft | undefined, { dimension, unit }: Quantity): string {
  if (topic?.kind !== 'level' || topic.quantity?.dimension !== dimension || topic.quantity.unit !== unit) return '';
  if (dimension === 'count' || dimension === 'percent' || !part.test(noun) || helped.test(noun) || !measure.test(topic.noun))
    return '';
  const own = topic.noun.replace(owner, '');
  // 规上工业总产值: of a part no 工业 is said again.
  return own
    .replace(/^(?:全社会)?(?:规上|规模以上)?工业(?=总?产值$|增加值$|用电量?$)/, '')
    .replace(/^总(?=产值)|(?<=^[进出]{1,2}口)总(?=额$)/, '');
}

/** 授权专利220件，进入产业化阶段的有31件 */
const those = ending(/[\u4e00-\u9fff”%]的(?:共?有|已有|已?达到?|为)$/);
const deeds = /^[\u4e00-\u9fff、]{0,4}?(?:签约|获批|授权|新增|引进|开工|竣工|入选|形成|取得|获得|拥有|完成|推出)(?=.{2,})/;

/** 一类新药89个，其中进入临床阶段的41个: those of them of whom it is told; null where no such part is. */
export function nounOfSome(
  { article, clause }: Pick<Scene, 'article' | 'clause'>,
  before: string,
  topic: Draft | undefined,
  { dimension, unit }: Quantity,
  from: number,
  to: number,
): string | null {
  if (dimension !== 'count' || topic?.kind !== 'level' || topic.quantity?.unit !== unit) return null;
  const { plain } = article;
  const isTold = those.testAt(plain, Math.max(from, to - 8), to);
  if (!isTold && !(plain[to - 1] === '的' && plain.startsWith('其中', clause.start))) return null;
  // 增速超10%的有8个: with the figure that tells them from others.
  const told = isTold ? tidyNoun(wordsOf(article, from, plain.lastIndexOf('的', to - 1))).replace(/^(?:其中)?，?/, '') : before;
  const whole = topic.noun
    .replace(/数$/, '')
    .replace(isTold ? deeds : none, '')
    .replace(/^在[研建](?=.{3})|^.{0,4}[亿万]元?(?:及?以上|级)的?/, '');
  return told.length > 1 && told.length < 24 && whole.length > 1 && !told.endsWith(whole) ? `${told}${whole}` : null;
}

const none = /(?!)/;

/** What tells some of those counted from others and counts nothing itself: 规上, 科创板, 国家级, 续建, 生物医药. */
const ofSome = ending(
  /^(?:其中)?，?(?:规上|规模以上|科创板|创业板|主板|北交所|新三板|港股|[aA]股|(?:国家|省|市|部|世界)级|外资|民营|续建|新建|扩建|技改|[\u4e00-\u9fff]{2,8}(?:类|(?<!企)业|领域|板块|装备|医药|材料|能源|环保|电子|汽车|制造|软件|芯片|化工|机械|食品|纺织|机器人|信息|智能|电路|航天|航空))$/,
);
const act =
  /^(?:(?:新|共|累计|集中|现场|首批|计划)*(?:签约|引进|开工|动工|竣工|投产|落户|入驻|认定|获批|入选|上榜|参展)|新增|首批)(?=.{2})/;
const held = /^(?:计划)?(?:实施|拥有|建成|培育|集聚|现有)(?=.{3})/;
/** Of what rank or on which board they are, where a part has another. */
const rank = /^(?:[国省市]家?级(?:及?以上)?的?|境内外?|[aA]股)(?=.{2})/;

/** 船舶企业53家，其中规上41家; 上市公司45家，其中科创板18家、创业板9家: some of those that were counted before; null where none are told. */
export function nounOfKind(
  { article: { plain }, clause, story: { drafts } }: Pick<Scene, 'article' | 'clause' | 'story'>,
  before: string,
  { dimension, unit }: Quantity,
): string | null {
  if (dimension !== 'count' || before.length > 12 || !ofSome.test(before)) return null;
  const counts = drafts
    .slice(-mostBack)
    .filter(({ kind, quantity }) => kind === 'level' && quantity?.dimension === dimension && quantity.unit === unit);
  const wholes = counts.map(({ noun }) => cutNoun(noun));
  const at = wholes.findLastIndex(({ verb, rest }, i) => !wholes.slice(0, i).some(one => isPartOf(verb, rest, one.rest)));
  const whole = wholes[at];
  if (!whole || !counted.test(whole.rest) || !(plain.startsWith('其中', clause.start) || at < counts.length - 1)) return null;
  const told = before.replace(/^其中，?/, '');
  return whole.rest.startsWith(told) ? null : `${whole.verb}${told}${whole.rest}`;
}

/** 新引进|企业, 实施|重大产业项目, 省级以上|绿色工厂: what was done with those counted, and what they are. */
function cutNoun(noun: string): { verb: string; rest: string } {
  const verb = act.exec(noun)?.[0] ?? '';
  return { verb, rest: noun.slice(verb.length).replace(/数$/, '').replace(held, '').replace(rank, '') };
}

const isPartOf = (verb: string, rest: string, whole: string) =>
  rest.length > whole.length && rest.endsWith(whole) && ofSome.test(`${verb}${rest.slice(0, -whole.length)}`);

const counted = ending(/(?:企业|公司|项目|工厂|机构|单位|会员|成员|车间|园区|平台|集群|产品|展商|客商)$/);
