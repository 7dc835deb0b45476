import type { Quantity } from '../quantity.ts';
import { startersOf } from '../starters.ts';

type Said = Pick<Quantity, 'dimension' | 'unit'>;

/** Characters of which one stands in every word that the rules below know. */
const marked = startersOf('出产卖售销货股赚亏建签租投退增市库园约户入驻工复注停展过用迁获口拿轮');

const output =
  /(?:^|[^\u4e00-\u9fff]|.*?(?:设计|预计|可|实现)?)(年|月|日)(?:生产|产)(?![能值量业总])([\u4e00-\u9fffA-Za-z0-9.“”-]{2,})$/;
const made =
  /^(?:.*?[市区县司厂])?(?:共|累计)?(?:生产|产出)(?!性|总|线|企业|基地|能力|空间|设备|许可|资料|要素|经营|制造)([\u4e00-\u9fffA-Za-z0-9“”-]{2,})$/;
const grown = /^产(?![能值量业品地线出权区教学销假检])([\u4e00-\u9fffA-Za-z0-9“”-]{2,})$/;
const sold =
  /(?:卖出|卖掉|售出|卖了|热卖|销售)(?!额|收入|面积|产值|规模|率|总|网点|门店|点|渠道|人员|公司|企业|商)了?([\u4e00-\u9fffA-Za-z0-9“”-]{2,})$/;
const shipped = /出货(?!量|额|面积|值|能力)([\u4e00-\u9fffA-Za-z0-9“”-]{2,})$/;

/**
 * The name of a level that words tell with a verb: 年产变速箱 is 变速箱年产量, 卖出伺服电机 伺服电机销量, 持股 持股比例; null where they tell none.
 */
export function toldLevel(noun: string, { dimension, unit }: Said): string | null {
  if (unit === '股') return /(?:发行|增发)$/.test(noun) ? `${noun}股数` : null;
  let isMarked = false;
  for (let at = 0; at < noun.length && !isMarked; at++) isMarked = marked[noun.charCodeAt(at)] === 1;
  if (!isMarked) return null;
  if (dimension === 'percent') return /(?:持股|占股)(?:占比)?$/.test(noun) ? '持股比例' : null;
  if (dimension === 'money') {
    if (noun.endsWith('净赚')) return '净利润';
    if (noun.endsWith('净亏')) return '净亏损';
    if (noun === '投' || noun === '投了') return '投资额';
    if (noun === '出') return '出资额';
    // 融到C轮5亿元
    if (noun.endsWith('轮')) return `${/(?:Pre-?)?(?:[A-Za-z]\+{0,2}|天使|种子)轮$/i.exec(noun)?.[0] ?? ''}融资额`;
    if (noun === '每股' || noun.endsWith('发行价每股')) return '发行价';
    return null;
  }
  if (dimension === 'area' || dimension === 'mu') {
    if (/建面$/.test(noun)) return noun.replace(/建面$/, '建筑面积');
    return /租下/.test(noun) ? `${noun.replace(/^.*租下/, '租用')}面积`.replace(/面积面积$/, '面积') : null;
  }
  if (noun.endsWith('产能')) return noun;
  if (unit === '家' || unit === '户') return firms.test(noun) ? `${noun}企业数` : null;
  const yearly = noun.endsWith('能力') ? null : output.exec(noun);
  if (yearly) return `${yearly[2]!}${yearly[1]!}产量`;
  const thing = made.exec(noun)?.[1] ?? grown.exec(noun)?.[1];
  if (thing && !counting.test(unit)) return `${thing}产量`;
  const trade = sold.exec(noun)?.[1];
  if (trade) return `${trade}销量`;
  if (/(?:卖出|卖掉|售出|销售)$/.test(noun)) return '销量';
  const goods = shipped.exec(noun)?.[1];
  if (goods) return `${goods}出货量`;
  // 出口12.3万辆, 出口整车5万辆
  const abroad = counting.test(unit)
    ? null
    : /出口(?!额|量|值|总|交货|企业|国家|退税|产品|货物|订单|占)([\u4e00-\u9fffA-Za-z]{0,14})$/.exec(noun);
  if (abroad) return abroad[1] === '' ? `${noun}量` : `${abroad[1]!}出口量`;
  // 拿下国家级课题18项
  const won = /拿下(?=[\u4e00-\u9fff“]{2})/.exec(noun);
  if (won) return nameOfWon(noun.slice(won.index + 2));
  if (/(?:^|[月年日])出货$/.test(noun)) return `${noun}量`;
  return null;
}

/** What firms do: 投产67家, 退园3家. */
const firms =
  /^(?:已|新|净|成功|当年)?(?:投产|退园|退出|净增|上市|入库|入园|开工|签约|落户|入驻|停产|复工|达产|注销|关停|搬迁|新增|过会|迁入|迁出)$/;

/** Units of what is no product: 生产企业1040家, 生产项目12个. */
const counting = /^(?:家|户|个|项|人|名|位|次|场)$/;

const nameOfWon = (noun: string) => (/[数量]$/.test(noun) ? noun : `${noun}数`);
