import type { Token } from '../scan.ts';
import type { Time } from '../time.ts';
import { before, clauseAfter, clauseBefore, type Draft, type Mark, type Read } from './draft.ts';

const soon =
  /随时(?=可?以?(?:入驻|入住|能?搬|起租|可租|使用|可用|可入|签约|都可|生产|进|交))|尽快|即日起|即租即入|立等可租|立即(?=入驻|入住|可)|即租即用|马上(?=要用|入|可)|立刻(?=要(?=$|[，,。；;\n])|入|可)|立马(?=要用|要(?=$|[，,。；;\n])|入|可)|近期(?=入驻|入住|使用|搬)|现房(?![，, ]{0,2}(?:随时|立即|即租))/;
const useBehind =
  /^(?:份|起|左右|开始|前后|[之以]?[前后])?(?:合同)?(?:到期后?)?[,，]?就?(?:可以?|要|就|需要?|能|前|设备|具备|落地|定下来|定|试|合同到期要?|预计|正式|计划|我们|即可|可?净地|内|必须|得|全部|陆续)?(?:清场|清空|清[租库]|退租|退仓|腾[仓库房地场]|交仓|腾退|生效|计租|起算|定址|要用|搬|入驻|入住|投产|装修|启用|启动|可租|空出|腾出|进场|进(?!度|口)|量产|试产|试生产|落地|完成|达产|投用|开业|迁入|收房|拿房|要房|使用|用(?!地|途|电)|开始|起租|入仓|采购(?!意向|公告|计划|项目)|腾空|可入|到位|投入|(?:首批|一期|全面)?竣工|完工|建成|开工|交|入场|建好|移交|空(?![调气间])|起(?!$)|首批[^，,]{0,8}交付)/;
const withinDays =
  /(?<![\d一二三四五六七八九十])((?:\d{1,2}|半|[一二两三五]|十五?|二十)(?:天|日|个?月|周|个?星期)(?:之|以)?内|20\d\d年[春夏秋冬](?:季|天)?(?:学期)?)(?=(?:务必|必须|要|就要|可以?|能|就)?(?:清场|交房|交付|进场|入场|搬(?!迁补)|入驻|入住|腾空|入仓|启用|投用))/;
const eightDigits =
  /(?:交付|入驻|起租|交房|进场|启用|使用|用房|投产|入仓|腾空|可租)(?:日期|时间|日)?[:： 为]{0,3}20\d\d[01]\d[0-3]\d(?!\d)/;
/** Days that the calendar of feasts names: 元旦起, 春节后可交付, 明年榨季前. */
const feasts =
  /(?<=^|[，,。；;\n 、在于等到]|时间[:： ]?|最迟|最晚|赶在|务必)((?:今年|明年|来年)?(?:(?:元旦|春节|过年|清明|五一|端午|中秋|国庆|双十一|双11|双十二|双12|618|六一八|元宵|重阳|年货节|小年|腊八|开学|暑假|寒假|旺季|榨季)(?:节|假期?)?(?:之|以)?[前后]?|节[前后]|年前|年后|过完年|开春后?|入冬[前后]?|入夏[前后]?|[入开]春前))(?=起(?:租|$|[，,。 ])|(?:$|[，,。；;\n])|(?:就|可以?|要|需要?|能|必须|得|计划|预计|正式)?(?:入驻|入住|交付|交房|投产|投用|启用|使用|用(?![途电地])|搬|进场|入场|腾空|腾出|空出|开业|起租|入仓|开工|到位|定下|交(?=$|[，,。；;！!\n 钥]))|(?<=[前后])(?=$|[，,。；; \n]))/;
const useBefore =
  /(?:交付时间|入驻时间|时间|租期|自|从|最迟|预计|计划|最晚|期限|交付|入驻|启用|采购时间|起租|可租|空置|空出时间|清场|用房时间|需求时间|投产|交房|交付日期|可交付|腾空|交接|启动|投产时间|入仓)[^，。\n]{0,6}$/;
