import { isPlaceWord } from '../dictionary.ts';
import { ending, opening } from '../pattern.ts';
import type { Quantity } from '../quantity.ts';
import { standsIn, startersOf } from '../starters.ts';
import { firstFrom } from '../token.ts';
import { type Article, wordsOf } from './article.ts';
import { tidyNoun } from './noun.ts';
import { hasRole, role } from './role.ts';

/** What those who are counted do at the end of a clause: 42家企业签约, 160位老板到场. */
const deed =
  '(?:发起|到场|到会|参会|参展|参赛|参评|参与|(?:参加|出席)(?:此次|本次)?(?:会议|大会|活动|培训|仪式|论坛|座谈会|座谈)|参加|出席|入驻|进驻|搬入|迁入|入园|落户|落地|预订|签约|签下|上榜|入选|入围|入库|获评|获奖|获批|获配|中标|报名|加盟|加入|角逐|竞拍|成交|落槌|亮相|揭牌|启动建设|启动|开工|动工|破土|奠基|开竣工|竣工|完工|投产|投用|达产|满产|复工|上线|路演|出资|过会|挂牌|上市|交付|受益|就业|毕业|上岗|达标|通过|入链|入网|上云|转化|结对)';
const manner =
  '(?:进行了?|现场|当场|集中|同时|同步|同日|首日|首批|当天|当日|陆续|先后|全部|悉数|成功|正式|已|均|也|抱团|近日|日前|再|一起|共同|一同)*';
const acting = new RegExp(`^(?:的)?([\\u4e00-\\u9fff“”·A-Za-z]{2,14}?)(${manner})(${deed}{1,2})(?=$|后|[，,。；;、：:!])`);
const kept = /现场|当场|集中|首批|首日/g;

/** 32个项目签约, 9家机构首日进驻: what is counted by what it did, and where that ends; null where nothing did. */
export function nounOfDeed(article: Article, quantity: Quantity, limit: number): { noun: string; end: number } | null {
  const from = quantity.end;
  const words = article.plain.slice(from, Math.min(limit, from + 28));
  // 58家单位成为首批成员
  const member = words.includes('成为') && article.plain[quantity.head - 1] !== '、' ? joined.exec(words) : null;
  if (member) return { noun: member[2]!, end: from + member[0].length };
  const found = acting.exec(words);
  if (!found) return nounOfChoice(article, from, limit);
  const [all, noun, how, verb] = found;
  // 与5家软件企业签下1.3亿元采购合同: they are with whom.
  if (verb === '签下' && /\d/.test(article.plain.charAt(from + all.length))) return null;
  const at = from + all.indexOf(noun!);
  // 51家会员单位参加会议: who came to it.
  const came = /^(?:参加|出席).*(训|[会议动式坛谈])$/.exec(verb!)?.[1];
  if (came)
    return {
      noun: `${came === '训' ? '参训' : '参会'}${tidyNoun(wordsOf(article, at, at + noun!.length))}`,
      end: from + all.length,
    };
  // 51个项目投资启动: what begins is the project.
  const named = tidyNoun(wordsOf(article, at, at + noun!.length)).replace(/(?<=项目|工程)(?:投资|建设)$/, '');
  if (named.length < 2 || /[在由为被把将向与和]|[今明去][年日天]|[年月][底初内]/.test(named)) return null;
  // 首批9家企业集中入驻: how they did it counts for less.
  const manners =
    joins.test(verb!) && article.plain.startsWith('首批', quantity.head - 2) ? '首批' : (how!.match(kept)?.join('') ?? '');
  return { noun: `${manners}${verb!.replace('签下', '签约')}${named}`, end: from + all.length };
}

const choice =
  /^([\u4e00-\u9fff]{0,6}(?:企业|园区|开发区|集群|项目|单位|平台|产品|机构))(?:成功|双双|全部|同时|首次|均|已|都)*(入选|获评|入围|获批|上榜|当选|被(?:确定|认定|评定|评选|列|评|授予)为?|获认定为|跻身|列入)了?(?!了?\d)([^，,。；;\d]{3,24})(?=$|[，,。；;])/;

/** How far behind the number the verb of choice may stand. */
const longestChosen = 18;
const choosing = startersOf('入获上当被跻列');

/** 37家企业入选国家级专精特新“小巨人”: what they were chosen as. */
function nounOfChoice(article: Article, from: number, limit: number): { noun: string; end: number } | null {
  if (!standsIn(choosing, article.plain, from, Math.min(limit, from + longestChosen))) return null;
  const words = wordsOf(article, from, Math.min(limit, from + 40));
  const [all, who, verb, what] = choice.exec(words) ?? [];
  if (all === undefined) return null;
  // 被认定为: what they were found to be says enough.
  const how = verb!.startsWith('被') || verb!.startsWith('获认') ? '' : verb;
  return { noun: `${how}${what}${what!.endsWith(who!) ? '' : who}`, end: from + all.length };
}

