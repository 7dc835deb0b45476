import { ending } from '../pattern.ts';

/** What is not done with a trade that is refused. */
const acts =
  '引进|引入|招引|收|接收|接纳|接受|接待|接|招|租给|租|放|存放|存|堆放|做|办理|办|要|准入|准|许|允许|欢迎|考虑|适合|适宜|支持|受理|承接|安排|容纳|碰|谈|看|进驻|进|入驻|入园|入场|入库|入内|入|来|批|租用|使用|落户|进场|混存|存储|推|问|询|扰|打扰|打电话|来电|联系|聊|设|落地|纳入|立项|建|上|干|弄|搞|出租|开放|经营|引|沾|染指|找我们?|签约?|租售|受让|竞买|竞拍|报名|参与|开尊?口|咨询|约|沾边|议|碰|布局|吸收|供地|供|给地|给进|给做|给租|给|卖给?|出售|转让|肯|同意|愿意|答应|批准|许可|接洽|洽谈|予?考虑|进来|进门|进园|进楼|合作|新增|扩产|扩建|续签|续租|备案|报批|审批|通过|浪费时间|白跑|费心|劳神|招呼|骚扰';
const who =
  '房东|业主|物业|园区|园方|本园|我园|我方|我司|我这边?|村里|镇里|镇上|街道|环保局?|消防|安监|我们|这里|这边|这个?|这种|这些?|他们?|她|人家|老板|本院|院里|楼里';
const manner =
  '原则上|一律|一概|均|都|全部|全都?|统统|通通|坚决|绝对|暂时?|目前|现在|基本|肯定|反正|真的?|也|就|请|概|更|可|还是|已经?|以后|今后|往后|今年|明年|一般|通常|按规定|上级';
const manners = `(?:(?:${manner}|${who})){0,4}`;

/** 不在招商范围, 一律不引, 请勿联系 at the end of a clause. */
const sentence = [
  `(?:的)?${manners}(?:列入|列为|属于?|在)(?:了)?(?:禁止|限制|负面|淘汰|禁入|禁限|黑名单|退出|腾退|清退)[\\u4e00-\\u9fff]{0,4}`,
  `(?:的)?${manners}[不勿莫别免甭休](?:再|能|可|准|得|予以?|让|会|便|宜|要|用|必|想|允许|愿意?|肯|敢|给|许|打算|准备|建议|方便|好){0,2}(?:再|来|去){0,2}(?:${acts})(?:的|了|哦|啊|哈|入内|之列|我们?|工业用地|土地|用地|指标|环评){0,2}`,
  `(?:的)?${manners}不(?:在|属于|列入|符合|纳入)[\\u4e00-\\u9fff]{0,8}(?:范围|之列|目录|条件|定位|方向|名单|清单|要求)(?:内|之内)?`,
  `(?:的)?${manners}(?:不可以?|不行|不能|no|pass|ng|不妥|不成|不中|算了|免了|没门|没戏|没得谈|没商量|一票否决|否决|拒收|拒入|拒绝?|禁入|禁止|免进|禁租|[谢婉]绝|婉拒|免谈|除外|排除|绕[道行]|止步|回避|走开|劝退)(?:存放|入驻|入园|堆放|入内|入库|进场|洽谈|进入|承租|租用|准入|来电|打扰|啊|哦|哈|了|的){0,2}`,
  `(?:的)?${manners}(?:谢绝|婉拒|拒绝|严禁|禁止)(?:存放|入驻|堆放|入内|入库|进场|洽谈|入园|进入|准入|承租)`,
  `(?:的)?${manners}(?:进|来|做|放|收|接|办|批|过|搞|弄|上|落|租|容)不(?:来|了|进|下|得|到|过|起)(?:的|了|哦|啊){0,2}`,
  `(?:的)?${manners}(?:慎[入进租扰]|说不|暂停(?:受理|引进|准入|招引|招商|入驻)?|请另寻|另寻他处|另请高明|做不了主)`,
  `(?:的)?${manners}(?:请|还请|麻烦|劝你)?(?:另[找寻请谋]|去找|找)(?:别[家处人的]|他处|其他地方|下家|高明)`,
].join('|');

/** A clause ends with such words. */
export const refusing = new RegExp(`(?:${sentence})$`);
const whole = new RegExp(`^(?:${sentence})$`);
/** Characters without which nothing is refused. */
export const negates = /[另别找不勿莫免止避开寻列属禁限负淘杜排拒绝婉抵回甭休算没否除慎暂劝绕走np]/;
const excuse = ending(/(?:不好意思|抱歉|对不起|对不住|sorry|谢谢|见谅)(?:不[租接收做]了?)?$/);

/** Whether words refuse and name nothing: 谢绝, 一律不租, 都做不了, 不好意思不租. */
export function isRefusal(words: string): boolean {
  return words.length <= 16 && (excuse.test(words) || (negates.test(words) && whole.test(words) && !/[干做办开]了$/.test(words)));
}

/** 禁入目录：, 负面——, 不接收 at the head of a line: what names a list of refused trades; null where nothing does. */
const heading =
  /^(?:(?:产业|行业|项目|准入|招商|环保|安全)?(?:负面|黑名单|否决|淘汰|限制|禁止|禁入|禁限|禁投|禁建|禁租|禁区|退出)(?:[类项]|清单|目录|名单|行业|产业|项目|业态|类别|范围|条件|准入|进入|入驻|引入|引进|事项){0,3}|拒绝?[收接租入]?|禁|谢绝|婉拒|严禁|不可以?|不能|不宜|[不勿](?:再)?(?:得|予|准|可|能|要)?(?:引进|引入|招引|接收|接纳|接受|接待|接|收|租|做|招|放|存|新增|布局|受理|入驻|准入|欢迎|考虑|支持|宜|适[合宜用]|合适|建议|涉及|供地|用于|从事|经营|生产|存放|堆放)(?:的?(?:行业|产业|项目|企业|业态|类别|货物|品类|范围))?)/;

/** Where the list begins that a heading of refused trades opens; 0 where a clause has none. `isBare`: without a colon, so that a list must follow. */
export function refusedHead(words: string): { end: number; isBare: boolean } | null {
  const found = heading.exec(words);
  if (!found) return null;
  const rest = words.slice(found[0].length);
  if (rest === '') return { end: words.length, isBare: true };
  const mark = /^(?:包括|有|如下|为|是)?(?::|-{1,2}|—+|=>?)+/.exec(rest);
  return mark ? { end: found[0].length + mark[0].length, isBare: false } : null;
}
