/** Words before a figure taken apart: the noun it measures, and a verb that matters to its meaning (新增, 签约). */
export type Noun = { words: string; verb: string };

const links =
  /(?:(?:首次|已经?|也|就|将|均|都|仅|则|共有?|共计|合计|总计|累计|分别|现有|还有|约有|有|是|为|达到?|达成|高达|已达|实现|完成|超额|超过|突破|首破|逼近|接近|将近|保持|稳定|维持|在|约|近|超|逾|破|不足|不到|最高|最低|至少|不低于|不少于|不超过|控制|预计|可达|仍|的|了|着|由|从|到|至|以|大约|估计|目标|力争|增至|升至|降至|给予|宣布|每年|每月|每人|:|-+))+$/;
const leads =
  /^(?:其中|同时|此外|另外|截至|累计|先后|现有|现已|已经?(?!建)|目前|共有?|共计|总计|合计|成功|分别|首次|首批|基本|正式|其(?!他)|均(?!价|值|衡)|都|仅|还有?|也|将(?!军)|力争|预计|预期|计划(?!总?投资)|拟|可(?!再生|支配|比|用|利用|容)|以(?!上|下)|的|了|并|且|和|及|以及|与|而|则|在(?!校|建|册|孵|园|职|岗|手|营|库|线)|对(?!外|口|接|美|日)|为|给|把|从(?!业)|由|通过|另有|有(?!效|机|色|线)|是|、|:|\s|各类|各级|全部|直接|间接|总共|合力|现场|集中(?!度)|当月|当年|当季|每年|每月|今后|未来(?!产业|科技)|达产后|建成后|投产后|全面|届时|吸引了?|一期工程|大家|近年来|力求|到(?!账|位|岸)|可年(?=均)|使|让|令|后|约)+/;
const verbs =
  '拥有(?!量|率)|集聚(?!区|度|地|效应)|聚集(?!区|度)|汇聚|实现(?!率)|完成(?!率|额|投资额|量)|达成|建成(?!区|投产)|建立(?!健全)|建立健全|培育(?!库|期|工程)|设立|设有|设置|开设|下设|下辖|成立|形成|打造|吸引|带动(?!就业|力)|创建|获得|取得(?!率)|惠及|覆盖(?!率|面)|收集|破解|协调解决|解决(?!率|方案)|走访|连接|提供|促成|撮合(?!交易|成功)|发放|发布(?!会|量)|安排|认定|入选|上线|创造|搭建|推出|引育|联动|吸纳|容纳|组建|派出|选派|举办|开展|陈列|受理|兑现|减免(?!额)|撬动|盘活|腾退|链接|出台|实施|部署|制定|辐射|涵盖|囊括|落实|承担|拿出|享受|出口至|销往|来自|聘请|选聘|扩大到|推动|新增|净增|引进|引入|新设|新建|签订|签署|签约|开工(?!率)|竣工|投产|落户|落地|入驻(?!率|企业)|入库(?!率|企业|项目)|处理|纳入|参加|参与|出席|认缴(?!规模|额|资本)|节约|节省|减排|贡献了';
const atStart =
  /^(?:新)?(?:投入|投资|服务|授权|申请|转化|接待|销售|生产|出让|成交|支持|贡献|组织|奖励|补贴|资助|展示|整合|对接|布局|办理|设|制订|融资|拉动|带动|募集|主导|牵头|持有|培养|培训|储备|产出|资助)(?:了)?(?!总?[额量率价值数]|规模|强度|总|资金|收入|面积|成本|占|增|能力|周期|水平|效率|业|商|力|金|品|型|者|类|性|经费|中心|平台|联盟|机构$)(?=[\u4e00-\u9fff“]{2})/;
const keptVerbs =
  /^(?:新开工|新签约|新引进|新增|净增|引进|签约|开工|竣工|投产|新设|新建|落地|入驻|入库|授权|申请|转化|出让|投资|上线|容纳|服务|设|节约|接待|募集|新出让)$/;
const clear = new RegExp(`^(.{0,24}?)((?:集中|共同|先后|新|合力|共)?(?:${verbs}))(?:了|着|过|到)?`);
const nounEnd =
  /(?:的|集中|入驻|参加|出席|加入|入选|入围|参与|共建|签约|达成|居(?!民)|位居|位列|排名|占(?!地|比)|同比|环比|增长|增至|增加|升至|上升|提升|提高|扩大|扩展|降至|减少|跃升|攀升|下降|比(?!例|重|赛)|较|超过|实现|正式|落户|落地|集聚|构成|获|被|为|是|在(?!校|建|孵|册)|到会|已|将|来(?!源|料)|通过|投产|开工|完成|进行|开展|位于|均|全部|分布|覆盖|和(?=\d|约|近|超|$)|及(?=\d|$)|以及|，|与(?=\d|$)|或(?=\d|$)|向|用于|成为|迈进|等(?!级)|组成|上市(?!企业|公司)|现场|相继|陆续|纷纷|表示|认为|采用|使用|建成|得到|\(|\)|落成|提供|获得|里(?!程)|到|至)/;