const joins = /^(?:入驻|进驻|加盟|加入)$/;

const founding =
  /^((?:[\u4e00-\u9fff]{0,6})(?:企业|单位|机构|高校|院所|成员|公司|协会))(?:共同|联合|牵头)?(发起|组成|共建|出资|参与)(?:成立|设立|组建|建设)?的(?=[\u4e00-\u9fff])/;

/** 134家单位发起的…联盟: those who founded it, and where its name begins; null where none are told. */
export function foundersOf({ plain }: Article, { end }: Quantity): { noun: string; end: number } | null {
  const found = founding.exec(plain.slice(end, end + 24));
  return found ? { noun: `${found[2]}${found[1]}`, end: end + found[0].length } : null;
}

const verbs = opening(
  /^(?:再|又|新|已|共|累计|成功|先后|一举|合计|首批|本次|此次|现场|集中|一口气|一次性)*(?:签约|敲定|谈成|租下|租用|买下|卖出|售出|承接|攻关|揭牌|带来|创造|满载|载有|搭载|建有?|涉及|覆盖|签下|投建|迎来|收到|接到|拿下|派出|招收|招聘|招录|输送|选出|评出|决出|发布|吸引|引来|迁入|释放|梳理|排查|化解|解决|走访|对接|征集|储备|招引|跟踪|洽谈|谋划|实施|推进|推出|启动|建设|新建|改造|打造|布局|投放|配备|购置|添置|部署|订购|采购|[新再]上)$/,
);
const joined =
  /^([\u4e00-\u9fff]{2,8}?)(?:已|率先|正式)?成为(?:了|其)?((?:首批|创始|联盟|理事|发起)[\u4e00-\u9fff]{0,4}(?:成员|会员|理事|客户|用户))(?=$|[，,。；;、单])/;
const guests = opening(/^(?:参加|出席|参与)了?(?:此次|本次|这次)?(.{2,12})$/);

/** 130余人参加会议: how many came; the noun as it is where nobody did. */
export function nounOfGuests(noun: string, unit: string): string {
  const what = /^[人名位]$/.test(unit) ? guests.exec(noun)?.[1] : undefined;
  return what ? (/[会坛]$|仪式$/.test(what) ? '参会人数' : `参加${what}人数`) : noun;
}

const fromAfar = /^其中，?(来自[^，,；;\d的]{2,14}的)((?!分别|各)[\u4e00-\u9fff]{2,8}?)(?:共?有|为|达到?)?$/;

/** 签约项目9个，其中来自上海松江的项目4个: those of them who come from there; null where it says no place. */
export function nounFromAfar(words: string, topic: { noun: string } | undefined): string | null {
  const found = words.startsWith('其中') ? fromAfar.exec(words) : null;
  if (!found) return null;
  const whole = topic?.noun.replace(/数$/, '') ?? '';
  return `${found[1]}${whole.length < 7 && whole.endsWith(found[2]!) ? whole : found[2]}`;
}

const reaching = ending(/[\u4e00-\u9fff]{2}(?:涉及|覆盖|涵盖|惠及|辐射|囊括)$/);

/** 与3家企业签约, 向5所高校, A等9家机构: what is counted stands behind alone. */
const alone = ending(/[与和同向为给由等对从]$|等(?:一批|共|多)$/);

export const isAlone = ({ plain }: Article, from: number, to: number) => alone.testAt(plain, from, to);

const deal =
  /^(?:的(?:价格|对价|总价|底价|报价))?(?:现金|自有资金)?(?:成功|正式|顺利|全资|已|完成了?)*(?:对[^，,；;。\d]{2,24}?(?:[\d.]{1,5}%(?:的?股[权份])?)?的)?(收购|并购|买下|买入|购入|购得|受让|竞得|摘得|摘牌|拍得|拿下|中标|成交|落槌|起拍|出让|转让|售出|卖给|出售|转给|入股|增资|认购|揽下)/;
const sold = /^(?:的(?:价格|对价|总价))?[把将][^，,。]{2,20}?(卖给|出售|转让|转给)/;
const named: Readonly<Record<string, string>> = {
  买下: '收购',
  买入: '收购',
  购入: '收购',
  购得: '收购',
  受让: '收购',
  并购: '收购',
  卖给: '出售',
  售出: '出售',
  转给: '转让',
};

/** Characters of which one stands in all words that say that a sum was paid. */
const paying = startersOf('以用资掷花砸');
const buying = opening(/^(?:全资)?(?:收购|购得|并购|竞得|购入|买下)/);

