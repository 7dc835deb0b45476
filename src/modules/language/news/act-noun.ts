import type { ActScene, Found } from './act-scene.ts';
import type { EventType } from './reading.ts';

/** What stands behind the word of an act where both are one noun: 中标|产品, 入围|车型. */
const behind: Partial<Record<EventType, RegExp>> = {
  bid_won:
    /^[(（、]|^(?:的?(?:产品|药品|品种|设备|供应商|厂商|厂家|商家|商|品牌|机型|车型|型号|内容|目录|成交|标准|资格|关|难|概率|几率|机会|后|前|时|与否|条件|原则|情况|名单|药企|入围|空调|电脑)(?![^，,。]{0,20}(?:项目|工程|标段|标包|服务))|的(?!是|还有)|(?:等于|就|也|都|却|才|往往|只是|既是|潜伏|能否)|[^，,。]{0,3}(?:必须|应当))/,
  award:
    /^(?:过|暨|的?(?:产品|厂商|厂家|品牌|车型|汽车|机型|供应商|型号|药品|品种|车辆|商品|标准|条件|资格|商务标|难度)(?!名单|目录)|仪式|牌匾|专利权的|的(?!是|还有)[^，,。]{0,8}$)/,
  founding: /^(?:之初|之时|以前|与否|条件|[的]?(?:意义|目的|初衷|条件|申请)|(?:意味|标志)着?)/,
  launch: /^(?:性|电池|电流|电压|子|盘|机(?![场器])|器|冷却|时间|速度|不佳|资金|价|费|阶段|之[时年际前]|较?[快慢晚])/,
  release: /^(?:日$|之日|机制|渠道|方式|内容|制度|平台|等功能|时间|程序|格式|会(?!议))/,
  listing: /^(?:后|前|品种|数量|量|期|价|之[初前后路]|初|门槛|状况|意义|梦|之路|通道|主体|资格|标准|的(?!是))/,
  signing: /^(?:落地产能|单的|合同的|合同后|协议后|之[时前后]|代表(?!团)|(?:国|地|方)(?:之一|$)|双方|各方|期限|程序|环节|及)/,
  delivery: /^(?:价|期|能力|周期|时间|标准|方式|风险|量|率|与)/,
  approval: /^(?:程序|手续|文件|权限|机关|体制|制度|申报|材料|后|前|的)/,
  production_start: /^(?:预计|计划|拟|率|期|计划|面积|量|后|前|运营的)/,
  opening: /^(?:率|商|价|于?此(?=[，,。；;]|$))/,
  construction_start: /^(?:率|压力|不足|情况|负荷|已?接近|天数|水平|旺季|较)/,
};

/** What stands before it where it is told in general or is none: 低价|中标, 罪名|成立. */
const before: Partial<Record<EventType, RegExp>> = {
  bid_won: /(?:[低高]|成本|底|[最超][低高]?|合理低?)[价标]$|(?:难|易|容易|严把[^，,]{0,4}|如何|能否|争取|为)$/,
  acquisition:
    /(?:欲|洽|意向|有意|如果|反|恶意|整个|[该此本]项|此番|促使|有关|关于|针对|外资[^，,]{0,10}|批准[^，,]{0,40}|发起|(?<!完成[^，,]{0,40}|对[^，,]{2,40})的)$/,
  founding: /(?:罪名?|假设|说法|理由|观点|论断|合同|不|难以|无法|要件)$/,
  launch: /(?:快速|自动|一键|冷|热|缓慢|柴油机|发动机|汽车|电脑|系统|需求|市场|消费|行情|终端|再)$/,
  construction_start: /(?:企业|装置|机组|[油棉纱糖钢纸]厂|厂家|机器|缓解|维持|正常|满负荷)$/,
  listing:
    /(?:整体|分拆|借壳|单独|禁|拟|谋求|赴港|海外|抢先|大量|批量|集中|陆续|提前|叠加|新[粮麦棉花茶米]|现货|货源|一经|及|和|的|有意|严禁|为)$/,
  signing: /(?:见证(?!下|之下)了?[^，,。与和、A-Za-z]{0,8}|拒绝|不予|补|(?<!时)代|网上|无法|不再|不愿|重新)$/,
  opening: /共同进行(?:现场|集中)?$|项目的(?:全面|正式)?$/,
  approval: /(?:未经|不予|非经|审查和|经|予以|等待|等候|待|报(?!告|批)[^，,]{0,16})$/,
};

/** Whether the word of an act is part of a noun there or tells how things go: 中标产品价格下降, 低价中标, 应急柴油机启动冷却系统. */
export function isNounHere({ article: { plain } }: ActScene, { kind, clause, start, end }: Found): boolean {
  const [left, right] = [before[kind.type], behind[kind.type]];
  return (
    (left?.test(plain.slice(Math.max(clause.start, start - 48), start)) ?? false) ||
    (right?.test(plain.slice(end, Math.min(clause.end, end + 40))) ?? false)
  );
}
