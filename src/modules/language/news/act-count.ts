import { ending, opening } from '../pattern.ts';
import { membersNext } from './act-award.ts';
import { isChosenCount } from './act-chosen.ts';
import type { ActScene, Found } from './act-scene.ts';

const counted =
  /累计|同比|今年以来|共计?(?!同|建)|先后|截至|以来|近年|上半年|下半年|季度|全年|年均|[三五]年|每年|\d月份?[-~至到—]|\d[-~至到—]\d{1,2}月|前\d+个?月|去年(?!\d|底|[一二三四五六七八九十]|末)/;

/** Words of an act that count: 组建攻关队6支, 获批贷款11.3亿元, 斩获订单9.8亿元, 连续16年举办, 江阴17家企业入围…500强. */
const countOf: Partial<Record<Found['type'], (actor: string, behind: string, lead: string) => boolean>> = {
  founding: (_actor, behind, lead) =>
    (/(?:已经?|累计|牵头|共)(?:先后|陆续|牵头)*$/.test(lead) ? /\d+[个支家只批]$/ : /\d+支$/).test(behind),
  approval: (_actor, behind) => /^(?:银行)?(?:贷款|授信|补贴|补助|资金|专项资金|额度|债券额度)\d/.test(behind),
  // 九城市入选优秀案例31个, 其中上榜项目6个: how many of them.
  award: (actor, behind, lead) =>
    ((/^其中/.test(lead) || /九城市$/.test(actor)) && /^[^，,\d]{2,20}\d+[个项件篇]$/.test(behind)) ||
    isChosenCount(actor, behind) ||
    /^(?:海外|外贸|新|意向)?(?:订单|合同|大单)\d/.test(behind) ||
    (/\d+[家个](?:企业|公司)?$/.test(actor) && /(?:百强|\d+强)$/.test(behind)),
  meeting: actor => /连续(?:第?[一二两三四五六七八九十\d]+)[年次届]$/.test(actor),
};

const rowOfActs = opening(
  /^(?:签约|开工|动工|竣工|投产|敲钟|揭牌|上市|开业|启用|奠基|交付)(?:、(?:签约|开工|动工|竣工|投产|敲钟|揭牌|上市|开业|启用|奠基|交付))+(?:接连|同[日天]|轮番|密集|纷纷|齐|连[台番]|好戏|捷报|喜讯|不断|，|$)/,
);

/** 政策发布、项目签约、园区授牌一项接一项: what came after what. */
const oneAfterOther = ending(
  /(?:[\u4e00-\u9fff]{2}、)+[\u4e00-\u9fff]{0,4}(?:签约|签订|开工|动工|竣工|投产|揭牌|授牌|颁奖|颁发|发布|启动|路演)(?:(?:一[项个场]接一[项个场]|接连|轮番|依次|相继)(?:上演|登场|进行|举行|展开|亮相)?|轮番上演|好戏连台)$/,
);

const ofRow = opening(/^的?[\u4e00-\u9fff\d]{1,8}[中里](?![心学国科])(?=[排位名居列稳高第最遥领数总综]|，|$)/);

const anyCount = /\d[\d,.万]*(?:余|多)?(?:个|家|项|件|条|批次|场|次|台|套|辆|支|席)/;

const stagesOfNothing = ending(/^(?:签约|开工|动工|竣工|投产)(?:、(?:签约|开工|动工|竣工|投产))+$/);
const againAndAgain = ending(/每(?:周|月|年|季度|[一二两三]年)$/);
const ofSoMany = opening(/^(?:平均)?每|^就有\d+[\u4e00-\u9fff]$/);
const manyBehind = opening(/^\d+[条项个家件]/);
const ofOtherTimes = opening(/^(?:上|往|历)届|^[啦了呀啊]+$/);

