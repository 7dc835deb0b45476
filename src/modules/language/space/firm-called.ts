import { matchesOf } from '../matches.ts';
import type { Draft, Read } from './draft.ts';
import { isFirmLike, isOwn } from './firm.ts';

/** Words that say what a firm is called: 公司叫, 品牌名为, 开票抬头是, 公司名. */
const calling =
  /(?:(?:抬头|注册名)[是为叫:]|(?:公司|企业|我司|本司|我厂|工厂|[我你他]们厂|厂子|单位|品牌|我们|客户|对外|注册|开票|登记)的?(?:(?:名[字称]?|全称|简称|商号|字号|厂名|抬头)(?:叫做?|[是为:叫])?|名?叫做?))[:： “"「]{0,2}/g;
const named =
  /^([\u4e00-\u9fffa-z·]{3,14}?(?:\([\u4e00-\u9fff]{2,4}\))?)(?=[”"」，,。；;：:\n )]|$|\(|[的是在做][^\n]|现|拟|需|求|想|要|找|准备|计划|打算|因|主营|主要|专业|专门|位于|成立|从事|[12]\d{3}年)/;
/** 公司叫我来找, 公司名下, 公司叫什么不方便说: what follows and is no name. */
const none =
  /^(?:[我你他她它]|不|没|保密|暂|下|片|额|录|气|什么|啥|停|卖|苦|价|响|一家|某|[的了着过]|就|先|可|大|小有|上市|外[资地]|[德日]资|做|是|来|人|员工|老板)|某|什么|保密|方便|公司$/;

/** 公司叫沃田鲜品, 品牌名为小麦先生, 抬头是无锡凌拓贸易: a firm behind words that say its name. */
export function calledAt(draft: Pick<Draft, 'plain' | 'tokens' | 'starts'>): Read<string> | null {
  const { plain } = draft;
  if (!/[叫名称头号]/.test(plain)) return null;
  for (const match of matchesOf(plain, calling)) {
    const start = match.index + match[0].length;
    const name = named.exec(plain.slice(start, start + 26))?.[1];
    if (!name || none.test(name)) continue;
    // 公司名额紧张, 企业名蓝拓精密: without a word between only what looks like a firm is its name.
    const isLinked = /[叫是为:： “"「]$|[全简]称$/.test(match[0]);
    if (!isLinked && !isFirmLike(draft, start, start + name.length)) continue;
    return { value: '', marks: [[start, start + name.length, 'company.called']] };
  }
  return null;
}

const holding =
  /(?:[为属由归系受]|归属|属于|产权(?:人|方|归属|所有)?[:为是归]|业主[:为是]?)([\u4e00-\u9fffa-z()]{3,16}?)(?:的)?(?:所有|持有|自持|下属|旗下|运营|统一运营|(?:开发|管理|建设)(?!区|权)|打造|委托|负责(?:运营|招商|管理))/g;
const generic = /^(?:上市公司|[国央民外台日]企|客户|业主|委托方|产权方|知名)(?=[\u4e00-\u9fff]{3})/;

/** 由专业团队运营, 归村里所有: who is no firm. */
const nobody = /[的我你他自本原各每同统村镇乡团队房东业主府委家厂人们个某]|政府|平台|公司$|国资|一家|企业/;

/** 受上市公司东曜电气委托, 为常熟虞创投资所有, 由启迪漕谷运营: whose space it is, who runs it, who asked for it. */
export function holderAt(draft: Pick<Draft, 'plain' | 'tokens' | 'starts'>): Read<string> | null {
  const { plain } = draft;
  if (!/所有|下属|旗下|持有|自持|运营|开发|管理|建设|打造|委托|负责/.test(plain)) return null;
  for (const match of matchesOf(plain, holding)) {
    const words = match[1]!;
    const start = match.index + match[0].indexOf(words) + (generic.exec(words)?.[0].length ?? 0);
    const end = match.index + match[0].indexOf(words) + words.length;
    const isNamed =
      isFirmLike(draft, start, end) || (end - start < 9 && !nobody.test(words) && isOwn(plain, draft.starts, start, end, false));
    if (isNamed) return { value: '', marks: [[start, end, 'company.holder']] };
  }
  return null;
}
