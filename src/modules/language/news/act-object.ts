import { corridor } from '../region.ts';
import { type ActScene, clauseWords } from './act-scene.ts';
import { wordsOf } from './article.ts';
import { cutting } from './cuts.ts';
import { firmTail } from './firm-tail.ts';
import { newMind, resolved } from './mind.ts';
import { nameAt } from './name.ts';
import { actorBefore, partiesIn, tidyName } from './party.ts';

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
    const found = /(?:建设|打造|共建|设立|新建|扩建|兴建|投建|(?<=元)建)(?!性|用地|期)([^，,的]{3,30})$/.exec(
      plain.slice(clause.start, clause.end),
    );
    if (found)
      return wordsOf(
        article,
        clause.start + found.index + (found[0].startsWith('扩建') ? 0 : found[0].length - found[1]!.length),
        clause.end,
      );
  }
  return null;
}

/** 签约，租下3号楼整栋8600平方米: what the next clause says is taken. */
export function takenBehind({ article: { plain }, article, sentence }: ActScene, index: number): string | null {
  const clause = sentence.clauses[index + 1];
  const settled = clause
    ? /^(?:(?:总投资|投资|\d)[^，,的]{2,16}的)?([^，,]{3,30}?(?:项目|基地|工厂|总部|中心))(?:正式|成功|将|当月|当天|同日)*(?:落户|花落|落址|落子|拿地|开工|动工)/.exec(
        plain.slice(clause.start, clause.end),
      )
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

/** A、B脱颖而出，获评…; 某公司力压群雄，中标…: who came out ahead, told in the clause before. */
export function winnersIn(before: string): string[] {
  const found = ahead.exec(before);
  return found ? partiesIn(found[1]!) : [];
}

const ahead =
  /^([^，,]{2,60}?)(?:从[^，,从]{2,24}(?:中|里)|一路|最终|成功|凭[^，,]{2,20}){0,3}(?:脱颖而出|力压|击败|战胜|胜出|突围|拔得头筹|技高一筹|榜上有名|顺利过关|表现突出)/;

/** Who called a meeting: 金华市召开制造业高质量发展大会. */
export function hostOf(words: string): string {
  const host = /^(.*?)(?:联合)?(?:召开|举行|举办)/.exec(words)?.[1]?.replace(/在.*$/, '') ?? '';
  // 项目签约活动举行: what took place is no host.
  return /(?:仪式|活动|典礼|签约会)$/.test(host) ? '' : host;
}

/** 常熟汽车饰件龙头企业虞汇股份: the name behind what the firm is. */
export function ownName(words: string): string {
  return /(?:企业|龙头|公司旗下)([\u4e00-\u9fffA-Za-z0-9]{3,12}|[A-Za-zÀ-ÿ][\wÀ-ÿ .&-]{2,30})$/.exec(words)?.[1] ?? words;
}

export const ownAlliance = (words: string) => /的([^的]{4,30}联盟)$/.exec(words)?.[1] ?? words;

/** 二期用地97.31亩, 厂房 3.2万平方米: the size behind what it is of. */
export const sizeBehind =
  /(?<=用地|地块|土地|宗地|厂房|楼宇)\s?(?:约|共|面积)?\s?[\d.,]{1,9}\s?(?:亩|公顷|万?平方米|万?平米|万?㎡)$/;

/** An object without how large it is, what it cost, how it came to be and what happened to it. */
const bareObject = cutting(
  /^.{2,20}?(?:变身|蝶变为|升级为|更名为|迎来)(?=.{3})/,
  /(?<=.{4})(?:(?:比计划|较计划)?提前[\d一二两三四五六七八九十]{1,3}(?:多)?(?:天|个?月|个多月|年)|即日|如期)$/,
  /(?<=.{4})(?:(?:通过|完成)[\d.]+小时(?:满负荷)?(?:试运行)?|点亮|(?:投料|带料|联动|点火)*(?:试车|开车)(?:一次性?)?)$/,
  /^这[座个条家处幢栋](?=总投资|投资|\d|面积|[\u4e00-\u9fff]{4})|^(?:自购|自建|新买|租来|新租)的(?:\d[\d.]*万?(?:平方米|㎡|平)的?)?(?=.{2})/,
  /^(?:(?:首期|一期)?(?:总投资|投资额|总金额|金额|协议|投资|总规模|规模|首期|注册资本)?(?:约|超|近)?[\d.]+[万亿]?[美欧]?元(?:人民币)?的?|(?:总)?(?:建筑)?面积[\d.]+万?(?:平方米|㎡|亩)的|占地[\d.]+亩的)(?=.{2})/,
  /^(?:总投资|投资|总规模)[^的]{2,14}的/,
  /^(?:总?(?:建筑|占地|规划)?面积)(?:约|超|近)?\d[^的，,]{2,30}的(?=.{3})/,
  /^(?:了)?(?:国内|全国|全球|全市|全省|全区|全县)首[台套个款艘架列家支条]{1,2}/,
  /^年产能?(?:约|超|近|达)?\d[^的，,]{2,20}的(?=.{3})/,
  /^.{0,20}(?:首|第[一二三四五六\d]+)[支个家座只][^“"]{1,12}(?=[“"][^”"]{3,24}[”"]$)/,
  /^(?:由)?\d+[家个][^，,的]{2,8}(?:参与|组成|参加)的(?=.{3})|^首家(?:入驻)?企业(?=.{3})/,
  /^(?:上午|下午)?(?:又|共|还|再)?有(?=\d+[个家项])/,
  /^(?:共建|筹建|合作共建|合作建设|宣布|宣告)(?=.{3})/,
  /(?<=[\u4e00-\u9fff”]{3})(?:共?\d+[个家栋幢套台项条](?:、共?[\d.]+万?(?:平方米|㎡))?|(?:约|共)?[\d.]+万?(?:平方米|㎡))$/,
  /^(?:了)?(?:国内|全国|全球|全市|全省|迄今|同类)*最大(?!直径|口径|功率|吨位|容量|跨度|单机)(?:的)?(?:单笔|单体|一笔)?(?=.{3})/,
  /(?<=.{3})(?:之一|拿地(?:当天|即)|(?<=[地厂房区目程心楼园期线])(?:落成|竣工|建成))$|(?<=公司)注册$/,
  /^(?:刚刚?|新近?)?(?:签约|落户|引进|获批|备案|拿地)的(?=.{3})|^受[^，,的]{2,14}的(?=.{3})/,
  /(?<=.{3})(?:(?:顺利)?(?:通过|完成)[^，,]{0,10}验收(?:并|后)?|产出合格产品|、(?:总投资|投资额|金额|总额|协议资金|协议投资|合同额|总金额)|(?<=.{4})下线并?|由此|就此)$/,
  // 25个项目签约、5个项目|开工; 50个项目进行了|签约: each act with its own.
  /^.{2,40}?(?:签约|开工|动工|奠基|竣工|投产|揭牌|启动)、(?=共?\d)/,
  /(?<=.{2})(?:进行了?|接连|陆续|相继|纷纷|不断)$/,
  /^(?:共同|联合|合作)*(?:设立|组建|成立)(?:总?规模[\d.]+[万亿]元的)?(?=.{4})/,
  /^(?:当天|现场|其中|[^，]{2,8}自主研制的)/,
  /^[^，,]{2,24}?(?:出席|参加)[^，,]{0,16}?(?:并|现场|共同)*宣布(?=.{2})/,
  /^.{4,}——(?=[^—]{6,}$)/,
  /^[\u4e00-\u9fff]{2,14}(?:区|园|镇|县|市|城|谷|街道)(?:境?内)的(?=.{4})/,
  /(?<=.{4})(?:开标|招标)$|(?<=\d[个项][\u4e00-\u9fff]{0,8}项目)(?:投资|建设)$/,
  // 二期用地97.31亩: how large it is.
  sizeBehind,
  [/^《([^》]{3,})》(?=(?:榜单?|白皮书|蓝皮书|报告|名单|指数)$)/, '$1'],
  // 1月投产的某某有限公司负责人说: who speaks for it is no part.
  /(?<=.{4}(?:公司|集团|工厂))(?:有关|相关|现场)?(?:负责人|董事长|总经理|厂长|创始人|副总)[^，,]{0,6}$/,
);

