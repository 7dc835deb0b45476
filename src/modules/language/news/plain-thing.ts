import { ending, opening } from '../pattern.ts';

/** What only one thing has or does: 总投资12亿元, 由某公司投资建设, 在某区开工. */
const toldOfOne = opening(
  /^(?:[，,]?(?:计划|预计|规划)?(?:总投资|投资额|总占地|占地|总?用地(?!指标|单位)|总?建筑面积)|由[^，,]{2,20}(?:投资|建设|实施|开发|承建)|位于|坐落|选址|主要(?:生产|建设|从事|研发|产品)|进展|分[一二两三四]期|(?:建成|达产|投产)[后，,]|(?:正式|顺利|成功|全面|如期|在[^，,]{2,14}|于[^，,]{2,14}|签约)*(?:开工|竣工|投产|落户|签约|奠基|封顶|投用|启用|揭牌|动工|开建)(?![率数量企业项个\d])|是[^，,]{2,20}(?:项目|工程)(?:之一)?[，,]|现场|一期|二期|首期|计划(?:建设|新建|分)|将(?:建设|新建|打造|生产))/,
);
const thing = ending(/(?:项目|工程|基地|生产线|产业园|智造园|工厂|总部)$/);
/** Of which sort many are. */
const sort = ending(
  /(?:重大|重点|亿元|以上|以下|各类|全部|所有|批|[本此]次|签约|开工|竣工|投产|在建|续建|新建|拟建|储备|招商|引进|引资|落地|落户|工业|制造业|服务业|产业化?|民生|基础设施类?|社会事业|技改|技术改造|外资|内资|民间|合作|意向|成果|示范|试点|优质|相关|配套|专项|科研|人才|创业|投资|农业|文旅|政府|公益|帮扶|类|央企|国企|民企|企业|龙头|产业链|领域|城建|交通|水利|能源|环保|补链|强链|延链)(?:项目|工程|基地|工厂|总部|产业园|生产线)$/,
);
const many =
  /^(?:全[市区县省国]|[该本这那各另其首多每]|一[批个系]|新[增引签]|省级|市级|区级|县级|国家级|[一二两三四五六七八九十]|上述|以下|(?:[省市区县])?(?:重大|重点)|计划|总投资|拟|[投新在续扩]建|建(?![材德邺瓯])|推进|引进|签约|开工)|[了着]|、/;
/** 高端轴承智能制造 before 项目: fewer say of which sort it is. */
const shortest = 7;

/** Whether words that hold no name tell of one project or site all the same: 高端轴承智能制造项目|总投资12亿元. */
export const isPlainThing = (plain: string, start: number, end: number): boolean =>
  end - start >= shortest &&
  thing.testAt(plain, start, end) &&
  toldOfOne.testAt(plain, end, end + 24) &&
  !sort.testAt(plain, start, end) &&
  !many.test(plain.slice(start, end));