const elsewhen =
  /到期|租到|租约|合同|租至|至$|到$|截止|考察|洽谈|走访|公告|报名|发布|更新|信息(?:时间|日期)|录入|刊[发登载]|刷新|成立|建于|去年|注册于|始于|竣工于|建成于|以来|开拍|拍卖|用到|竞价|挂牌|看样|竞租|踏勘|答疑|开标|评估基准|请于|请[^，。；;\n]{1,8}于$|务必于|须于|竞拍|响应文件|递交|之日起|竞得人|受让[人方]|摘牌/;
const elsewhenBehind =
  /^[同与和跟][\u4e00-\u9fff]{2,12}?(?:签|定下|达成)|^(?:建|盖|修|造)(?:的|造的|成的|好的|起来的)|^(?:份)?(?:免租|免收|减半|租金|递交|提交|报价|提出|(?:书面|密封|现场|来函|邮件|盖章)?(?:报价|应答|响应|投标|送达|送交|寄[达送]|投递|应征)|来?(?:看房|看厂|考察|实地|踏勘)|来看|(?:来?函)?[回答]复|函复|反馈|报送|上报|回函|到期(?!后?[可空腾搬清就]|[，,]?可?(?:空出|腾))|成立|[创兴开]?办起?(?:来|的|于|了|厂)|创[办立业]|建厂|设厂|公告|发布|报名|以来|已|赴|到现场|来现场|看现场|租约|合同|注册|营收|产值|销售|年产|建成|开拍|拍卖|起拍|公示)/;

/** 3月12日，某客商一行来镇考察: the day of a visit. */
const visit =
  /^(?:上午|下午|当天|晚上?)?[，, ]?[^。；;\n]{0,30}(?:考察|走访|来访|到访|调研|拜访|座谈|会见|会谈|实地踏?勘|看[厂房场]|洽谈|接待|赴)/;

/** Reads when the space is or must be free, in the words of the text; a date that only dates the notice is none. */
export function readAvailable({ plain, tokens, side }: Draft): Read<string> | null {
  const times = tokens.filter(
    (token: Token): token is Time => token.kind === 'time' && isDay(plain.slice(token.start, token.end)) && !isCode(plain, token),
  );
  // 2026年1月1日到2027年6月30日: free from the first day on.
  const say = ({ start, end }: Time, rule: string): Read<string> => {
    const found = plain.slice(start, end).search(/[到至~]|-(?=\d{4}|\d{1,2}月)/);
    // 8-9月 is one time.
    const until = found > 0 && /[年月日号]/.test(plain.slice(start, start + found)) ? found : 0;
    // 春节假期后, 11月大促前
    const more =
      /^(?:[上中下]旬|[初底末]|中(?=[空交可旬入要搬前后]))|^[一二三四五六七八九十]{1,3}[号日]|^(?:之|以)?(?:前后|前夕|[前后](?!期|续|面|天|道))|^[\u4e00-\u9fff]{2}(?:之|以)?[前后](?=$|[必得可要能须就入交开启搬投使进，,。；; \n])/.exec(
        plain.slice(end, end + 6),
      )?.[0].length ?? 0;
    // 这个月底
    const from = plain[start] === '月' && /[这本下]个$/.test(plain.slice(Math.max(0, start - 2), start)) ? start - 2 : start;
    return { value: '', marks: [[from, until > 0 ? start + until : end + more, rule] satisfies Mark] };
  };
  for (const time of times) {
    const left = clauseBefore(plain, time.start, 12);
    const right = clauseAfter(plain, time.end, 12).replace(
      /^(?:[上中下]旬|[初底末]|[一二三四五六七八九十]{1,3}[号日]|中(?=[空交可入要搬])|[\u4e00-\u9fff]{2}(?=[前后]))/,
      '',
    );
    if (elsewhen.test(left.slice(left.lastIndexOf(' ') + 1)) || elsewhenBehind.test(right) || isSchedule(plain, time)) continue;
    if (useBehind.test(right) || useBefore.test(left) || (/^ ?(?:至|到|-|~)/.test(right) && /租期/.test(left)))
      return say(time, 'available.date');
    // 2026年5月1日起，
    if (right === '起' && side === 'offer' && /日$/.test(plain.slice(time.start, time.end))) return say(time, 'available.date');
    if (right === '' && /年后$|年底前$/.test(plain.slice(time.start, time.end))) return say(time, 'available.date');
  }
  if (side === 'need') {
    const stated = times.find(
      time =>
        isOpen(plain, time) &&
        !isDateline(plain, time) &&
        !isSchedule(plain, time) &&
        !(/[日号天周]$/.test(plain.slice(time.start, time.end)) && visit.test(plain.slice(time.end, time.end + 44))) &&
        !/^[本这]周/.test(plain.slice(time.start, time.start + 2)) &&
        !elsewhen.test(clauseBefore(plain, time.start, 12)) &&
        !elsewhenBehind.test(
          clauseAfter(plain, time.end, 14).replace(/^(?:[上下]午)?(?:\d{1,2}[时点:：]\d{0,2}分?)?[之以]?前(?:将|把)?/, ''),
        ),
    );
    if (stated) return say(stated, 'available.stated');
  }
  // 15日内可交房, 半个月内搬, 2026年春交付
  const within = /[内春夏秋冬]/.test(plain) ? withinDays.exec(plain) : null;
  if (within) return { value: '', marks: [[within.index, within.index + within[1]!.length, 'available.within']] };
  // 交付日期20260901
  const written = plain.includes('20') ? eightDigits.exec(plain) : null;
  if (written) {
    const start = written.index + written[0].length - 8;
    return { value: '', marks: [[start, start + 8, 'available.digits']] };
  }
  const feast = /[前后起元五秋庆春开假季]|完年/.test(plain) ? feasts.exec(plain) : null;
  if (feast) return { value: '', marks: [[feast.index, feast.index + feast[1]!.length, 'available.feast']] };
  const now = soon.exec(plain);
  return now && now[0] !== '现房' ? { value: '', marks: [[now.index, now.index + now[0].length, 'available.soon']] } : null;
}