/** An object without its measure: 首台…, 总投资40亿元的…. */
export function objectOf(words: string | null): string | null {
  if (words === null) return null;
  const object = tidyName(bareObject(words));
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
      /^(.{4,40}?(?:地块|标段|用地|宗地|厂房|资产|项目|工程))(?:使用权)?(?:[昨今近]?日?以[^，,]*)?(?:成功|正式)?(?:成交|出让|挂牌|拍卖|拍出|(?:开标|评标|评审|招标|采购|竞标)(?:结束|完成|揭晓|结果)?)/.exec(
        clauseWords(scene, at),
      );
    if (found) return tidyName(found[1]!);
  }
  return null;
}

/** 签署投资协议，后者将建设…: the next clause tells what for. */
export function buildsNext({ article: { plain }, sentence }: ActScene, index: number): boolean {
  const next = sentence.clauses[index + 1];
  return (
    next !== undefined &&
    /^(?:后者|前者|双方)?(?:将|拟|共同)*(?:在[^，,]{2,14})?(?:建设|共建|投建|新建|打造)/.test(plain.slice(next.start, next.end))
  );
}

/** Whom 公司 and 其 mean. */
export function ownFirm({ mind }: ActScene): string | null {
  if (!mind) return null;
  const firm = resolved(mind, '公司');
  return firm === '公司' ? null : firm;
}

