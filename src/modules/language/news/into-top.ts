import { ending, opening } from '../pattern.ts';
import type { Quantity } from '../quantity.ts';

const into = '进入|跻身|冲进|挺进|闯进|闯入|杀进|杀入|入围';
const among = '全[国省市球]|世界|国内';

const countedInto = ending(
  new RegExp(`\\d[\\d,]*余?[个家名户所项]的?(?:(?![，,；;。、\\d])[^]){0,20}?(?:${into})(?:${among})?$`),
);

/** Whether several are told to be among the first so many (2家高新区进入前50名), where the place of none is told. `at`: where 前 stands. */
export const isCountedInto = (plain: string, from: number, at: number): boolean =>
  countedInto.testAt(plain, Math.max(from, at - 40), at);

const told = opening(
  new RegExp(
    `^的?([\\u4e00-\\u9fff]{0,10}?(?:企业|公司|高新区|经开区|开发区|园区|集群|单位|机构|城市|产品|平台|基地|高校|县市区|县|市|区|镇))?(?:全部|均|都|也|成功|首次|一举|已经?|先后)*([\\u4e00-\\u9fff]{0,8}?)(?:${into})((?:${among})?前(?:\\d{1,4}|[一二三四五六七八九十百千]{1,4})[名位强家]?)`,
  ),
);

/** What those are counted as who are among the first so many: 进入全国前100名的国家高新区; null where they are not. `last`: what was counted before, for 其中1个进入…. */
export function nounOfTop(
  plain: string,
  { end }: Pick<Quantity, 'end'>,
  limit: number,
  last: string,
): { noun: string; end: number } | null {
  const found = told.execAt(plain, end, Math.min(limit + 12, end + 44));
  if (!found) return null;
  const who = found[1] ?? last.replace(/^.*的(?=.{2})/, '');
  return who === '' ? null : { noun: `${found[2]}进入${found[3]}的${who}`, end: end + found[0].length };
}
