import { ending } from '../pattern.ts';
import { firstFrom, meaning, meanings } from '../token.ts';
import type { Draft } from './draft.ts';
import type { Item } from './trade-name.ts';

/** What goods and the work done on them are called at the end: 脚垫, 保持架, 导管; 炒制, 灌装, 钣金. */
const goods = ending(
  /(?:[体座芯棒球筒壳卡笔刷钉针刀锯钳枪炉灶柜椅桌床凳伞巾袜衫裤裙服被枕靴袋杯碗盘筷锅壶盆桶缸艇泵仪轮酱豆糕糜滑肠酥膏丸贴膜板管件料器机布罐盒瓶灯鞋包具线材品剂胶纸带架杆轴阀片条丝网绳毯帘垫圈环套帽镜表钟锁扣链块砖瓷粉浆油漆酒茶糖饼面饮]|瓶盖|后盖|端盖|[一-龥]箱|[能动质铝钢]门|暂存|装备|设备|装置|机具|器具|用具|用品|机械|仪器|仪表|系统|原料|辅料|助剂|标本|模型|电池|模块|模组|芯片|支架|配件|部件|零件|组件|总成|制品|塔筒|基础|耗材|饲料|护栏|门窗|橱柜|家私|玩具|饰品|文具|琴|玻璃|陶瓷|石墨|树脂|纤维|钢构|型材|铸件|锻件|冲压|钣金|炒制|灌装|装配|组装|装裱|裁剪|缝制|刺绣|印花|成型|封装|封测|切割|打样|镀膜|焊接|分拣|烘焙|腌制|屠宰|冷冻|预制菜|加工|[一-龥]头|分条|开平|剪切|拉拔|轧制|绗缝|绣花|雕刻|喷砂|贴装|贴片|植绒|压花|烫金|淋膜|流延|上漆|翻新|维修|修理|清洗|分选|打包|分装|拆解|破碎|回收|再制造|改装|检测|育种|组培|提取|提纯|萃取|合成|配制|复配|研磨|粉碎|涂布|复合|分切|模切|裁切|折弯|总装)$/,
);
/** Words that end alike and are no goods. */
const other =
  /(?:码头|车头|水头|龙头|街头|桥头|电动门|自动门|冰箱|水箱|集装箱|变电箱|配电箱|信箱|行车|货车|大车|挂车|叉车|集卡|停车|空地|平板|楼板|地面|门面|路面|层面|水面|上面|方面|对面|前面|后面|里面|下面|外面|洁面|临街|发票|装备|设备|变压器|消防栓|喷淋|照明|电器|证件|条件|文件|软件|硬件|附件|邮件|快件|案件|要件|材料|资料|塑料|原料|燃料|布料|品|食品|产品|商品|物品|用品|药品|样品|成品|管线|专线|流水线|光线|路线|红线|水管|管网|供水|天然气|蒸汽|电动车|机器|仪器|电机|手机|飞机|空调|地毯|窗帘|铁皮|彩钢板|钢结构|机|板|线|管|架|件|表|包|带|灯|锁|门|块)$/;

/** Whether words end as goods do (潜水电泵, 环氧地坪漆). */
export const isMade = (words: string) =>
  /^[\u4e00-\u9fffa-z]{3,10}$/.test(words) &&
  goods.test(words) &&
  (words.length >= 4 || !other.test(words)) &&
  !/[找求租寻需要有]/.test(words);

/** Whether an unknown stretch is what people make, going by its end: at least three characters, the last of them those of goods, none of another meaning. */
export function isProduct({ plain, tokens, gazetteer }: Draft, { start, end }: Item): boolean {
  const words = plain.slice(start, end);
  if (!/^[\u4e00-\u9fffa-z]{3,10}$/.test(words) || !goods.test(words)) return false;
  if (words.length < 4 && other.test(words)) return false;
  if (
    /^带(?![钢锯鱼])|一带|沿线|(?<![智节储功动机性热电])能|无(?![人线纺菌缝损尘])|[进可要有是在的了不租找求需已未停放]|自用|使用|备用|安装|方便|齐全|面积|价格|位置|电话|联系|独立|现成|标准|宿舍|办公|食堂|道路|车辆|大门|雨棚|吊装|环氧|地坪|承重|自建|客户|老板|工人|大队|支队|委员会|党校|学校|医院|总队|班组|合同|二楼|一楼|首层/.test(
      words,
    )
  )
    return false;
  if (gazetteer.named(words)) return false;
  for (let at = firstFrom(tokens, start); at < tokens.length && tokens[at]!.start < end; at++) {
    const token = tokens[at]!;
    if (token.kind !== 'word') return false;
    // 手机玻璃盖板: a word that is no trade may stand before the goods.
    const isPart = token.end < end && meanings(token, 'trade').includes('never');
    if (
      (!isPart && meanings(token, 'trade').some(role => role !== 'open' && role !== 'store')) ||
      meaning(token, 'deal') ||
      meaning(token, 'sign') ||
      meaning(token, 'deny') ||
      meaning(token, 'kind')
    )
      return false;
    if (meanings(token, 'label').length > 0) return false;
  }
  return true;
}