/** 当日签约的33个项目总投资…, 由韩松化学投资1.8亿美元的…: what stands behind the verb, up to its own verb. */
export function inverse(behind: string, hosts: string[]): Roles {
  const { actor, host } = actorBefore(
    behind
      .replace(
        /(?<=合同|协议)(?:总)?(?:金额|额|总价).*$|(?<=.{2})(?:完成|涉及|位于|来自|将|包括|(?:点火|正式|全面|顺利|如期|一次性|今日|昨日)*(?:试生产|投产|竣工|投用|封顶|启用|达产|试车|下线)|已(?:累计|有|服务|完成|为|向|带动|吸引|实现)|主要|(?:总|建筑|占地|规划)?面积(?:约|超|达|为)*\d(?=[^的]{0,40}$)|最受关注|备受关注|(?:协议|合同|计划)?总?投资(?:额)?(?:约|超|达)?[\d.]+[万亿]|(?:总数|共|合计|达|为)\d).*$/,
        '',
      )
      .replace(/^[\u4e00-\u9fff]{2,8}(?:建筑)?面积[\d.]+万?(?:平方米|㎡|亩)的/, ''),
  );
  // 天目储能产业园8月投产的二期工程: part of what was named before.
  if (/^[一二三四]期/.test(actor) && hosts.length === 1 && !firmTail.test(hosts[0]!))
    return [`${hosts[0]}${actor}`.replace(/^[\u4e00-\u9fff]{2,3}[市县]/, ''), []];
  return [objectOf(actor), [...new Set([...hosts, ...(host ? partiesIn(host) : [])])]];
}

/** 南湖区与清陶能源就固态电池项目(签约): what was agreed on, and by whom. */
export function agreedOn(actor: string): Roles | null {
  const about = /^([^，,]{2,30}[与和同][^，,]{2,24}?)就([^，,]{3,24}?)(?:达成|进行|开展|正式)?$/.exec(actor);
  const bare = /^[双三各]方就(?:共建)?([^，,]{3,24}?)(?:达成|进行|开展|正式)?$/.exec(actor);
  if (bare) return [objectOf(bare[1]!), []];
  return about && [objectOf(about[2]!), partiesIn(about[1]!)];
}

/** 接收企业为上海舜氢动力等3家公司: who gets what was delivered. */
export const receiver =
  /(?:接收|接机|接车|接船|买)(?:方|企业|单位|客户)(?:为|是|系)([^，,。；;\d]{3,24}?)(?:等\d*[家个]?[^，,。；;]{0,6})?(?:[，,。；;]|$)/;
