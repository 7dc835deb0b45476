import type { EventType } from './fact.ts';

/** How an act is told: `word` is its verb; `side` where its object stands (before the verb, behind it, or behind if something is there). */
export type EventKind = { type: EventType; word: RegExp; side: 'before' | 'after' | 'either' };

/**
 * Acts that make events. Filed by the label rules: a first steel column or pile is a construction_start; 揭牌, 落户, trial production and
 * coming into use are an opening; election to a post of an alliance is an award. Order decides where two words fall on one place.
 */
export const eventKinds: readonly EventKind[] = [
  {
    type: 'policy',
    word: /(?:印发|出台|发布|公布|颁布|制定|审议通过)(?:了|实施)?(?=[^，,。]{0,14}《[^》]{0,60}(?:意见|办法|方案|措施|政策|规划|条例|计划|细则|规定|通知|若干)[^》]{0,12}》)/g,
    side: 'after',
  },
  { type: 'acquisition', word: /(?:收购|并购)(?!价|意向|计划)(?:了)?/g, side: 'after' },
  { type: 'bid_won', word: /(?:成功)?中标(?!价|金额|率|候选|公告|通知|额)(?:了)?/g, side: 'either' },
  {
    type: 'financing',
    word: /(?:完成|获得|获|宣布完成|斩获)(?:了)?(?=[^，,。]{0,24}融资)/g,
    side: 'after',
  },
  {
    type: 'approval',
    word: /(?:正式)?(?:批复|批准|核准)(?:了|同意|上市|通过|立项|建设|实施|设立)?|获批(?!项目|的)(?:了|建设|设立|立项|准)?/g,
    side: 'either',
  },
  {
    type: 'listing',
    word: /(?:成功|正式|鸣锣)?(?:登陆|挂牌)(?=科创板|创业板|主板|北交所|新三板|港交所|纳斯达克)|(?<!批准)(?:成功|正式|挂牌|敲钟|鸣锣)?上市(?!公司|企业|后备|辅导|培育|梯队|板|许可|项目|总|数|申请|服务|资源|时间|[一二\d])|敲钟/g,
    side: 'before',
  },
  {
    type: 'award',
    word: /荣获|获评|喜获|摘得|斩获|夺得|荣膺|获颁|入选|上榜|当选(?:为)?|被?评为|被?授予|被?认定为|选举(?=[^，,。]{2,30}为)|获得?(?=[^，,。]{2,30}(?:奖|称号|荣誉|殊荣)(?:[，,。;\s]|$))/g,
    side: 'after',
  },
  {
    type: 'signing',
    word: /(?:正式|共同|联合|现场|集中|成功)?(?:签署(?!率)|签订(?!合同[金总]?额)|签约(?!项目|率|金额|额|仪式|总|企业|意向))(?:了)?/g,
    side: 'either',
  },
  {
    type: 'construction_start',
    word: /(?:正式|集中|全面)?(?:破土动工|开工(?!项目|率|许可|仪式|面积|数|量|企业|建设的)(?:建设|动员)?|奠基|动工(?!项目))|(?:首|第一)根[^，,。]{1,8}(?:吊装|架立|架设|起吊|立起)(?:到位|完成)?|打下(?:首|第一根?|好)桩/g,
    side: 'before',
  },
  {
    type: 'production_start',
    word: /(?:正式|顺利|全面|建成|竣工)?(?:投产(?!项目|率|企业|数|达效)|量产下线|实现量产)/g,
    side: 'before',
  },
  {
    type: 'completion',
    word: /(?:正式|顺利|全面|如期)?(?:竣工(?!项目|率|面积|备案|价)|完工|落成(?!的)|建成投用)(?:验收)?/g,
    side: 'before',
  },
  {
    type: 'founding',
    word: /(?:正式|揭牌|注册|宣告|共同|联合)?(?:(?<![比自从])成立(?!以来|之|于|后|的|大会|仪式|时间|初|[一二两三四五六七八九十\d]{1,3}(?:周?年|个))|组建|设立(?!于|在))(?:了)?/g,
    side: 'either',
  },
  {
    type: 'opening',
    word: /(?:正式|成功|全面)?(?:揭牌(?!仪式)(?:成立|运营|启用)?|挂牌成立|落户(?!的|项目|政策|企业)|启用(?!仪式)|开业(?!仪式)|开园(?!仪式)|开馆(?!仪式)|(?:启动|进入|开始|开展)?(?:试生产|试运行|试运营)|投入(?:运营|使用)|投用|正式运营)(?:于|在)?/g,
    side: 'before',
  },
  { type: 'delivery', word: /(?:正式|成功|顺利)?交付(?!标准|能力|周期|量|率|的)(?:使用|客户|用户|投用)?/g, side: 'before' },
  {
    type: 'release',
    word: /(?:正式|联合|首次|在线|集中|共同|全球)?(?:发布(?!会|的|仪式|平台|需求|供需)(?:了)?|首发(?!仪式)|问世)/g,
    side: 'either',
  },
  {
    type: 'launch',
    word: /(?:正式|全面)?启动(?!仪式|会|资金|区|试|建设|的)|上线(?!企业|数|项目|率)(?:运行|运营)?/g,
    side: 'before',
  },
  { type: 'meeting', word: /(?:正式|成功|隆重|顺利|如期|圆满)?(?:举行|召开|举办|开幕|启幕|落幕|闭幕)(?:了)?/g, side: 'either' },
];

/** What a ceremony celebrates: 签约仪式举行 is a signing, 成立大会召开 a founding. */
export const ceremonies: readonly (readonly [RegExp, EventType])[] = [
  [/(?:集中)?签约(?:活动)?(?:暨[^，,]{0,10})?(?:仪式|大会|活动)$/, 'signing'],
  [/(?:集中)?(?:开工|奠基|动工)(?:建设)?(?:动员)?(?:仪式|大会|典礼|活动)$/, 'construction_start'],
  [/投产(?:仪式|典礼|大会)$/, 'production_start'],
  [/(?:竣工|落成)(?:仪式|典礼)$/, 'completion'],
  [/成立(?:仪式|大会|暨[^，,]{0,12})$/, 'founding'],
  [/(?:揭牌|开园|开业|启用|揭幕|开馆|落户)(?:仪式|典礼|活动)$/, 'opening'],
  [/启动(?:仪式|大会|会)$/, 'launch'],
  [/(?:上市|敲钟)(?:仪式|典礼)$/, 'listing'],
  [/交付仪式$/, 'delivery'],
  [/颁奖(?:仪式|典礼|大会)$/, 'award'],
];

/** What a meeting is called at its end. */
export const meetingName =
  /(?:大会|会议|论坛|峰会|研讨会|座谈会|推进会|对接会|推介会|现场会|例会|年会|交流会|培训班|博览会|展览会|洽谈会|沙龙|路演|讲座|活动|大赛|比赛|动员会|恳谈会|调研会|评审会|联席会|发布会|仪式|典礼|展会|会)$/;