/** 6月13日,恒木家居公告; 2021-09-23 22:16; 2024 年 3 月 22 日开会: a bare day of a need dates the news, 9月1日起 does not. */
function isDateline(plain: string, { start, end }: Time): boolean {
  const behind = plain.slice(end, end + 8);
  if (/^ ?\d{1,2} ?[日号](?![之以]?前|起)/.test(behind)) return true;
  return (
    /[日号]$|\d[-./]\d{1,2}$/.test(plain.slice(start, end)) &&
    !/^(?:[起之以前后入搬进启用要]|必须|开(?![董会股])|交(?!流)|投(?!资))/.test(behind)
  );
}

/** 交地起3个月内开工, 签约后18个月内投产: how long something may take is no day of the calendar. */
function isSchedule(plain: string, { start, end }: Time): boolean {
  return (
    /^[\d一二两三四五六七八九十半]+ ?(?:个?月|年|日|天|个工作日)(?:[之以]?内|后)$/.test(plain.slice(start, end)) &&
    /(?:起|后|之日|同时)[，,]?$|(?:起|后)\d{1,3}(?:个?月|年|日|天|个工作日)[之以]?内[^。；;\n]{1,12}$/.test(
      before(plain, start, 24),
    )
  );
}

/** 编号Q20260418: no quarter. */
const isCode = (plain: string, { start, end }: Time) => /^q/.test(plain.slice(start, end)) && /\d/.test(plain[end] ?? '');

/** A month that ends a line, or stands in brackets, dates the notice. */
function isOpen(plain: string, { start, end }: Time): boolean {
  if (/[前后内底初末]$|季|半年|q[1-4]$/.test(plain.slice(start, end))) return true;
  return !/^(?:$|[\n)）])/.test(plain.slice(end, end + 1));
}

/** Whether the words name a day, month, quarter or season to come: 目前, 近年 and 今年 alone do not. */
function isDay(words: string): boolean {
  return (
    /[前后内底初末]$|季度|半年|月|日|20\d\d[-./]|春节|国庆|五一|元旦|中秋|年中|号$|周|q[1-4]/.test(words) &&
    !/^(?:上(?:个)?[周月年季]|目前|日前|近|如今|过去|昨|当|截|迄)/.test(words) &&
    !/^[\d一二两三四五六七八九十几]+年(?:来|间|内)$/.test(words)
  );
}