const givenMoney =
  /^的?(?:(?:一次性)?(?:奖励|补贴|补助|资助|扶持|支持|奖金|贷款|授信|融资|资金|投资|订单|基金|股权|股份|补偿|产值|税收|营收|收入|总投资|销售额|利润|产出|授信额度))/;

/** The noun at the end of the words before a figure, without verbs, links and the words of degree around it. */
export function nounBefore(words: string): Noun {
  let rest = words
    .replace(/^(?:[^，,]{0,14}等地|来自[^，,]{0,12})的/, '')
    .replace(links, '')
    .replace(leads, '');
  let verb = '';
  for (let turn = 0; turn < 4; turn++) {
    const start = atStart.exec(rest);
    const found = start ? null : clear.exec(rest);
    if (!start && !found) break;
    const [before, action] = start ? ['', start[0]] : [found![1]!, found![2]!];
    const after = rest.slice(start ? start[0].length : found![0].length);
    verb = action.replace(/[了着过到]$/, '').replace(/^(?:集中|共同|先后|合力|共)/, '');
    if (after === '' && before !== '' && turn === 0) {
      rest = before;
      break;
    }
    // 规上工业实现产值: what it is the output of stays.
    const owner = /^(?:实现|完成|创造)$/.test(verb) && /^[\u4e00-\u9fffA-Z0-9“”]{2,14}$/.test(before) ? before : '';
    rest = owner + after.replace(leads, '');
    if (owner !== '') break;
  }
  return { words: tidyNoun(rest), verb: keptVerbs.test(verb) ? verb : '' };
}

/** The noun that follows a unit (16个产业联盟), up to the next verb or figure; empty where none does. */
export function nounAfter(words: string): string {
  const bare = words.replace(/^(?:\([^)]{0,4}\))?(?:的|左右|以上|多)?/, '');
  const stop = nounEnd.exec(bare);
  const noun = bare.slice(0, stop ? stop.index : 20).split(/[、，,;“”]/)[0]!;
  return tidyNoun(noun);
}

/** What a sum is given for, right behind it (500万元奖励, 51%股权); empty where it says nothing. */
export function purposeAfter(words: string): string {
  return givenMoney.exec(words)?.[0].replace(/^的/, '') ?? '';
}

export type Ending = 'level' | 'count' | 'share' | 'up' | 'down' | 'more' | 'less' | 'narrowed' | 'rank';

/** The name under which a figure is filed: 数 for counts, 占比 for shares, 增速 for growth in per cent, 增加 for an increase. */
export function nameIndicator(noun: string, ending: Ending, unit: string | null): string {
  if (ending === 'share')
    return /(?:占比|比重|份额|比例|率)$/.test(noun) ? noun : `${noun.replace(/(?<=[\u4e00-\u9fff])(?<!人)数$/, '')}占比`;
  if (ending === 'up') return /(?:增速|增幅|增长|提高|提升)$/.test(noun) ? noun : `${noun}增速`;
  if (ending === 'down') return /(?:降幅|下降)$/.test(noun) ? noun : `${noun}降幅`;
  if (ending === 'more') return /(?:增速|增幅|增长|增加)$/.test(noun) ? noun : `${noun}${unit === '倍' ? '增长' : '增加'}`;
  if (ending === 'less') return /(?:降幅|减少)$/.test(noun) ? noun : `${noun}减少`;
  if (ending === 'narrowed') return /降幅$/.test(noun) ? noun : `${noun}降幅`;
  if (ending === 'rank') return /(?:排名|考核|评价)$/.test(noun) ? noun : `${noun}排名`;
  if (ending === 'level' || /^年产/.test(noun) || /(?:数|数量|量|规模|人口|人次|总人数|体|缺口|收入|服务|接待)$/.test(noun))
    return noun;
  return unit === '条' ? `${noun}条数` : `${noun}数`;
}

function tidyNoun(words: string): string {
  let noun = words.trim().replace(/^[的、和及与，,:"”]+|[的、和及与，,:“(]+$/g, '');
  if (noun.includes('”') && !noun.includes('“')) noun = noun.replaceAll('”', '');
  if (noun.includes('“') && !noun.includes('”')) noun = noun.replaceAll('“', '');
  return noun.length > 30 ? noun.slice(-30) : noun;
}