/** Whether the words count many acts (上半年签约项目64个) and tell of none. */
export function isCount(
  scene: ActScene,
  { clause, index, start, end, type, isInverse }: Found,
  behind: string,
  actor: string,
  date: string | null,
): boolean {
  const { sentence, periods } = scene;
  const { plain } = scene.article;
  const { tokens: clauseTokens } = clause;
  if (behind.endsWith('以来')) return true;
  // 其中，现场签约项目9个: so many of those told of.
  if (
    type === 'signing' &&
    /^(?:项目)?\d+[个项份]$/.test(behind.replace(/^[^，,\d]{0,6}项目/, '')) &&
    /其中[，,]$/.test(plain.slice(Math.max(0, clause.start - 3), clause.start))
  )
    return true;
  // 在36条产业链上建立联合党委: one in each; 准予筹备成立某某协会: what is allowed.
  if (
    type === 'founding' &&
    (/在\d+[条个家][^，,]{2,12}[上中里](?:建立|组建|成立|设立)/.test(plain.slice(clause.start, end)) ||
      /准予(?:筹备)?$|(?<!指导[^，,]{2,20})筹备$/.test(actor))
  )
    return true;
  if (type === 'award' && /^\d+[家个名]/.test(behind) && membersNext(scene, index).length > 0) return false;
  // 开工亿元以上项目 19个
  if (countOf[type]?.(actor, behind.replace(/ (?=\d)|(?<=\d) /g, ''), plain.slice(clause.start, start))) return true;
  // 敲钟、签约、投产同日上演: acts of nobody.
  if (rowOfActs.testAt(plain, clause.start, clause.end) || oneAfterOther.testAt(plain, clause.start, clause.end)) return true;
  // 创立于上世纪六十年代: long ago.
  if (type === 'founding' && /^(?:上?个?世纪|[一二三四五六七八九十\d]{1,3}年代)/.test(plain.slice(end, end + 6))) return true;
  // 全区有9家企业获评…, 累计并购企业12家: how many.
  if (
    type === 'award' &&
    date === null &&
    /(?:^|[\u4e00-\u9fff])(?:共|已|另|还)?有(?:\d+|[两三四五六七八九十]+)[家个名项](?:企业|单位|项目|园区|公司|产品|人|[镇乡县区市]|街道|县区|县市|区县|城市)?$/.test(
      actor,
    )
  )
    return true;
  // 政策还明确，设立…基金: what a measure provides for; 展团签下订单4.7亿元: a sum of many.
  const before = sentence.clauses.findLast(({ end: until }) => until < clause.start);
  if (type === 'founding' && actor === '' && before && /(?:明确|提出|规定|要求)$/.test(plain.slice(before.start, before.end)))
    return true;
  if (type === 'signing' && date === null && /^(?:意向|采购)?订单(?:\d|$)/.test(behind) && !/[与和同]/.test(actor)) return true;
  // 2月签约落地数字经济项目21个: a count of the month.
  if (
    type === 'signing' &&
    date?.length === 7 &&
    /^(?:落地|落户)?[^，,]{0,10}项目\d+个$/.test(behind) &&
    !/集中|现场|会上|当场/.test(plain.slice(clause.start, end))
  )
    return true;
  if (type === 'founding' && /^各|^[这那一该]家$/.test(actor)) return true;
  // 签约、开工、投产，一个个项目…: stages of nothing; 首届大会举办于2019年: a meeting without a name.
  if (date === null && stagesOfNothing.testAt(plain, clause.start, clause.end)) return true;
  if (type === 'meeting' && /^(?:首|本|上|该|此)届?(?:大会|论坛|峰会|展会|活动|会议)$/.test(actor)) return true;
  // 联盟成立，由某公司担任书记单位: who does what in it, and no election.
  if (type === 'award' && /^由/.test(plain.slice(clause.start, clause.start + 1)) && /[担出]任$/.test(plain.slice(start, end)))
    return true;
  // 多次召开专题会议, 通过举办论坛、路演等活动: what is held again and again.
  if (
    type === 'meeting' &&
    (/(?:多次|定期|不定期|常态化|经常|轮流)$/.test(plain.slice(Math.max(clause.start, start - 4), start)) ||
      (date === null &&
        /、[^，,]{2,20}等[\u4e00-\u9fff]{0,4}(?:活动|会议)$/.test(behind) &&
        /^通过|通过$/.test(plain.slice(clause.start, start))))
  )
    return true;
  // 38个新建项目全部开工: how far they are; 入选全省创新案例2篇: how many.
  if (type === 'construction_start' && date === null && /^\d+个[^，,]{2,12}全部(?:正式)?$/.test(actor)) return true;
  if (type === 'award' && actor === '' && date?.length !== 10 && /^[^，,\d“《]{4,24}\d+[篇项件个]$/.test(behind)) return true;
  // 园区每周举办一场路演: what is held again and again.
  if (againAndAgain.test(actor)) return true;
  // 今年已交付船舶21艘, 公园全天开放: what goes on.
  if (type === 'delivery' && date?.length !== 10 && actor === '' && /\d万?[\u4e00-\u9fff]$/.test(behind)) return true;
  if (type === 'opening' && /(?:全天|全年|免费|每[天日周]|错峰|有序)$/.test(actor)) return true;
  if (type === 'acquisition' && /\d+家$/.test(behind)) return true;
  // 我们成立了…, 公司出台了新的考勤办法: nobody is named.
  if (
    (type === 'founding' || type === 'policy') &&
    !/于$/.test(plain.slice(start, end)) &&
    /^(?:我们|他们|大家|公司|企业|学校)$/.test(actor)
  )
    return true;
  // 年内出台了多项扶持政策: many, and none by its name.
  if (type === 'policy' && /^(?:了)?(?:多项|一系列|系列|若干|一批|数项|多个)(?![^，,]*[《“])/.test(behind)) return true;
  if ((type === 'founding' || type === 'opening') && /新增$/.test(actor) && /\d/.test(plain.slice(end, clause.end))) return true;
  // 平均每3分钟就有一台整车下线; 每10家药企就有3家落户张江; 目前，一期厂房已投产
  if (ofSoMany.test(actor)) return true;
  if (date === null && (type === 'production_start' || type === 'completion') && /^[一二三四]期(?:厂房|项目|工程)?$/.test(actor))
    return true;
  // 获批1类新药临床批件53个, 入选国家名单17个, 入选46家、芜湖市31家: how many of them.
  if (
    (type === 'approval' || type === 'award') &&
    date?.length !== 10 &&
    (/(?<!奖)\d+[个家项件席张](?:、|$)/.test(behind) || /^\d+[个家项件席]/.test(behind))
  )
    return true;
  // 先后获评…: many acts; 峰会期间签约项目19个: so many in its days.
  if (type === 'award' && date?.length !== 10 && /先后|累计|陆续/.test(plain.slice(Math.max(clause.start, start - 8), start)))
    return true;
  if (type === 'signing' && date === null && /期间(?:共|累计|集中)*$/.test(plain.slice(clause.start, start))) return true;
  // 启动更新, 当年投产: what is done, and no thing of a name.
  if (type === 'launch' && /^(?:更新|改造|编制|扩建|搬迁|征集|申报|招标|研制|扩容)$/.test(behind)) return true;
  if (start - 2 >= clause.start && plain.startsWith('当年', start - 2)) return true;
  // 在考核中夺得第一: a rank.
  if (type === 'award' && /^(?:全[国省市区县])?(?:第[一二三四五]|首位|榜首)$/.test(behind)) return true;
  // 在安徽上榜县市中排名第五: so is that, of those that are on a list.
  if (type === 'award' && ofRow.test(behind) && /在[^，,在]{1,12}$/.test(plain.slice(Math.max(clause.start, start - 13), start)))
    return true;
  // 公司昨天入驻 tells of an act where it has a day or is done at once; elsewhere firms are there.
  // 它搬进了自购的厂房: told as done.
  if (type === 'opening' && /[搬迁][进到入]了$/.test(plain.slice(start, end))) return actor === '' || /^\d|[家个]$/.test(actor);
  if (type === 'opening' && /[入进]/.test(plain.slice(end - 2, end)) && /[入进]驻|[搬迁]入/.test(plain.slice(start, end)))
    return (
      date?.length !== 10 && !/正式|整体|昨|今[天日]|日前|近日|日$/.test(plain.slice(Math.max(clause.start, start - 6), end))
    );
  // 联合8家龙头企业共同组建: by whom, not what; 作出批复: told already; 连续三年上榜: a state.
  if (type === 'founding' && behind === '' && /^(?:联合|携手|由)/.test(actor)) return true;
  if (type === 'approval' && /作出$/.test(actor)) return true;
  if (type === 'award' && behind === '' && /连续[\d一二两三四五六七八九十]+[年次届]$/.test(actor)) return true;
  // 其中签约27条、开工19条
  if (manyBehind.testAt(plain, end, end + 6) && /(?:^其中|\d[条项个家件]、)$/.test(plain.slice(clause.start, start))) return true;
  // 6家已经投产
  if (
    behind === '' &&
    date === null &&
    /^\d+[家个](?:企业|项目)?(?:已经?)?$/.test(actor) &&
    /已/.test(plain.slice(clause.start, start)) &&
    !periods.some(({ kind, role, start: at }) => kind === 'day' && role === 'use' && at < start)
  )
    return true;
  // 该政策自2025年7月1日起施行
  if (type === 'policy' && behind === '' && /^(?:该|本|上述)(?:政策|办法|条例|措施|意见|细则|规定)自?$/.test(actor)) return true;
  // 统计局昨日公布，…: who tells it.
  if (type === 'release' && behind === '' && /(?:局|委|办|部|厅|院|海关|公司|集团|协会|商会|联盟|中心)$/.test(actor)) return true;
  // “体检报告”出炉: a figure of speech.
  if (type === 'release' && behind === '' && /(?:体检报告|成绩单|答卷|账本|战报|半年报|家底)[”"]?$/.test(actor)) return true;
  // 在越南设立子公司, 成立工作专班: bodies without a name; 获评五星级的园区可获…: what somebody may get.
  if (
    type === 'founding' &&
    date === null &&
    /^(?:了)?(?:全资|控股|海外)?(?:子公司|分公司|研发中心|(?:工作)?专班|工作组|领导小组|专委会|办事处|生产基地|分支机构|指挥部)$/.test(
      behind,
    )
  )
    return true;
  if (type === 'award' && /的(?:园区|企业|项目|单位|人才|团队|个人)(?:可|将|给予|一次性|最高|每)/.test(behind)) return true;
  // 关于签订重大合同的公告; 自印发之日起施行; 上届展会于去年举办; 开园啦
  if (behind.endsWith('公告') && /关于?$/.test(actor)) return true;
  if (type === 'policy' && /自(?:印发|公布|发布|颁布|[\u4e00-\u9fff]{0,2})之日/.test(actor + plain.slice(clause.start, end)))
    return true;
  if (ofOtherTimes.test(actor)) return true;
  // 还有23个项目竣工投产, 全校签订技术合同1286项, “先用后付”协议有29份: counts of a time.
  // 还有10个项目现场签约 is told of the day.
  if (
    date?.length !== 10 &&
    actor.includes('有') &&
    /(?:还|另|共|已)有\d+[个家项]/.test(actor) &&
    !/等\d/.test(actor) &&
    !/(?:现场|会上|当场|集中)$/.test(plain.slice(Math.max(clause.start, start - 4), start)) &&
    !/^(?:现场|当场|集中)/.test(plain.slice(start, end))
  )
    return true;
  // 本次签约的项目既有A，又有B: what kinds there were.
  if (isInverse && /^项目(?:既|中|涵盖|涉及|包括|覆盖|分布|主要|类型)/.test(behind)) return true;
  if (type === 'signing' && /(?:有|共|计)?\d{2,}[项份件]$/.test(behind) && (date === null || date.length === 4)) return true;
  // 副区长周某与董事长梁某共同培土奠基: who was there.
  if (type === 'construction_start' && /(?:共同|一起|为[^，]{2,20})?(?:培土|挥锹|按下|推杆)/.test(actor)) return true;
  // 九城市海关部门发布: who tells it.
  if (type === 'release' && behind === '' && clause.stop === ':' && !/[》”]$/.test(actor)) return true;
  if (type === 'construction_start' && /(?:书记|[市区县镇]长|主任)[\u4e00-\u9fff]{2,4}$/.test(actor)) return true;
  if (type === 'founding' && date === null && actor === '' && /专项(?:资金)?$|奖学金/.test(behind)) return true;
  const words = plain.slice(clause.start, clause.end);
  // 完成B轮融资后，公司扩产: told in passing.
  if (type === 'financing' && date === null && actor === '' && /后$/.test(behind)) return true;
  if (type === 'financing' && (/融资\d+(?:起|笔|次|轮)/.test(behind) || /^(?:其中)?(?:已有)?\d+家/.test(actor))) return true;
  if (type === 'meeting' || type === 'policy' || type === 'acquisition' || type === 'financing') return false;
  if (start > clause.start && plain[start - 1] === '新' && type !== 'award') return true;
  if (plain[end] === '有' || plain[end] === '的') return true;
  if (
    type === 'delivery' &&
    !/^(?:首批|第[一二三四五六七八九十\d]+批)/.test(behind) &&
    ((/(?<!第)\d+[辆台架套]/.test(behind.replace(/^第\d+/, '第')) && !/(?:向[^向]{2,}|[把将][^，,]{2,})$/.test(actor)) ||
      /竣工$/.test(actor))
  )
    return true;
  if (type === 'founding' && behind === '' && /^(?:由|前者|后者)(?![^，]*的)/.test(words)) return true;
  if (type === 'founding' && /^(?:前者|后者)$/.test(actor)) return true;
  if (
    date === null &&
    (type === 'opening' || type === 'launch' || type === 'award') &&
    /\d+(?:条|个|家|支|张|座|台|辆|套)$/.test(behind)
  )
    return true;
  if (
    type === 'founding' &&
    date === null &&
    /[\d一二三四五六七八九十]+(?:个|家|只)(?![^，,]{0,8}(?:参与|组成|参加|共建)的)/.test(behind)
  )
    return true;
  // 同意设立, 按比例出资: approval, not founding.
  if (type === 'founding' && /批复|同意|批准/.test(actor)) return true;
  if (
    (type === 'construction_start' || type === 'completion' || type === 'production_start') &&
    anyCount.test(behind) &&
    (date === null || date.length < 10) &&
    !/^(?:了)?[一]/.test(behind) &&
    // 集中开工项目18个: at one ceremony, unless a time is told in which there were so many.
    !(/^集中/.test(plain.slice(start, end)) && !counted.test(plain.slice(sentence.start, start)))
  )
    return true;
  // 首次入围，列第43位: a rank.
  if (
    type === 'award' &&
    behind === '' &&
    /^，(?:分别)?[位分]?(?:[列居]|排名?|名列)[^，。]{0,8}第/.test(plain.slice(clause.end, clause.end + 14))
  )
    return true;
  // 湖州8家企业上榜, 旗下两家子公司同时入围: how many, and none is named.
  if (
    type === 'award' &&
    behind === '' &&
    /(?:^|[\u4e00-\u9fff])(?:\d+|[两三四五六七八九十]+)(?:余|多)?[家个项名](?:企业|单位|公司|子公司|园区|项目|机构)?(?:同时|双双|成功|全部)?$/.test(
      actor,
    ) &&
    !/等\d/.test(actor) &&
    !/分别[是为]|包括|依次|即|为[^，]*和/.test(plain.slice(end, sentence.end))
  )
    return true;
  // 松江有多个园区上榜, 已有A、B等多家企业落户新区: how many.
  if (
    date?.length !== 10 &&
    (/有(?:多|数|一批)[个家]?[\u4e00-\u9fff]{2,8}$/.test(actor) ||
      (type === 'opening' && /^(?:已|现)有[^，,]{2,60}等(?:多|数|\d+)[余多]?[家个]/.test(actor)))
  )
    return true;
  // 仅10月就签下9个; 有11家上榜
  if (type === 'signing' && /^\d+[个项家]$/.test(behind) && /^仅?就?$/.test(actor)) return true;
  if (type === 'award' && behind === '' && date === null && /有?\d+[个家项名]$/.test(actor)) return true;
  const isMany =
    clauseTokens.some(token => token.kind === 'quantity' && token.dimension === 'count') ||
    anyCount.test(words) ||
    anyCount.test(behind) ||
    anyCount.test(actor);
  if (!isMany)
    return (
      counted.test(plain.slice(clause.start, start)) &&
      date === null &&
      (type === 'signing' || type === 'listing' ? /累计|已有/ : /累计|先后|已有/).test(words)
    );
  if (type === 'signing' && /现场|会上|当场/.test(plain.slice(Math.max(clause.start, start - 8), start + 4))) return false;
  const onDay = periods.some(({ role, kind, start: at }) => role === 'use' && kind === 'day' && at < start);
  if (onDay || (date !== null && date.length === 10)) return false;
  return counted.test(plain.slice(sentence.start, clause.end)) || start > clause.start + 40 || /已有|共有|拥有/.test(words);
}
