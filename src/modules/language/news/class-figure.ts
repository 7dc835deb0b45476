import { opening } from '../pattern.ts';
import type { Quantity } from '../quantity.ts';

const ofClass =
  /^的(?:(?!总|[和与])[\u4e00-\u9fff“”]{2,10}?)?(?:共?有|达到?|已有|超过?|突破|增至)?\d[\d,]*[余多]?[起笔宗家个项款种]/;
const districts = opening(
  /^(?:设区市|地级市|区县|县区|市县|县市区|县\(市、?区\)|街镇|镇街|乡镇|街道|[市县区镇乡])(?![，,。；;、\n]|$|的\d|[\u4e00-\u9fff]{0,2}(?:入选|上榜|入围))/,
);

/** Whether a figure says of which class or of how many places something is told, and nothing of its own: 单笔金额过亿元|的有173起, 全省16个|市共有项目213个. */
export function isOfClass({ dimension, unit, start, head, numberEnd, unitEnd }: Quantity, plain: string): boolean {
  if (dimension === 'money')
    return (
      /[过超逾]/.test(plain.slice(Math.max(0, Math.min(start, head) - 1), numberEnd)) &&
      ofClass.test(plain.slice(unitEnd, unitEnd + 24))
    );
  return (
    unit === '个' &&
    /全[省市区县]$/.test(plain.slice(Math.max(0, head - 2), head)) &&
    districts.testAt(plain, unitEnd, unitEnd + 10)
  );
}
