import { wordsOf } from './article.ts';
import type { Scene } from './scene.ts';
import type { Draft } from './story.ts';

/** Among whom the places told last order: of several told of one thing the first (列全省第七、皖南第一，其中…). */
export function scopeBefore(drafts: readonly Draft[]): string | null {
  const last = drafts.findLast(({ observation }) => observation.rank_scope !== null);
  return (
    drafts.find(({ observation, start }) => observation.rank_scope !== null && start === last?.start)?.observation.rank_scope ??
    null
  );
}

/** 在全市占比超六成，稳居第一: the share right before says among whom. */
export function shareScope({ story, sentence, clause }: Scene): string | null {
  const before = sentence.clauses.findLast(({ start }) => start < clause.start);
  const last = story.drafts.at(-1);
  const of = last?.kind === 'share' && before && last.end >= before.start ? last.observation.share_of : null;
  return of && /^(?:全[国省市区县球]|长三角|世界|国内)$/.test(of) ? of : null;
}

const headed =
  /((?:全[国省市区县]|长三角|[三四五六七八九十]城市)(?:\d{1,4}个)?(?:县[(]市、区[)]|县市区|区县|设区市|开发区|高新区|经开区|县域|园区)?)[^，,。；;:]{0,16}(?:成绩单|榜单?|排行|排名|位次|数据|通报|答卷|家底|战报)[^，,。；;:]{0,6}(?::|(?:出炉|公布|发布|揭晓)，)/;
/** 失守全市第一，…屈居松江之后; 坐稳全省工业“第二城”：…; 从全市倒数第二到正数第五 */
const standsIn =
  /(?:失守|痛失|让出|丢[掉了]|坐稳|稳坐|守住|从(?:20\d\d年)?)(全[国省市区县]|长三角|国内)[^，,。；;]{0,6}“?第[一二三]/;
/** 居国内石化产业基地第二梯队 */
const tiered = /(?:居|在|处于|位列|进入|跻身)((?:全[国省市球]|国内|世界|长三角)[\u4e00-\u9fff]{0,12}?)第[一二三]梯队/;
const ofWhole = /(全[国省市区县])(?:[\u4e00-\u9fff“”]{2,20})?$/;

/** How far before a rank the whole is looked for. */
const reach = 600;

/** 全市外贸成绩单出炉：吴江出口312.6亿元，仅次于…; 全省产量118万辆，其中…；芜湖29.8万辆，居第二: whose parts are told of. */
export function wholeScope({ article, article: { plain }, story, sentence, clause, mind }: Scene): string | null {
  const from = Math.max(story.since, clause.end - reach);
  const words = plain.slice(from, clause.start);
  const all = plain.slice(from, clause.end);
  const before = /[失出丢稳住从]/.test(all) && /第[一二三]/.test(all) ? standsIn.exec(all)?.[1] : undefined;
  if (before !== undefined) return before;
  const tier = words.includes('梯队') ? tiered.exec(words)?.[1] : undefined;
  if (tier !== undefined) return tier;
  if (!/全[国省市区县]|长三角|[三四五六七八九十]城市/.test(words)) return null;
  const head = headed.exec(words);
  if (head) return wordsOf(article, from + head.index, from + head.index + head[1]!.length);
  if (mind.subject === null || !plain.slice(sentence.start, clause.end).includes('其中')) return null;
  const [whole] = story.drafts;
  if (whole?.kind !== 'level' || whole.quantity === null || whole.observation.subject === mind.subject) return null;
  return ofWhole.exec(plain.slice(Math.max(sentence.start, whole.quantity.head - 24), whole.quantity.head))?.[1] ?? null;
}

/** Among whom the words of a measure themselves order: 国内车用传感器出货量, 全球市占率. */
export const reachOf = (words: string | null | undefined) =>
  /^(国内|全球|全国|世界)/.exec(words?.replace(/^(?:在|占|其|公司)/, '') ?? '')?.[1] ??
  /(国内|全球|全国|世界|北美|欧洲|亚洲|东南亚)(?:市场)?(?:份额|市占率|占有率|[销产]量|出货量)(?:已?[达为超近约逾]+)?$/.exec(
    words ?? '',
  )?.[1] ??
  null;