/** 以1.26亿元竞得, 以现金2.85亿元收购: what a sum is that was paid for something; null where the words tell no deal. */
export function nounOfDeal({ plain }: Article, { dimension, end }: Quantity, from: number, to: number): string | null {
  if (dimension !== 'money' || !standsIn(paying, plain, from - 1, to)) return null;
  // 投资3亿元收购…: paid for it, and not invested in it.
  const isInvested = buying.testAt(plain, end, end + 6) && plain.startsWith('投资', to - 2);
  if (
    !isInvested &&
    !/(?:(?:^|[^可难得所加予])[以用]|[斥耗出]资|豪掷|花费?|砸下?)(?:现金|自有资金|自筹资金|募集资金|总价|均价|底价|报价|约|近|超|每平方米|每亩|[^，,\d]{0,2})$/.test(
      plain.slice(Math.max(0, from - 1), to),
    )
  )
    return null;
  const verb = deal.exec(plain.slice(end, end + 36))?.[1] ?? sold.exec(plain.slice(end, end + 32))?.[1];
  if (!verb) return null;
  // 以2.2亿元拿下…股权, 以1.37亿元拿下…项目
  if (verb === '拿下') return /股[权份]/.test(plain.slice(end, end + 40)) ? '收购金额' : '中标金额';
  return /^(?:成交|起拍|竞得|拍得|摘得|摘牌|落槌|出让)$/.test(verb) ? `${verb}价` : `${named[verb] ?? verb}金额`;
}

/** Words of two characters that are things and no verbs, so that what is counted may stand before its number. */
const thing =
  /(?:[业户家员工人才师生客商位房库地铺店单同利标品备辆舶线列站村民区道镇乡校院行牌间厂会部委数量额值率度心台园群目块权证书款金债费票税度企厦后月系期]|连续|提要|过去|中外|[海国境]内外|平台|基地|机构|其中|分别|全国|全省|全市|累计|现有)$/;
/** Verbs that end like things, and what those who are counted do. */
const doing = /^(?:单列|下线|落户|开业|挂牌|返乡|陈列|摘牌|授牌|停业|复业|上线|入列|入库|出库)$/;
const standing = /(?:打头|居次|落户|摘牌|领跑|居前|布展|就够|雄踞.*|负责)$/;
const making = /^(?:创建|打造|形成|建起|锁定|涵盖|囊括|包括|包含|内设|分为|划为|拥有|存有|确定|保留|承担|有着)$/;

/** 从中单列10个, 择优确定12个, 深度谋划500个, 筛选出8个: the verb without how it is done. */
export const deedOf = (before: string): string => before.replace(howDone, '').replace(/(?<=.{2})[出到]$/, '');
const howDone =
  /^(?:从中|中(?=单列|[遴评精挑筛优]选|选|抽)|择优|分批|逐一|精心|深度|合力|牵头|共同|率先|陆续|滚动|系统|扎实|全面|积极|科学|统筹|精准|每年|计划|成功|高标准|高质量)+(?=[\u4e00-\u9fff]{2,3}$)/;

/** Whether the two characters before a number are what was done with those that stand behind it: 创建26个国家级集群, 培训340名党员. */
export const isDone = (plain: string, before: string, behind: { noun: string; end: number }): boolean =>
  before.length === 2 &&
  behind.noun !== '' &&
  (doing.test(before) || !thing.test(before)) &&
  !isPlaceWord(before) &&
  !standing.test(behind.noun) &&
  !/[\d%]/.test(plain.charAt(behind.end));

/** The verb as far as it says something of those counted. */
export const keepsDeed = (verb: string): string => (making.test(verb) ? '' : verb);

const signing = ending(/(?:签下|签约|签订)$/);
const bounded = ending(/以[上下]的$/);
const kinds = opening(/^(?:带动|吸引|集聚|联动|覆盖|服务)?(?:产业链|链上)?(?:上下游|周边|配套|关联)$/);

/** 引进23个项目, 参评的864家规上企业: the verb or the words before that belong to the noun behind; empty where none do. */
export function leadOf({ tokens, plain }: Article, from: number, to: number, before: string): string {
  if (before === '' || before === '年产' || before === '日产' || before === '月产' || alone.testAt(plain, from, to)) return '';
  // 宣城与松江在会上签下12个项目
  if (before.length > 5 && signing.test(before)) return '签约';
  // 需求清单涉及138项技术: how far something reaches.
  if (before.length < 15 && reaching.test(before)) return before;
  // 年产值10亿元以上的16个项目
  if (before.length < 16 && bounded.testAt(plain, Math.max(from, to - 3), to)) return before;
  // 集聚上下游11家企业: of which kind.
  if (kinds.test(before)) return before;
  if (before.length > 8) return '';
  if (to > from && plain[to - 1] === '的') return before.replace(/的$/, '');
  if (verbs.test(before)) return before;
  const token = tokens[firstFrom(tokens, Math.max(from, to - before.length))];
  return token?.kind === 'word' && token.word === before && hasRole(token, role.do | role.flow | role.make) ? before : '';
}
