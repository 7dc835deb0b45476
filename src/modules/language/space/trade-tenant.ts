import { ending, opening } from '../pattern.ts';
import { patternGroup } from '../pattern-group.ts';
import type { Draft } from './draft.ts';
import { type Clause, is } from './trade-clause.ts';

/** What is asked about the words of a clause. */
const ofWords = patternGroup();

/** 做机加工的慎重（楼板不行）: neither welcome nor refused. */
export const isWarned = (words: string) => warning.test(words);
const warning = ending(/(?:慎重|谨慎)(?:考虑|选择)?$|自己掂量$/);

const otherTenant = opening(/^(?:另?一[家个]|还有|另有|其[余他])/);

/** Whether a clause tells what those do who are in the hall, own it or leave it; `wasTenant`: whether the clause before did. */
export function ofTenant(draft: Draft, before: Clause | undefined, clause: Clause, wasTenant: boolean): boolean {
  return (
    isOfTenant(draft, clause) ||
    isHoused(draft, before, clause) ||
    // 现由两家企业承租（做阀门、鞋材）: the bracket goes on about the tenant.
    (wasTenant &&
      (draft.plain.charAt(clause.start - 1) === '(' || otherTenant.test(draft.plain.slice(clause.start, clause.start + 3))))
  );
}

/** 客户是几家数据中心, 下游是整车厂: whom the one who seeks serves; 客户是做电机的 is the one who seeks. */
const served = ofWords.add(
  /^(?:我们的?|我司|主要|公司|产品|现有|目前|下游|终端|合作|服务|供货){0,3}(?:客户|下游|用户|服务对象|供货对象|销售对象|买家|主机厂)(?:群体|企业)?(?:主要|大多|都|多|基本)?(?:是|为|有|包括|包含|涵盖|遍布|集中在)(?!做|搞|从事|生产|一家|个|某)(?=[^，]*(?:[几两三四五六多数各干]家|[\u4e00-\u9fff]{2}[、和及与][\u4e00-\u9fff]{2})[^，]*(?:厂|中心|公司|企业|院|商|店|局|品牌|平台|集团)等?[^，]{0,2}$)/,
);

const housed = /(?:已经?|现|目前|现已)(?:有|入驻|引进|集聚|聚集|落户)了?[^，]{0,8}(?:企业|公司|客户|商户|厂家|家)[^，]{0,6}$/;
const ofHoused = /^(?:以[^，]{2,60}为主|主要(?:是|为|有|从事|集中)|多[为是]|大多|大部分|基本上?[是为])/;
/** 已入驻企业41家，以机器人、检测设备为主: what those who have moved in do. */
const isHoused = ({ side, plain }: Draft, before: Clause | undefined, { start, end }: Clause) =>
  side === 'offer' &&
  before?.end === start - 1 &&
  plain[before.end] === '，' &&
  ofHoused.test(plain.slice(start, end)) &&
  housed.test(plain.slice(before.start, before.end));

/** 做包装的朱老板的房子: whose hall it is. */
const ownedBy = ofWords.add(
  /(?:做|搞|生产)[^，的]{2,8}的[\u4e00-\u9fff]{1,2}(?:老板|总|厂长|先生|女士|姐|哥)(?:他|她|自己|自家|家)?的?(?:房|厂|仓|楼|地(?!方)|院|车间|产业)|(?:房东|业主)(?:自己)?是(?:做|搞|开)/,
);

/** 新租客 is who is to come. */
const isNext = (plain: string, at: number) => /[新下后找招]$/.test(plain.slice(Math.max(0, at - 1), at));
const ownPast = opening(/^(?:现租|现厂|现在做|目前做|目前主要|现在是|原厂)$/);

