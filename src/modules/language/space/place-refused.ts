import { ending, opening } from '../pattern.ts';
import { clauseBefore, type Draft } from './draft.ts';
import type { PlaceList } from './place-aside.ts';

/** 不要松江, 别推荐青浦 */
const refusedBefore = ending(
  /(?:不要|不考虑|不予考虑|不想(?:去|在|要|到|来)|不愿意?(?:去|在|到|来)|不去|不接受|不看|不含|不包括|排除|避开|谢绝|拒绝|(?:别|勿|不用|不必)(?:再)?(?:给我)?(?:推荐?|介绍|发|给|找|报|来))(?:给我|我)?(?:在|去|到|是)?[：: ]?$/,
);
const except = ending(/除(?:了|开|去|却)?$/);
const unless = ending(/(?:^|[^除并绝莫])非$/);

/** 除了松江，其他都不考虑; 除了松江，青浦也行: that one above all, that one too. */
const onlyThat = opening(
  /^[市区县镇]?(?:[之以]?外)?[，, ]?(?:(?:其[他它余]|别的|别处|周边|哪里|哪儿)[^，,。；;\n]{0,8}?(?:不|免谈|勿|别)|(?:我?都|一律|一概|全)?(?:不(?:看|要|去|考虑|租)|免谈))/,
);
const thatToo = opening(
  /^[市区县镇]?(?:[之以]?外)?[，, ]?[^，,。；;\n]{1,14}?(?:也|还)(?:都)?(?:可|行|能|考虑|看|接受|要|想|在)/,
);
const allOthers = opening(/^[市区县镇]?(?:[之以]?外)?[，, ]?[^，,。；;\n]{0,12}?(?:都|均|皆|全|其[他它余]|任何|任意|哪)/);
const outside = opening(/^[市区县镇]?[之以]外/);
const outsideRefused = opening(
  /^[市区县镇]?[之以]外的?(?:区域|地区|地方|房源|厂房|都|就|也|一律|一概)*(?:不考虑|不要|不看|不去|免谈|勿扰|不接受)/,
);
const not = opening(/^[市区县镇]?不/);
/** A part of it that no place of the lists stands for. */
const partOf = opening(/^(?:市区|城区|主城|老城|中心|市中心|新城|城[东南西北]|[东南西北]部|郊区|内环|外环)/);

/** 松江不考虑, 青浦那边太远了 */
const refusedBehind = opening(
  /^[市区县镇]?(?:(?:[那这](?:边|里|块|片)|一带|地区|方向|方面)的?|的)?(?:就|也|都|就都|均|暂时?|基本|绝对|坚决|我们?)?(?:(?:不(?:予|再|用)?考虑|不要|不去|不看|不接受|不行|免谈|除外|勿扰|勿荐|勿推荐?|算了|排除|pass|别(?:推荐?|发|介绍))了?(?=$|[，,。；;!、 \n)的吧哈啊])|(?:租金|房租|地价|价格)?(?:实在|有点|还是)?(?:太|偏)(?:远|贵|偏)了?(?=$|[，,。；;!、 \n)吧哈啊]))/,
);

/** 杭州湾新区因员工通勤不考虑; 扬州、泰州已考察，因电价放弃: the reason stands between. */
const refusedForCause = opening(
  /^[市区县镇]?(?:那边|那里|方面)?(?:也|都|均|已经?|之前|前期)*(?:(?:考察|看|谈|跑|去|对比|对接|接触)(?:过|了)*[，, ]?(?:但|后来?|最终)?)?(?:因为?|由于|嫌)[^，。；;\n\d]{1,12}?(?:(?:不(?:予|再|作)?考虑|放弃|排除|否决?|淘汰|落选|未果|没成|没谈[成拢]|不去|不合适|不看)(?:了|掉)?(?=$|[，,。；;!、 \n)])|没(?:有)?(?:谈|看)[成拢中上])/,
);

/** Wanted though words of refusal stand about it (非松江不租), or refused; null where nothing is said of refusing. */
export function stanceOn({ plain, side }: Draft, { start, end }: PlaceList): 'wanted' | 'refused' | null {
  if (side !== 'need') return null;
  const right = plain.slice(end, end + 30);
  if (outsideRefused.test(right)) return 'wanted';
  const left = clauseBefore(plain, start, 12);
  if (except.test(left)) {
    if (onlyThat.test(right) || thatToo.test(right)) return 'wanted';
    return allOthers.test(right) ? 'refused' : null;
  }
  if (unless.test(left)) return not.test(right) ? 'wanted' : null;
  if (refusedBefore.test(left)) return outside.test(right) ? 'wanted' : partOf.test(right) ? null : 'refused';
  if (refusedForCause.test(plain.slice(end, end + 36))) return 'refused';
  return refusedBehind.test(right) && !partOf.test(right) ? 'refused' : null;
}
