import { matchesOf } from '../matches.ts';
import { ending } from '../pattern.ts';
import { says } from './draft.ts';

/** A firm as the exchange calls it: where its name stands; `isParent`: a firm of its own that is named behind it is the one that acts. */
export type Listed = { start: number; end: number; isParent: boolean };

/** 恒木家居(300000), 恒木家居(300000.SZ), 恒木家居(证券代码300000), 恒木家居(恒木股份,300000) */
const coded =
  /([\u4e00-\u9fffa-z]{2,14}) ?\((?:(?:证券|股票)(?:代码|简称)[:： ]{0,2}[\u4e00-\u9fffa-z\d]|(?:[\u4e00-\u9fff]{2,6}[，,] ?)?(?:s[hz]|bj)?[.:： ]?(?:[03689]\d{5})(?:\.(?:s[hz]|bj|ss))?[)，,])/g;
/** 证券简称:恒木家居 */
const labelled = /(?:证券|股票)简称[:： ]{1,2}([\u4e00-\u9fffa-z]{2,8})(?=[\s，,。；;)]|$)/;
/** 讯,恒木家居6月6日晚间公告, 恒木家居发布公告称 */
const announces =
  /(?<=^|[，,。；;\n 丨讯:：)】])([\u4e00-\u9fff]{3,8}?)(?:(?:20\d\d年)?\d{1,2}月\d{1,2}日|\d{1,2}日|今日|昨日|近日|日前)?(?:[早晚午盘][间后上]?)?(?:(?:发布|披露)?公[告布](?=[，,:：称]|显示|披露)|(?:董事会|股东大会)(?:已|审议)*(?:通过|同意))/g;
/** 恒木家居为缓解场地不足，续租关联方…: at the head of a text. */
const acts = /^([\u4e00-\u9fff]{4,6}?)(?:为(?:了)?(?:缓解|满足|解决|扩大|推进|降低)|拟(?:在[\u4e00-\u9fff]{2,4}设|向))/;
/** 恒木家居:拟10亿元投建基地: the headline of a report. */
const headline =
  /^(?:\[[^\]\n]{1,6}\]|【[^】\n]{1,6}】)?([\u4e00-\u9fffa-z]{3,8})[:：] ?(?=拟|参与|竞[拍买得]|全资|控股|子公司|签[署订约]|与|投资|购[买地置]|承租|租[赁入]|对外投资|使用|收购|预计|关于|部分自有|自有|闲置|因[^，,。]{2,20}(?:需要|不足|到期))/;
/** What only reports about listed firms speak of. */
export const market =
  /证券|股份|关联方|(?:继续)?向[\u4e00-\u9fff]{4,16}公司承租|自有(?:闲置)?(?:厂房|房产|物业)|董事会|股东|子公司|关联交易|公告编号|上市公司|自有资金|投资者|[午晚]间|财经|快讯|每经|智通|格隆汇|e公司|互动平台/;
/** The words of a report before a name. */
const leads =
  /^.*(?:丨|快讯|消息|日前|近日|昨日|今日|晚间|公告|龙头|上市公司|公司|企业|获悉|显示|财经|网讯|资讯|[月\d]日|[a-z]股)(?=[\u4e00-\u9fff]{2})/;
const others =
  /[某的了]|公司|本局|我局|公告|公布|披露|政府|关于|拍卖|竞价|招租|出让|出租|转让|挂牌|委员会|管委会|中心|项目|用地|土地|厂房|仓库|需求|信息|位置|地址|单位|内容|概述|提示|[市区县镇局村]$|摘要|如下|资产|标的|企业|概况|快讯|特此|招商|求[租购]|公开|有关|记者|证券|日报|网$|标题|来源|方式|用途|目的|事项|方案|承租[方人]|意向/;
const announcing = /公告|公布|董事会|股东大会/;
const counterparts = ending(/(?:与|同|向|和|由|给|为|跟)$/);

/** Finds the listed firm that a report or notice is about. */
export function listedIn(plain: string): Listed | null {
  if (plain.includes('('))
    for (const match of matchesOf(plain, coded)) {
      const words = match[1]!;
      const lead = leads.exec(words)?.[0].length ?? 0;
      const name = words.slice(lead);
      const start = match.index + lead;
      if (name.length < 2 || name.length > 8 || /[某的]|公司|^(?:与|同|向)|(?:编号|代码|电话|邮编|地块|宗地)$/.test(name))
        continue;
      if (counterparts.test(plain.slice(Math.max(0, start - 1), start))) continue;
      return { start, end: start + name.length, isParent: isParent(plain, match.index + match[0].length) };
    }
  const label = plain.includes('简称') ? labelled.exec(plain) : null;
  if (label) {
    const start = label.index + label[0].length - label[1]!.length;
    return { start, end: start + label[1]!.length, isParent: false };
  }
  if (!says(plain, market)) return null;
  const head = headline.exec(plain);
  if (head && !others.test(head[1]!)) {
    const start = head[0].replace(/[:：] ?$/, '').length - head[1]!.length;
    return { start, end: start + head[1]!.length, isParent: false };
  }
  const own = acts.exec(plain);
  if (own && !others.test(own[1]!)) return { start: 0, end: own[1]!.length, isParent: false };
  if (!announcing.test(plain)) return null;
  for (const { index, 1: name } of matchesOf(plain, announces)) {
    if (others.test(name!)) continue;
    const end = index + name!.length;
    return { start: index, end, isParent: false };
  }
  return null;
}

/** 恒木家居(300000)全资子公司…有限公司 */
const isParent = (plain: string, end: number) =>
  /^[^，,。；;\n(]{0,3}(?:的)?(?:全资|控股|下属|旗下)?[子孙]公司[\u4e00-\u9fff()]{2,24}公司/.test(plain.slice(end, end + 40));

/** Whether a full name is that of the firm: 山东恒木家居制造股份有限公司 of 恒木股份. */
export function isFullNameOf(plain: string, { start, end }: Listed, full: string): boolean {
  const name = plain.slice(start, end);
  const core = name.length > 3 ? name.replace(/(?:股份|集团|科技|控股|实业|发展)$/, '') : name;
  if (core.length < 2) return false;
  if (full.includes(core)) return true;
  // 上海凯宝, 湖北某某: the short name leaves out what stands between; 新丰农业 of 新丰生态农业股份有限公司.
  return core.length >= 4 && full.includes(core.slice(0, 2)) && full.includes(core.slice(2));
}
