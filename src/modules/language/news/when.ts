import { matchesOf } from '../matches.ts';
import { ending, opening } from '../pattern.ts';
import { type Article, quoteOf, type Sentence } from './article.ts';
import { ofYear } from './body-end.ts';
import { ofClause } from './clause-mark.ts';
import { kindOf, kindOfSpan } from './time-kind.ts';
import { roleOf } from './time-role.ts';

/**
 * What a time of the news can do: `day` and `vague` date acts only, `now` and the other kinds also date figures, `stage` is a state to come
 * (达产后). `meant`: words for the same time that say more (2024年 for 全年). `base`: what something is compared with (较2021年), `name`: part of a name (2024年度十大…), `from`: where a movement begins (由2020年的…).
 */
export type TimeKind = 'day' | 'vague' | 'now' | 'month' | 'months' | 'year' | 'years' | 'span' | 'each' | 'stage';
export type Period = {
  start: number;
  end: number;
  words: string;
  meant?: string;
  kind: TimeKind;
  role: 'use' | 'base' | 'name' | 'from';
};

const stage =
  /(?:全部|全面|正式|整体)?(?:达产(?:达效)?|建成(?:投产|投用|达产|投运)?|投产(?:达效)?|满产|竣工|投用|投运|完工)(?:之)?后|(?:交割|并购|收购|重组|^融资|^转让|^增资)(?:完成)?(?:之)?后(?![，,]?[^，,]{0,6}续)|(?:封关)?(?:运行|运营|开通|投运|通车|挂牌)(?:满)?[一二两三四五六七八九十\d]{1,2}年(?:之)?后|(?:成立|开园|运营|投用)?(?<!\d)(?<!近)[一二两三四五六七八九十\d]{1,2}年多?来|(?<!\d)(?<!运行|运营|成立|开园|上线|投用)[一二两三四五六七八九十\d]{1,2}个月来/g;
const mayBeStage = ofClause.needs(stage);
const since = /^(?:自|自从)?([^，,]{2,18}以来)$/;
const ofBody =
  /^.{3,}?(?:党委|联盟|集群|产业园|园区|开发区|高新区|基金|平台|中心|公司|小镇|基地|产业链|协会|研究院|项目|走廊)((?:正式)?(?:成立|启用|开园|运营|组建|设立|揭牌|投用|投产|启动|获批|实施|上线|挂牌|推行|推进|开展)[^，,]{0,12}以来)$/;
/** 自2018年6月加入走廊以来: what began then belongs to the time. */
const sinceDay = opening(/^自从?[^，,]{2,10}(?:月|日|年|底|初)[^，,]{2,24}以来$|^[自从][^，,]{0,10}年[^，,]{4,24}起$/);
/** 上周（6月17日—23日）: the days behind it belong to the time. */
const inDays = opening(/^[(（](?:\d{1,2}月)?\d{1,2}日?[-—–~～至到]+(?:\d{1,2}月)?\d{1,2}日[)）]/);

/** 3年, 五个月: how long, and not 二季度 or 10月. */
const fewOf = opening(/^(?:\d{1,2}|[一二两三四五六七八九十几半]{1,3})个?(?:年|(?<=个)月|(?<=个)季度|周)/);
/** 截至, 到: what belongs to the time behind it. */
const leading = ending(/(?:截至到? ?|截止到? ?|(?<![\u4e00-\u9fff\d])至|(?<![加增提升高达长降少跃涨大扩展回落飙攀直送迁预])到)$/);
/** 上旬, 当年, 期间: what belongs to the time before it. */
const behindTime = opening(
  /^(?:至今|[上中下]旬|前[一二两三四]年|止[一二三四六九十\d]{1,2}个月|\d{1,2}[时点](?:许|整)?(?=[，,已共累])|度|份|首[周月]|后首[月周]|第[一二三四]周|[当单]月|当年|当季|[春夏秋冬]季|期间|(?:落户|成立|投产|创办|开园|起步|建厂|挂牌|启动)(?:时(?!间|尚|速)|之初)|以来|内(?![销需贸资陆河外存])|间|多来)/,
);

/** 11月1日至11日: days in a row, in which something was counted where no act is told. */
export const isDays = ({ words, kind }: Period) =>
  kind === 'day' && /[日号\d][-—–~～至到]+(?:\d{1,2}月)?\d{1,2}[日号]$/.test(words);

