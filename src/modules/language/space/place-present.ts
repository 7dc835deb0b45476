import { ending, opening } from '../pattern.ts';
import { clauseAfter, clauseBefore, type Draft } from './draft.ts';
import type { PlaceList } from './place-aside.ts';

/** 在九堡: only what follows tells whether the seeker is there already. */
const at = ending(/在$/);
const wants = /[想要拟需找求须欲]|计划|准备|打算|希望|考虑|有意|意向/;
/** 有8000平满仓, 500平不够用, 租了2000平, 起家的: what is said of where the seeker already is. */
const staysThere = opening(
  /^(?:市|区|县|镇|那边|这边|本地)?(?:现)?(?:已经?|早就?|目前|一直)?(?:(?:有|租了|租着|租有|用着|自有)[^，]{0,8}?(?:[\d一二两三四五六七八九十]|个|间|栋|套|块)[^，]{0,8}?(?:平|㎡|方|厂|仓|库|实验室|车间|办公|基地|栋|亩|层)|租了|(?:的)?(?:约)?\d[\d.,]*万?(?:平方米|平方|平米|平|㎡|方|坪)?[^，\d]{0,10}?(?:不够|太小|偏小|爆满|爆仓|满仓|饱和|挤不下|放不下|装不下|坐不下|到期|用满|嫌小)|起家|起步|创业|创办|发家)/,
);
/** 现租用, 现于, 已在, 现办公在, 公司坐落于, 公司地址: where it sits, whatever follows. */
const sitsAt = ending(
  /(?:现|目前|现在|眼下|原来?|原先|之前|此前|以前|一直|已经?)(?:租用(?:的|着|于)?|租赁(?:的|着|于)?|承租|(?:办公|研发|生产|团队|工厂|注册)(?:在|于|位于)|生产(?:在|于)|于|落在|使用|用的(?:是)?)$|(?:公司|企业|我司|我们|我厂|工厂|总部|本部)(?:目前|现)?(?:坐落(?:于|在)?|落户(?:于|在)?)$|(?:公司|企业|注册|工厂|办公|我司|厂)(?:现在?|目前)?的?地址(?:在|是|为|:|：)?$|已在$/,
);
/** 店埠现在那个仓不续了: the hall there is given up. */
const givesUp = opening(
  /^(?:市|区|县|镇)?(?:的|我们?)?(?:(?:现在|目前|现有|原来|之前|老)的?(?:[那这][个边处套间栋])?|[那这][个边处套间栋])的?(?:仓库?|厂房?|库房?|车间|门店|办公室|地方|场地|宿舍)?(?:已经?|马上|都|也|就)?(?:不续(?:租|约|签)?|到期|退租|退掉|要拆|不租|住满|满了|不够|太小)/,
);
/** 厂里自己那栋（黎里，60间）; 现库房（白云街道，600平方米）: what the seeker has, with its place in brackets. */
const ownInBrackets = ending(
  /(?:(?:自己|自有|自家|现有|现在|目前|原有|原来|老|旧)的?(?:[那这]?[栋幢处个套边座间])?(?:楼|宿舍|厂房?|仓库?|库房|车间|办公楼?|场地|基地|校区)?|现(?:库房|仓库?|车间|厂房?|校区|办公(?:地|楼)|址))\($/,
);
/** 回迁前所在地深圳光明 */
const formerSeat = ending(
  /(?:(?:[回外搬]迁|迁移|迁入|搬来|搬入)前的?(?:所在地|厂址|注册地|地址|所在)?|原(?:所在地|厂址|注册地))(?:在|位于|是|为|:)?$/,
);
/** 温州老乡在江苏做泵阀 */
const worksThere = opening(/^(?:省|市|区|县|那边|这边)?(?:做|搞|开[厂店办]|办厂|经营|生产)/);
const worksAt = ending(/(?:老乡|同乡|老板|客户|公司|工厂|我们?|本人|他们?)(?:现|目前|一直)?在$/);
/** 我这边上海做产业招商十几年了; 我们苏州做模具的，想在常熟…: whether the clause around a place tells where the writer works. */
export const isWorkplace = (left: string, right: string): boolean => itself.test(left) && worksLong.test(right);
const itself = ending(/^(?:我们?|本人|我司|我公司)(?:这边|这里)?$/);
const worksLong = opening(
  /^(?:市|区|县|这边|那边)?(?:做|搞|干|从事)[^，\d]{1,10}?(?:(?:的|了)?[\d一二两三四五六七八九十几]{1,3}多?年(?:了|的)?|的)$/,
);
const movesFrom = ending(/(?:从|由|自)$/);
const movesOn = opening(
  /^(?:市|区|县|镇)?(?:那边|这边)?(?:起家|起步|出发|创业|发展|搬|迁|转移|外迁|撤出|退出|外溢|往(?:外|东|西|南|北)|扩展到|走出)|^[^，]{0,4}(?:起家|起步|发家)/,
);
/** 湖北老乡在长三角, 温州同乡: whose home it is. */
const countrymen = opening(/^(?:省|市|县)?(?:那边|这边)?(?:的)?(?:老乡|同乡|乡贤|籍|帮)(?![镇村路园])/);
/** 杭州未来科技城的，团队80人 */
const theirs =
  /^的?(?:[，,]|的(?:公司|企业|团队)[，,])(?:团队|员工|公司|我们|成立|年[产营销]|主营|主要|注册|规模|现有?|目前|[一二三四五六七八九十\d]+年|[做搞]\S{2,10}的)/;
const customers = ending(/(?:客户|老板|业主|朋友|甲方|公司|团队)(?:是|都是|来自)?$/);
const person = opening(/^[老小阿](?![板区厂企镇城楼房车件微院仓库店型时])[\u4e00-\u9fff](?:[ ，,:：(（。；;\n]|$|\d)/);
const ofPerson = /^..[，,:： (（]{0,2}(?:手机|电话|微信|tel)?[:： ]{0,2}\d{3,4}[- ]?\d{4}|^..(?:[。！!\s]|$)/;

/** 太仓小顾 19900004410, 联系昆山老王: the one to speak to, whom a place stands before. */
export function isPerson(plain: string, at: number): boolean {
  const behind = plain.slice(at, at + 20);
  if (!person.test(behind)) return false;
  const found = ofPerson.exec(behind);
  return found !== null && (/\d/.test(found[0]) || /(?:联系|咨询|找|问)[\u4e00-\u9fff]{0,4}$/.test(clauseBefore(plain, at, 10)));
}

/** Whether a list of places tells where the seeker is now, where it comes from or whose contact sits there. */
export function isPresentSite({ plain, side }: Draft, { start, end }: PlaceList): boolean {
  if (isPerson(plain, end)) return true;
  const right = clauseAfter(plain, end, 24);
  if (side !== 'need') return false;
  if (countrymen.test(right)) return true;
  const left = clauseBefore(plain, start, 14);
  if (givesUp.test(right) || ownInBrackets.test(left) || formerSeat.test(left)) return true;
  if (sitsAt.test(left)) return true;
  if (at.test(left) && !wants.test(left) && staysThere.test(right)) return true;
  if (worksAt.test(left) && worksThere.test(right)) return true;
  if (isWorkplace(left, right)) return true;
  if (movesFrom.test(left) && movesOn.test(right)) return true;
  if (
    right.startsWith('的') &&
    ((left === '' && theirs.test(plain.slice(end, end + 16))) || (right === '的' && customers.test(left)))
  )
    return true;
  return false;
}