/** 被做汽车座椅的签掉了, 做铜管件的老板转型不干了 */
const takenAway = ofWords.add(/被.{2,14}(?:签|租|拿|订|定|抢)[掉走下]|(?:老板|厂家|客户|他们|业主).{0,8}不(?:干|做|办|开)了/);
/** 房东自己做汽车座椅, 自己厂是做脚轮的 */
const ownMake = ofWords.add(/自己(?:的?厂|家)?(?:是|在|也)?(?:[一二三四五\d]楼|[隔旁]边|隔壁)?(?:做|生产)(?!主)/);
/** 轮胎模具、汽车线束都租过 */
const beenHere = ofWords.add(/(?:租|入驻|接|来|做|问|谈)过$/);
/** 我方主营线束: what the one who leaves does. */
const leaverMakes = ofWords.add(
  /^(?:我[方司厂]|我公司|本公司|本厂|房东|原业主|甲方|出租方|转[租让]方)(?:目前|一直|原来?|现|是)?(?:主营|主要做|从事|主产|做(?![主过]))|^(?:我们?|本人)(?:自己)?(?:是|一直|之前|原来|现在)?(?:做|搞)(?!好|主)[^，]{2,10}的$|^本人(?:自己|一直|之前|原来|现在|是){0,2}(?:做|搞|从事|生产)(?!好|主)[^，]{2,10}$/,
);
/** 原耐火材料厂房, 南面做瓦楞箱 */
const ofOldOrNext = ofWords.add(
  /^\(?原(?!材料|料)[\u4e00-\u9fff]{2,8}(?:厂|库|车间)|(?:[东西南北]面|[前后]面|旁边|楼上|楼下)(?:都|全|也)?(?:是)?做/,
);
/** 楼里已经有做光模块的几家 */
const inHouse = ofWords.add(
  /(?:(?:[楼园厂]里|[楼园厂][上下内]|隔壁|对面|同[层楼])(?:已经?|早就|现在|目前|都|就)?|已经?|早就)有(?:了|着)?(?:[一两三几]?[家个户]|人)?(?:是)?[做搞干]/,
);
const nowOrBefore = ofWords.add(
  /(?:(?:现在|目前)(?![\u4e00-\u9fff]{0,3}[想找招要寻])|现(?!在|.{0,3}[适可宜能想招要])|原(?![因药料材矿油木煤浆纸液])来?|本来|先前|此前|之前|前面|以前|前租客?|(?:前|上一?|原|老)(?:个)?(?:客户|租客|租户|承租人|家|手|任|企业))[\u4e00-\u9fff]{0,4}(?:做|生产|从事|经营|加工)|(?:现|原|目前)(?:用途|用于|用作|从事|生产|经营|堆|放|存)|^(?!限|仅|只|须|应|欢迎|适合|面向|拟|优先|意向|招|要求)[^，]*(?:企业|公司)承租(?!优先|的)|已有[\u4e00-\u9fff、\d]*(?:企业(?!优先|可)|入驻|\d家)/,
);

function isOfTenant({ side, plain }: Draft, { tokens, start, end }: Clause): boolean {
  const words = plain.slice(start, end);
  const held = ofWords.heldBy(words);
  if (side === 'need' && served.test(words, held)) return true;
  // 现租厂房生产阀块: one who seeks tells of themselves.
  if (
    tokens.some(
      token =>
        is(token, 'tenant') &&
        !(side === 'need' && token.kind === 'word' && ownPast.test(token.word)) &&
        !isNext(plain, token.start),
    )
  )
    return true;
  // 恒辰线束（证券代码301988）
  if (plain[end] === '(' && /^\((?:证券|股票)(?:代码|简称)/.test(plain.slice(end, end + 6))) return true;
  if (takenAway.test(words, held)) return true;
  if (side === 'offer' && ownMake.test(words, held)) return true;
  if (side === 'offer' && beenHere.test(words, held)) return true;
  if (side === 'offer' && ownedBy.test(words, held)) return true;
  if (side === 'offer' && leaverMakes.test(words, held)) return true;
  if (ofOldOrNext.test(words, held)) return true;
  if (side === 'offer' && inHouse.test(words, held)) return true;
  return side === 'offer' && nowOrBefore.test(words, held);
}