/** 全省县域制造业(高质量发展评价): what those who are ordered are judged by. */
export const topic =
  /(?<=县域|县级市|县市|县区|区县|开发区|高新区|经开区|园区|城市|设区市)(?:先进制造业|制造业|工业|服务业|农业|数字经济|民营经济|外贸|营商环境|科技创新|科技|绿色|人才|外资|旅游|安全生产|生态环境|亩均效益|高质量发展|招商引资|项目建设|对外开放|开放型经济)+$/;

/** Among whom words order, without the verbs before them and what is ordered behind; null where they tell nobody. */
export function scopeOf(words: string): string | null {
  const scope = words
    .replace(/^20\d\d(?:年度?)?(?=[\u4e00-\u9fff]{3})/, '')
    // 在全省县域中前移两位、列第七
    .replace(
      /[中里内]?(?:前移|前进|上升|提升|跃升|攀升|下降|下滑|后退|后移|退后|回落)了?[一二两三四五六七八九十\d]{1,3}(?:位|名|个位次)[、，]?$/,
      '',
    )
    .replace(/^(?:[已所]?(?:公布|参评|入选|上榜|发布)的)(?=\d)/, '')
    .replace(
      /^(?:在|于|了|到|至|其|已?连续[\d一二三四五六七八九十]+[年次届月]|进入|跻身|保持|则|却|也|正数|稳居|[位高跃]居|[名位]列|排在|蝉联|稳坐|(?:如今|现在|目前|今年|当前)的?|(?:前[进移]|上升|提升|跃升|攀升|爬升|晋升|跃进|下降|下滑|滑落|后退|退后)(?:了?[一二两三四五六七八九十\d]{1,3}(?:位|名|个位次|个名次))?[升跃进退降]?[至到为居列]|[退滑降跌升][至到]|回落[至到]|[进入上到至](?=[全各长国世行同所]|$)|[均中分并]列|[均中]居|居|列|位){1,12}/,
      '',
    )
    .replace(
      /(?:(?:综合|绩效|年度|考核)*(?:评价|考核|考评|评估|评比|排名)(?:中|里|上)?)?(?:已?连续[\d一二三四五六七八九十]+[年次届月])$/,
      '',
    )
    .replace(
      /(?:的|(?<![苏浙皖])中|当中|排名|名次|范围内|之|综合|总分|评分|考核|考评|评价|评比|(?:总?出货|发货|交付|装机|装车)量|市占率|[里中内]是|占有率|占比|份额|销量|产量|规模|总量|综合实力|[“”]|中的?(?:位次|排名|名次)|里的?(?:位次|排名|名次)|(?<=企业|县市|区县|园区|街镇|平台|城市|[）)]|开发区|集群)(?:税收|产值|营收|增[速幅]|成交额|交易额|亩均税收|投资))+$/,
      '',
    )
    // 在伺服电机领域的国内市占率: of which the region alone orders.
    .replace(/^.{2,}(?:领域|方面|行业|赛道)的?(?=(?:国内|全国|全球|世界)$)/, '')
    // “县域创新能力百强”榜首: half of the quotes is cut.
    .replace(/^“(?=[^”]*$)/, '');
  // 全省开发区安全生产: what they are judged by.
  if (topic.test(scope)) return scope.replace(topic, '');
  // 全国100个入选集群: so many are among whom the whole orders.
  if (/^(?:全[国省球]|世界)(?:\d|[两三四五六七八九十]+个)/.test(scope))
    return scope.replace(/(?:\d|[两三四五六七八九十]+个).*$/, '');
  // 全省营商环境评价中: what is judged, and not among whom.
  if (/^(?:全[国省市区县]|长三角|.{2}省)/.test(scope) && judged.test(scope)) return scope.replace(judged, '');
  // 由上年的第26位升至第22位: where it stood before, not among whom.
  return scope === '' || /[由从]|上年|去年|.在$/.test(scope) ? null : scope;
}

const judged =
  /(?:营商环境|高质量发展|科技创新|创新能力|亩均效益|数字经济|经济发展|生态环境|投资环境|工业经济)+(?:评价|考核|考评)?$/;
