import { opening } from '../pattern.ts';
import { firstFrom } from '../token.ts';
import type { Article } from './article.ts';
import { firmTail } from './firm-tail.ts';

/** What only a firm has, earns or is: its people, its sales, its beginning. */
const ofFirm = opening(
  /^(?:[，,]?(?:目前|去年|今年|20\d\d年|上半年|前三季度|[一二三四]季度|全年|现|已|现已|累计|年))*(?:实现|完成|预计|取得|达到|拥有|有|预计可?实现)?(?:员工|职工|研发人员|发明专利|营收|营业(?:总)?收入|净利|归母|销售(?:收入|额)|年?产值|年?产能|年销售|出口额?|外贸出口|纳税|缴税|市值|股价|订单|在手订单|研发(?:投入|费用)(?:占|达|超|近|为))|^(?:董事长|总经理|总裁|副总|创始人|首席|负责人|党(?:委|支部)书记|研发(?:总监|中心|团队)|生产(?:车间|线上|基地)|车间|厂区|技术总监|执行董事|行政总监|成立于|创[立办建]于|始建于|是(?:一家|国内|全球|行业|我国)|在(?:全球|国内|国际|细分)[^，,]{0,8}(?:份额|占有率|排名|位居|领先)|为例|自主研发|专注|深耕|主营|主要(?:从事|生产)|带动上下游|牵头组建|牵头成立|获评|入选|荣获|上市|登陆|挂牌|宣布|发布公告|投资)/,
);

const academy = opening(/^(?:中科|国科)(?![院研技大委])[\u4e00-\u9fff]{2}/);

/** What a trade is called by: advanced, of cars, for farms. */
const ofTrade =
  /^(?:中国|我国|原|为|其|该|本|这|那|各|每|对|与|和|由|使|让)|先进|高端|智能|智慧|数字|数据|绿色|现代|新型|传统|精密|精细|高新|重点|前沿|未来|战略|特色|优势|主导|支柱|工业|农业|海洋|航空|航天|卫星|国产|进口|消费|功能|基础|关键|核心|通用|专用|特种|大型|小型|综合|节能|环保|低碳|清洁|再生|循环|健康|生命|科技|信息|网络|互联|软件|硬件|系统|集成|半导|光电|微电|机电|电气|化学|化工|医疗|医药|生物|食品|纺织|服装|家电|家居|家用|建筑|建材|冶金|有色|金属|钢铁|石油|石化|煤炭|电力|能源|交通|汽车|轨道|船舶|物流|金融|文化|教育|体育|旅游|工程|矿山|港口|起重|塑料|包装|印刷|电工|电子|材料|装备|制造|加工|生产|商业|民用|商用|军工|军民|低空|车载|动力|储能|新能|人工|时尚|冷链|白色|通信|输变|仪器|产业|行业|企业|集群|领域|板块|公司|项目|技术|研发|投资|服务|其中|以及|全市|全省|全区|全县|本地|当地|国内|国外|国际|全球|世界|海外|上下|中小|相关|配套|规上|规模|一批|多家|各类|其他|主要|部分|所有|全部|城市|社会|公共|市场|出口|内贸|外贸|应急|安防|安全|机器|美妆|美丽|中药|中医|化妆|宠物|母婴|预制|设施|种子|花卉|水产|畜牧|粮油|饮料|酒类|乐器|玩具|文具|五金|模具|水暖|厨卫|照明|照相|影视|动漫|游戏|跨境|直播|平台|云|碳|氢|锂|硅|量子|类脑|深海|深空|天基|合成|分子|细胞|基因|抗体|创新|仿制|高档|高性|超高|轻工|重型|轻型|微型|分布|离散|流程|柔性|增材|激光|红外|超声|光学|磁性|绝缘|耐火|复合|纳米|石墨|玻璃|陶瓷|橡胶|皮革|木|竹|纸|盐|磷|铝|铜|镁|钛|稀土/;

/** 光明电子去年实现营收36亿元, 远航传动总经理介绍: two or three known characters and a trade that are a firm by what is told of them; null where they are none. */
export function wordedFirmAt(article: Article, own: number, stop: number): number | null {
  const { plain, starts, tokens, gazetteer } = article;
  const first = tokens[firstFrom(tokens, own)];
  // 中科微至: of an academy, and two characters of its own.
  const born = academy.execAt(plain, own, Math.min(stop, own + 4))?.[0].length ?? 0;
  if (born > 0 && ofFirm.testAt(plain, own + born, own + born + 24)) return own + born;
  // A town or a region is whose trade it is.
  if (first?.kind === 'word' && first.start === own && first.places?.full) return null;
  for (let end = Math.min(stop, own + 7); end - own >= 4; end--) {
    if (!starts[end] && end !== stop) continue;
    const tail = firmTail.testAt(plain, own, end) ? firmTail.exec(plain.slice(own, end))![0] : null;
    if (tail === null || !ofFirm.testAt(plain, end, end + 24)) continue;
    const name = plain.slice(own, end - tail.length);
    if (!/^[\u4e00-\u9fff]{2,3}$/.test(name) || starts[end - tail.length] !== 1 || ofTrade.test(name)) continue;
    if (gazetteer.trade(name) !== null || gazetteer.trade(plain.slice(own, end)) !== null) continue;
    return end;
  }
  return null;
}
