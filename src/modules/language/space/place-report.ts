import { ending, opening } from '../pattern.ts';
import { clauseBefore, type Draft } from './draft.ts';
import type { PlaceList } from './place-aside.ts';

/** 台湾网讯, 红网君山站: where a report was written. */
const dateline = opening(
  /^(?:市|县|区)?(?:网(?!络)|讯|日报|晚报|新闻网|新闻|在线|电视台|广播|站(?=[\n(（ ])|\d{1,2}月\d{1,2}日电)/,
);
/** 阳谷县人大副主任, 姑苏区政协一行, 东台、金湖三个考察组: who came to look. */
const visitors = opening(
  /^(?:市|县|区)?(?:人大|政协|[一二两三四五六\d]{0,2}个?考察[组团]|代表团|考察[组团]|商务考察|党政代表团|台商协会|客商)/,
);
/** 杭州的陈先生正在找…: whose home it is. */
const person = opening(/^的[\u4e00-\u9fff](?:先生|女士|小姐|老板|总|经理)(?![区路])/);
/** 董事长谢金山一行: a town that is the rest of a name. */
const nameAhead = ending(/(?:董事长|经理|总裁|书记|主任|记者|先生|负责人|创始人|会长)[\u4e00-\u9fff]$/);
const nameBehind = opening(/^(?:一行|[等说表带率到来介])/);
/** 台湾最早的私营企业之一 */
const oldest = opening(/^(?:最(?:早|大|老|知名)的|[知著]名的)/);

/** Whether a place of a need is only that of the report, of the visitors that it tells of or of a person's home or name. */
export function isOfReport({ plain, side }: Draft, { start, end }: PlaceList): boolean {
  if (side !== 'need') return false;
  const right = plain.slice(end, end + 14);
  if (dateline.test(right) || visitors.test(right) || person.test(right) || oldest.test(right)) return true;
  return nameAhead.test(clauseBefore(plain, start, 6)) && nameBehind.test(right);
}