/** 每年, 年内, 三年内: spans without a date. */
const spans =
  /^至[此今](?![为仍未])|(?<=[“《"]|发布|公布|揭晓|评出|入围|入选)20\d\d(?=[\u4e00-\u9fff]{3}|[\u4e00-\u9fff]{2}\d{2,3}强)(?!年)|(?<![\d一二两三四五])半年多?来|每年(?=投入|新增|安排|可|将|产|给|引|培|[^\d，]{0,6}\d)|(?<![今当去明一二两三四五六七八九十\d])年内|(?:未来|今后)[一二两三四五六七八九十\d]{1,2}(?:年|个月)(?:内)?|(?:起步|初创|创业|创办|建厂|建园|成立|开园|开业|投用|启用|挂牌|入园)(?:时|之初|初期|阶段)|(?:试点|试运行|培育|建设|运营)(?:阶段|期间)(?=$|[，,]|已|累计)|(?:开工|开业|投运|投产|开港|开园|开馆|揭牌|挂牌|开通|上线|实施|启动|成立|设立|创办|组建|建成|投用|启用|封关|落户|运[行营]|获批|推行|试点|通车|加入)以来(?=[^，,]{2})|(?<=^|[，,而过])[一二两三四五六七八九十]年前(?=$|[，,这该其园全企公学]|[^，,]{0,10}(?:只有|仅|还))|(?:每月|每周|每天)(?=开行|发运|发车|产出|生产|新增|接待|运营)|上届(?=[^，,较比]{0,14}(?:为|达|仅|是)[\d近约])|(?:上周|\d{1,2}月(?:首|头一|第[一二三四])周|(?<=[，。\n ])(?:首周|当周))(?![一二三四五六日天])|(?<!\d)(?:[两三四五六七八九十]|\d{1,2})年(?=(?:年均)?复合增长率)|连续[两三四五六七八九十\d]{1,2}年(?=(?:保持|实现|以)[^，,居列位第]{0,4}\d)|此?前[两三四五六七八九十]年(?=$|[，,])|一年(?=建了|引进|新增|落地)|[一二两三四五六七八九十\d]{1,2}年(?:之)?内(?!获得的|第)|最近[两三四五六七八九十\d]{1,2}个月|(?<=财政|级)[两三四五]年(?=安排|投入)|(?:截至|截止到?)?(?:报告)期末|报告期内?|首年(?=[^，]{0,4}产)|上市首日|(?:开通|上线|开业|运营|投产|行动|活动|运行|启动|营业|开街|开园|开馆|通车|投用|启用|上市|封关)首[月年周]|支持期内|过去[一两三四五六七八九十]{1,2}[年届季]|(?<=^|[，。；;\n])同月(?=$|[，,])|(?<=[\u4e00-\u9fff][数量额规模])至此(?=[达增已累超突共])|首年(?=[将计预可覆即就实力拟]|服务)|下一个五年|(?<=^|[，。\n])这一年(?=$|[，,])|^新的?一年(?=$|[，,里])|(?<=^|[，。\n])节后首[月周]|(?<![\d第近.年分])(?:[两三四五六七八九十]|\d{1,2})年里|(?<=^|[：:，、；])当月(?=[^，,。]{0,8}\d)|(?<![比较])上一年度(?!同期)|(?<=(?:^|[布晓出]的|评选的|在))20\d\d(?=[\u4e00-\u9fff]{2}[^，,。；]{0,20}(?:榜|名单|排行|评价|评选|百强|\d00强|指数|竞争力报告|白皮书))(?!年)|(?<=(?:指数|榜单?|报告|排行榜|蓝皮书|白皮书|名单|百强)[(（])20\d\d年?(?=[)）])|20\d\d届(?=[^，,]{0,6}毕业生)|(?<![体表出呈展实发涌兑再显])现在(?=[^，,。]{0,8}(?:\d|[一二两三四五六七八九][十百千万]))|(?:第[\d一二三四五六七八九十]{1,4}届[\u4e00-\u9fff]{0,6}|[\u4e00-\u9fff]{0,3})(?:展会|博览会|大会|峰会|活动|节会|交会|进博会|论坛)期间|(?:上线|试?运行|开通|启用|成立|试?运营|开园|挂牌|落地|上市|投产)(?:后|满)?(?:[一二两三四五六七八九十百半]{1,2}|\d{1,3})?(?:周?年|个月|日|天)来?(?=$|[，,]|销售|累计|已|共)|(?:[一二两三四五六七八九]|十)年(?=年均|平均)|(?<![\d第近.年分])(?:[两三四五六七八九十]|\d{1,2})[年天](?=累计|共|翻了?|提[高升](?=[约近超]?[\d.])|增[加长](?=[约近超]?[\d.])|净增|集聚|聚集|引育|投入|建成|签约|落地|扶持|关停|收储|转化|统筹|新增|引进|培育)|^当月$|(?<=【[\u4e00-\u9fff“”]{0,6})20\d\d(?=[\u4e00-\u9fff“”]{0,4}】)|^同期$|^同一时期$|^到?第[二三四五]年$|(?<![比较与和同])上一年度?同期(?=$|[，,]|[\u4e00-\u9fff]{1,8}\d)|^此前(?=$|已?(?:持有|拥有|[^的]{0,6}(?:只有|仅)))/g;
const aroundFeast = opening(/^假?期?(?:前|后|刚过)/);
/** What every one of them holds: no year or month that only has its number. */
const mayBeSpan =
  /【.{0,6}20|(?<!\d{4})年|年之?内|[个每同当]月|[周天期届日首]|现在|^此前|以来|[时阶]|至此|^至|[“《"布晓出围选的在(（]20|^20\d\d/;

const none: readonly RegExpExecArray[] = [];

/** The times of the sentences of one article already read: figures and acts ask for them in turn. */
let read: { article: Article | null; times: Map<Sentence, Period[]> } = { article: null, times: new Map() };

/** Finds the times of a sentence from left to right, with a leading 截至 or 到. */
export function periodsOf(article: Article, sentence: Sentence): readonly Period[] {
  if (read.article !== article) read = { article, times: new Map() };
  const known = read.times.get(sentence);
  if (known) return known;
  const found = timesIn(article, sentence);
  read.times.set(sentence, found);
  return found;
}

function timesIn(article: Article, { clauses }: Sentence): Period[] {
  const { plain } = article;
  const found: Period[] = [];
  for (const clause of clauses) {
    const words = plain.slice(clause.start, clause.end);
    // What is taken is marked, not looked up: a clause may hold thousands of times. Most hold none.
    let taken: Uint8Array | null = null;
    const isFree = (start: number, end: number) => {
      for (let at = start; taken && at < end; at++) if (taken[at - clause.start] === 1) return false;
      return true;
    };
    const take = (period: Period) => {
      taken ??= new Uint8Array(words.length);
      taken.fill(1, Math.max(0, period.start - clause.start), period.end - clause.start);
      found.push(period);
    };
    for (const match of mayBeStage(clause.held) ? matchesOf(words, stage) : none) {
      const start = clause.start + match.index;
      const end = start + match[0].length;
      take({
        start,
        end,
        words: quoteOf(article, start, end),
        kind: match[0].endsWith('来') ? 'span' : 'stage',
        role: 'use',
      });
    }
    if (sinceDay.test(words)) {
      take({
        start: clause.start,
        end: clause.end,
        words: quoteOf(article, clause.start, clause.end),
        kind: 'span',
        role: 'use',
      });
      continue;
    }
    const isSince = words.endsWith('以来');
    const inside = isSince ? /(?<=[^，,]{2})自[^，,自]{2,14}以来$/.exec(words) : null;
    if (inside && !clause.tokens.some(({ kind }) => kind === 'time')) {
      const start = clause.start + inside.index;
      take({ start, end: clause.end, words: quoteOf(article, start, clause.end), kind: 'span', role: 'use' });
      continue;
    }
    const opening = isSince ? since.exec(words) : null;
    if (opening && !clause.tokens.some(({ kind }) => kind === 'time')) {
      // 芜湖加入走廊以来: whose time it is, is said before.
      const whose = clause.tokens.find(
        token => token.kind === 'word' && token.places && token.start === clause.end - opening[1]!.length,
      );
      // 松江区人工智能产业集群党委成立以来: so is whose it is by a long name.
      const named = ofBody.exec(opening[1]!);
      const start = named
        ? clause.end - named[1]!.length
        : whose && /^(?:加入|入选|获批|启动|实施|跻身)/.test(plain.slice(whose.end, whose.end + 2))
          ? whose.end
          : clause.end - opening[1]!.length;
      take({ start, end: clause.end, words: quoteOf(article, start, clause.end), kind: 'span', role: 'use' });
    }
    for (const token of clause.tokens) {
      if (token.kind !== 'time' || !isFree(token.start, token.end)) continue;
      // 某联盟2025年会: the name of a meeting.
      if (ofYear.testAt(plain, token.start, token.end + 3)) continue;
      // 由原来的0.8提高到2.9: no time that can be told.
      const bare = plain.slice(token.start, token.end);
      if (bare === '原来' || bare === '原先') continue;
      let start = token.start;
      let end = token.end;
      const lead = leading.execAt(plain, Math.max(clause.start, start - 5), start);
      if (lead && !(lead[0] === '到' && plain[end] === '的')) start -= lead[0].length;
      // 近三年, 未来五年内, 2024年度, “十四五”期间, 三年内
      const wider =
        fewOf.testAt(plain, start, end) && !/\d{4}|^[今去前上当]/.test(plain.slice(start, end))
          ? /(?:未来|今后|近|最近|过去的?|此后)$/.exec(plain.slice(Math.max(clause.start, start - 3), start))
          : null;
      if (wider) start -= wider[0].length;
      const behind =
        behindTime.execAt(plain, end, end + 8) ??
        /^[\u4e00-\u9fff“”"]{2,14}?(?:以来|至今)(?=$|[，,])|^[\u4e00-\u9fff]{2,12}?以来/.exec(
          plain.slice(end, Math.min(clause.end + 1, end + 18)),
        );
      if (
        behind &&
        !plain.slice(start, end).endsWith(behind[0]) &&
        !(behind[0] === '度' && /^度(?:计划|目标|任务|预算|投资|十|优秀|报告|最|创新)/.test(plain.slice(end, end + 3)))
      )
        end += behind[0].length;
      // 十年前, 两年后: how long ago.
      const ago =
        end - start === 2 && plain[start] === '年' && /[前后]/.test(plain[start + 1]!)
          ? /^[而但]?([一二两三四五六七八九十\d]{1,3})$/.exec(plain.slice(clause.start, start))
          : null;
      if (ago) start -= ago[1]!.length;
      // 开园当年
      if (
        plain.slice(start, end) === '当年' &&
        /(?:开园|开业|投产|投用|成立|落户|启用|上市|通车|开通)$/.test(plain.slice(clause.start, start))
      )
        start -= 2;
      // 一期自2022年投用以来
      if (plain[start - 1] === '自' && start > clause.start && /(?:以来|至今)$/.test(plain.slice(start, end))) start--;
      // 2028年前后
      if (plain.charAt(end - 1) === '前' && plain[end] === '后') end++;
      // 2025上半年: the year stands without its word.
      if (
        plain.charAt(start - 1) >= '0' &&
        plain.charAt(start - 1) <= '9' &&
        /^(?:[上下]半年|第?[一二三四]季度|前\S{1,3}个?月|全年)/.test(plain.slice(start, end)) &&
        /(?:^|\D)20\d\d$/.test(plain.slice(Math.max(clause.start, start - 5), start))
      )
        start -= 4;
      // 7月起新增: from then on.
      if (
        plain[end] === '起' &&
        /\d月$/.test(plain.slice(start, end)) &&
        /^起(?=[，,]|[新增实执施全对将在每][^步])/.test(plain.slice(end, end + 3))
      )
        end++;
      const days = inDays.execAt(plain, end, end + 20);
      if (days) end += days[0].length;
      // 拟自明年1月1日起
      if (
        plain.charAt(start - 1) === '自' &&
        start > clause.start &&
        plain[end - 1] === '日' &&
        /^起(?=$|[，,])/.test(plain.slice(end, end + 2))
      )
        [start, end] = [start - 1, end + 1];
      // 2022年同期盈利6.94亿元
      if (plain.startsWith('年同期', end - 3) && /20\d\d年同期$/.test(plain.slice(start, end))) end -= 2;
      const words = quoteOf(article, start, end);
      // 创办于2017年: when a body was born dates that alone.
      const isBirth =
        plain[start - 1] === '于' &&
        /(?:成立|创办|创立|创建|始建|组建|注册)于$/.test(plain.slice(Math.max(clause.start, start - 3), start));
      // 春节后首个工作日: a day.
      const isFeast = aroundFeast.testAt(plain, end, end + 4) && /[节旦一庆]/.test(plain[end - 1]!);
      const told = isBirth || isFeast ? 'vague' : ago ? 'span' : kindOf(plain.slice(start, days ? end - days[0].length : end));
      // 8月的嘉兴科技城，塔吊林立: when someone looked around.
      const isSeen =
        told === 'month' && start === clause.start && plain[end] === '的' && !clause.tokens.some(one => one.kind === 'quantity');
      const kind = isSeen ? 'vague' : told;
      take({ start, end, words, kind, role: roleOf(plain, clause.start, start, end) });
    }
    for (const match of mayBeSpan.test(words) ? matchesOf(words, spans) : none) {
      const start = clause.start + match.index;
      const end = start + match[0].length;
      const isNamed = /^20\d\d$/.test(match[0]);
      if (isFree(start, end))
        take({
          start,
          end,
          words: quoteOf(article, start, end),
          kind: isNamed ? 'year' : kindOfSpan(match[0]),
          // 从开园时的41%升至96%
          // 【数说2024】: what all the figures are of.
          role: isNamed
            ? plain.slice(Math.max(0, start - 8), start).includes('【')
              ? 'use'
              : 'name'
            : /[从由]/.test(plain[start - 1] ?? '') && plain[end] === '的'
              ? 'from'
              : 'use',
        });
    }
  }
  return joined(
    article,
    found.sort((a, b) => a.start - b.start),
  );
}

/** 明年一期满产后, 明年6月工程建成后 */
const ofPart = /^(?:[一二三四]期|项目|工程|基地|工厂|新厂){1,2}$/;

/** 2026年建成后, 投产后三年内, 联盟成立五年来, 去年“黑五”期间, 上市首日: two times in a row are one. */
function joined(article: Article, times: Period[]): Period[] {
  const { plain } = article;
  const found: Period[] = [];
  for (const time of times) {
    const last = found.at(-1);
    if (last && time.start < last.end) continue;
    const isStaged =
      last &&
      last.role === 'use' &&
      (last.end === time.start ||
        (time.kind === 'stage' && time.start - last.end < 6 && ofPart.test(plain.slice(last.end, time.start))));
    if (
      isStaged &&
      ((time.kind === 'stage' && /^(?:year|month|now)$/.test(last.kind) && /年|月|底/.test(last.words)) ||
        (last.kind === 'stage' && /内$/.test(time.words)))
    ) {
      // Of 2026年建成后 the year is the time.
      const words = time.kind === 'stage' ? last.words : quoteOf(article, last.start, time.end);
      found[found.length - 1] = { ...last, end: time.end, words, kind: 'stage' };
      continue;
    }
    // 年初至10月底
    if (last?.words === '年初' && /^[至到]$/.test(plain.slice(last.end, time.start)) && /[月日]/.test(time.words)) {
      found[found.length - 1] = { ...time, start: last.start, words: quoteOf(article, last.start, time.end), kind: 'months' };
      continue;
    }
    // 今年截至9月底
    if (last && last.end === time.start && last.role === 'use' && last.kind === 'year' && /^截[至止]/.test(time.words)) {
      found[found.length - 1] = { ...time, start: last.start, words: quoteOf(article, last.start, time.end) };
      continue;
    }
    const event =
      time.role === 'use' && time.kind === 'year'
        ? /^[“"][^”"]{1,8}[”"](?:期间|当[天日]|首日|前[一二三四五六七\d]天)/.exec(plain.slice(time.end, time.end + 16))
        : null;
    if (event) {
      const end = time.end + event[0].length;
      found.push({ ...time, end, words: quoteOf(article, time.start, end), kind: 'span' });
      continue;
    }
    // 二期投产后, 联盟成立五年来: what came into being belongs to it at the head of a clause.
    const owner =
      time.kind === 'stage' || /^成立|^启用|^开园|^运营/.test(time.words)
        ? /(?:^|[，,。；;:\n])([一二三四]期|联盟|平台|学院|基金|园区|项目)$/.exec(
            plain.slice(Math.max(0, time.start - 4), time.start),
          )
        : null;
    if (owner && (time.kind === 'stage' ? /期/.test(owner[1]!) : /^[，,]/.test(plain.slice(time.end, time.end + 1)))) {
      const start = time.start - owner[1]!.length;
      found.push({ ...time, start, words: quoteOf(article, start, time.end) });
      continue;
    }
    found.push(time);
  }
  return found;
}

/** The year in which a text speaks, going by the latest one it names: that of 截至2025年6月底, else the one after a year reported as a whole; null where it names none. */
export function yearOf(article: Article): { year: number; isSure: boolean; isWhole?: true } | null {
  let part = 0;
  let sure = 0;
  let whole = 0;
  for (const sentence of article.sentences)
    for (const { role, words, end, start, kind } of periodsOf(article, sentence)) {
      if (role !== 'use' || !words.includes('年')) continue;
      const year = Number(/(?:19|20)\d\d(?=年)/.exec(words)?.[0] ?? 0);
      if (year === 0 || /^到/.test(words)) continue;
      if (/将|力争|计划|预计|目标|建成|拟|要/.test(article.plain.slice(start - 6, start) + article.plain.slice(end, end + 16)))
        continue;
      if (kind === 'months' || (kind === 'now' && /月/.test(words))) sure = Math.max(sure, year);
      if (/月|季|半年/.test(words)) part = Math.max(part, year);
      else if (/^20\d\d年(?:度|全年|末|底)?$|^截至20\d\d年/.test(words)) whole = Math.max(whole, year);
    }
  if (part > 0 && part >= whole) return { year: part, isSure: sure === part };
  return whole > 0 ? { year: whole + 1, isSure: false, isWhole: true } : null;
}
