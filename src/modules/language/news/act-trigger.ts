import { matchesOf } from '../matches.ts';
import { ending, opening } from '../pattern.ts';
import { standsIn, startersOf } from '../starters.ts';
import { type ActScene, type Found, leadOf } from './act-scene.ts';
import { withoutDoubles } from './act-single.ts';
import { actKindsIn } from './act-stem.ts';
import type { Article } from './article.ts';
import type { Stretch } from './reading.ts';

const planned =
  /将(?!军|士|近)|拟(?!态)|计划(?!总?投资|单列|已?获|已?通过)|预计|力争|争取|即将|有望|确保|尽快|早日|尚未|未能|待|加快|推动|推进(?!会|办|中心|组|处|署|大会)|目标|准备|筹备|筹建|希望|力促|抓[好实紧牢]|一手抓|促进(?!会|中心|局|部|署|办|处|大会|条例|周)|鼓励|(?<!科技)支持|打算|承诺|终止|取消|放弃|撤回|拒绝|应当|须|需(?=在|经|先|通过|满足|完成|取得|获得)|不得|未来(?!社区|工厂|产业|科技|城|独角兽|乡村|之|网络|医院|实验室|资本|食品|智)|规划建设|为了[^，,]{0,6}$|围绕|以及时|原定|原计划|原拟|并未|没有|从未|从没|未与|未曾|并无|不曾|(?<![许认])可(?!研|行|再|穿|视|信|靠|控|持续|降解|编程|燃|充电|见光|回收|循环)|要(?!闻|素|点|求|件|塞|事)|能够|筹划|谋划|洽谈|商谈|磋商|适时|择机|择期|尚需|尚须|仍需|仍须|还需|有待|须经|需经|需[在于]|[须应][在于]|必须|未$|(?<!有)没$|[不催]$/;

/** 2026年度活动计划对外: what a plan is called that is made known. */
const planOfName = /(?:行动|活动|工作|发展|培育|提升|建设|年度?)计划(?=(?:也|正式|同步|一[起并同]|对外)*$)/;

const willing =
  /(?<!总投资|年度|按)计划(?!总?投资|单列|[^，]{0,8}发布)|将(?!军|士|近)|拟(?!态)|力争|争取|要(?=[强加推聚持深全进])|希望|下一步|计划到|预计/;

/** What every one of them holds. */
const willingMarks = startersOf('计将拟争要希步');

const intended = /将(?!军|士)|拟|计划|预计|即将|力争|争取|有望|希望|要(?=[常定每])/;

const hoped = new RegExp(`${intended.source}|承诺|鼓励|引导|支持企业|适时|择机|谋划|筹划`);

/** What may come: a condition at the head of a clause. */
const opens = opening(/^(?:若|倘若|假如|假使|一旦|如果|只要|只有|如(?=能|获|果|未|遇|需|顺利))/);

/** ，这是项目倒排的时间表 */
const schedule = /^，这(?:就|便)?是[^，。]{0,24}(?:时间表|路线图|计划|目标|安排|任务书?)(?:$|[，,。；;])/;

const idle = /一(?:家家|个个|批批|座座)|(?:加速|这场|一场|(?:签约|开工|投产|竣工)加)$|宣读/;

const idling = startersOf('一速场加宣');

/** A将B交付C: the word moves what is handed over, and tells no plan. */
const moved =
  /将(?!于|在|向|会|正式|陆续|率先|全部|分批|逐步|如期|按期|按时|继续|首次|尽快|很快|批量|开始|实现|完成|从|由|通过|以|再|新|累计|达|有|为|与|对)(?!军|士|近)(?:旗下|其|所持|首批|\d+[台架艘套列辆颗])?[\u4e00-\u9fffA-Za-z0-9“”.%-]{2,44}$/;

const later = opening(
  /^(?:(?:[与和、]?(?:签约|开工|竣工|投产|落地)){0,3}(?:热度|势头|节奏|步伐|热潮|攻势)|[难慢易](?=$|[，,。；;、的])|加(?=签约|开工|投产|竣工)|的“?[\u4e00-\u9fff]{0,5}年”?(?=$|[，,。；;])|[一二两三四五六七八九十百\d]{1,3}(?:周?年(?!期?的?(?:战略|合作|供货|供应|服务|租赁|采购|框架|长期|独家|代工|运维|总|销售)*(?:协议|合同|长约|订单))|个月|天|日)|当天|当日|首[日月年周季]|不久|满|刚满|已有|才|不[到足满]|仅|量(?!子|产|贩)|后(?!者|发|市|备|湾|海)|前(?![一二三四五六七八九十\d])|之后|之前|时(?!间)|的|以来|[\u4e00-\u9fff]{0,5}以来(?!首|第|规模)|率|期间|现场(?!会)|在即|即$|[而但]?未(?![来央])|企业|条件|标准|需|所需|力度|数|总数|情况|进度|进展|至今|迄今|首秀|即[达见满]|最[早晚]|较[早晚]|(?:资助|补助)|资金[中来，,]|是[本此今这])/,
);

/** Whether a stretch tells an act, going by its verbs. */
export function hasAct({ plain }: Article, { start, end }: Stretch): boolean {
  const kinds = actKindsIn(plain, start, end);
  if (kinds.length === 0) return false;
  const words = plain.slice(start, end);
  return kinds.some(({ word, type }) => type !== 'policy' && words.search(word) >= 0);
}

/** Whether a clause tells of what is to come, titles aside. */
function isHoped(plain: string, { start, end }: Stretch): boolean {
  if (!standsIn(willingMarks, plain, start, end)) return false;
  const words = plain.slice(start, end);
  return willing.test(words.includes('“') ? words.replace(/“[^”“]{0,40}”/g, '') : words);
}

const withoutQuotes = (words: string): string =>
  words.includes('《') || words.includes('“') ? words.replace(/《[^》]*》|“[^”“]{0,40}”/g, '') : words;

export function triggersOf({ article: { plain, starts }, sentence, periods }: ActScene): Found[] {
  const found: Found[] = [];
  // 九城市将加强…，常态化召开…，成立…: the 将 holds on until a clause has a date of its own.
  let hopes = false;
  for (const [index, clause] of sentence.clauses.entries()) {
    const kinds = actKindsIn(plain, clause.start, clause.end);
    if (plain.charAt(clause.start - 1) === ';') hopes = false;
    if (kinds.length === 0) {
      hopes ||= isHoped(plain, clause);
      continue;
    }
    const words = plain.slice(clause.start, clause.end);
    const taken = new Uint8Array(words.length);
    const dated = periods.some(({ role, start, end }) => role === 'use' && start >= clause.start && end <= clause.end);
    for (const kind of kinds)
      for (const match of matchesOf(words, kind.word)) {
        const [from, to] = [match.index, match.index + match[0].length];
        // 从第一家德企落户起, 自开园以来: what a time is counted from.
        if (
          periods.some(
            ({ kind, words: told, start, end }) =>
              (kind === 'span' || /(?:以来|至今|起)$/.test(told)) && start <= clause.start + from && end >= clause.start + to,
          )
        )
          continue;
        // 推动工业: the characters of 动工 are no word.
        // 氢启动力: nor do they end in one.
        if (
          words.charAt(from - 1) === '【' ||
          taken[from] ||
          taken[to - 1] ||
          // 将所持股权|转让给: one word elsewhere.
          !(starts[clause.start + from] || (kind.type === 'acquisition' && words[from - 2] === '股')) ||
          !starts[clause.start + to] ||
          isQuoted(words, from)
        )
          continue;
        taken.fill(1, from, to);
        // 这是松江区时隔6年再次获此殊荣: what was told already.
        if (toldAlready.test(words)) continue;
        // 随着首片晶圆下线，项目投产: what comes with an act told behind it.
        if (
          alongWith.test(words) &&
          (/一批|一系列|众多|多个|陆续|不断|相继/.test(words) ||
            /^[，,][^，,。]{0,14}(?:有望|势必|预计|必将)/.test(plain.slice(clause.end, clause.end + 20)) ||
            sentence.clauses
              .slice(index + 1)
              .some(
                one =>
                  actKindsIn(plain, one.start, one.end).includes(kind) && plain.slice(one.start, one.end).search(kind.word) >= 0,
              ))
        )
          continue;
        // 9月底前竣工、10月试运行，这是倒排的时间表: what is planned.
        if (plain.startsWith('，这', clause.end) && schedule.test(plain.slice(clause.end, clause.end + 40))) continue;
        // 重大项目(含增资)330个: what is counted with them.
        if (/^[^()]*\(含[^()]*$/.test(words.slice(0, from)) || (kind.type === 'financing' && /\(含增资/.test(words))) continue;
        // 一家家企业签约进驻, 正加速登陆科创板: of many, and nothing that took place once; 宣读了批复: what was read out; 这场开工: a ceremony.
        if (standsIn(idling, words, 0, from) && idle.test(words.slice(0, from))) continue;
        // 离签约不过一个月, 距开工还有三天: how far off it is; 连同签约、竣工的项目在内: which are counted in.
        if (farFrom.testAt(words, Math.max(0, from - 2), from) || countedIn.test(words)) continue;
        // 已在试生产: it goes on, and nothing tells when it began.
        if (match[0].startsWith('试') && /(?:^|[已正仍还])在$/.test(words.slice(Math.max(0, from - 3), from))) continue;
        // 若获批准，公司将…; 一旦签约: what may come.
        if (opens.test(words)) continue;
        // 签约共建的中试平台投用: how it came to be.
        if (kind.type === 'signing' && madeOf.test(words.slice(to, to + 8))) continue;
        // 26日召开的…大会 tells of the meeting.
        if (kind.side === 'after' && /^(?:后|前)(?=[，,\u4e00-\u9fff]|$)/.test(words.slice(to))) continue;
        const isNamed =
          kind.type === 'meeting' &&
          /^的[^，]{2,44}?(?:大会|会议|论坛|峰会|活动|座谈会|推进会|发布会|年会|展|会|仪式|典礼)”?(?:上|期间|中|”|$|给出|透露|提出|明确|通报|指出|审议|吸引|迎来|汇聚|汇集|集聚|共有|上，|达成|发布|设[立有置]?\d)/.test(
            words.slice(to),
          );
        // 【洞泾发布】: the name of a column.
        if (words[to] === '】') continue;
        // 平湖市氢启动力股份有限公司: part of a firm's name.
        if (
          kind.side === 'before' &&
          words.includes('公司', to) &&
          /^[\u4e00-\u9fff]{0,8}(?:有限公司|股份公司)/.test(words.slice(to))
        )
          continue;
        // 在协会公布的名单中: who made the list, and no act.
        if (kind.type === 'release' && /的$/.test(match[0]) && /^[在从据]/.test(words) && /[中里上]$/.test(words)) continue;
        // 根据最新公布的“…500强”榜单: what is told goes by it.
        if (kind.type === 'release' && /的$/.test(match[0]) && /^(?:根据|依据|按照?|据)$/.test(words.slice(0, from))) continue;
        // 园区在协会公布的榜单上列第5
        if (
          kind.type === 'release' &&
          /的$/.test(match[0]) &&
          /[在从][^，,在从]{2,16}$/.test(words.slice(0, from)) &&
          /^[^，,]{2,30}(?:榜单?|名单|排名|排行|评价|评估|指数)[中里上]/.test(words.slice(to))
        )
          continue;
        const inverse = isNamed ? null : inverseAt(words, from, to, dated);
        // 该项目的正式开工建设对…具有意义: what an act that was told means.
        if (
          kind.side === 'before' &&
          /的(?:正式|全面|顺利|如期|成功)?$/.test(words.slice(Math.max(0, from - 4), from)) &&
          /^(?:建设|投产)?(?:[对为将]|有[利助]于)/.test(words.slice(to))
        )
          continue;
        // 三年前收购的德国工厂首次盈利, X全资收购的园区封顶: how it came to be theirs.
        if (kind.type === 'acquisition' && inverse !== null && !/^的(?:是|还有)/.test(words.slice(to))) continue;
        if (kind.side !== 'after' && later.test(words.slice(to)) && !isNamed && inverse === null) continue;
        // 拿到生态环境局批复: a paper, told of with what it is for.
        if (match[0] === '批复' && /(?:拿到|收到|取得|获得)[^，,]{2,16}$/.test(words.slice(0, from)) && to === words.length)
          continue;
        // 集中签约暨开工活动: part of what a ceremony is called.
        if (
          kind.type !== 'meeting' &&
          ofCeremony.testAt(words, to, words.length) &&
          // 车间的落成典礼与交付仪式先后举行: told by its own verb.
          (words.charAt(to) !== '典' || /举[行办]/.test(words.slice(0, from))) &&
          // 在郎溪新厂的竣工仪式上，…负责人说: that it was held is told in passing.
          !(/^(?:仪式|典礼)[上现]/.test(words.slice(to)) && /^(?:在|出席)[^，,]{3,}的$/.test(words.slice(0, from)))
        )
          continue;
        // 对首次获评…的企业; 每年共同出资设立…; 从打桩到下线
        // 对皖测院的收购已完成 is one.
        const isDone =
          kind.type === 'acquisition' && /^对[^，,]{2,30}的$/.test(words.slice(0, from)) && /完成|交割/.test(words.slice(to));
        if (
          (forAll.test(words) && !isDone) ||
          (words.includes('从') && /从[^，]*到[^，]{0,8}$/.test(words.slice(Math.max(0, from - nearby), from)))
        )
          continue;
        // 推进会 and 加快…大会 are names of meetings, no plans.
        const since = Math.max(clause.start + from - nearby, leadOf(plain, clause.start, clause.start + from));
        const before = withoutQuotes(plain.slice(since, clause.start + from));
        const plan = kind.type === 'meeting' ? intended : kind.type === 'founding' ? hoped : planned;
        const isMoved = (kind.type === 'delivery' || kind.type === 'acquisition') && moved.test(before);
        if (
          plan.test(
            isMoved
              ? before.replace(moved, '')
              : kind.type === 'policy'
                ? before.replace(/(?:行动|发展|培育|提升|三年|年)计划|促进(?:条例|办法|措施|行动)/g, '')
                : kind.type === 'release'
                  ? before.replace(planOfName, '')
                  : before,
          ) ||
          (hopes && !/已经?(?:正式|顺利|成功)*$/.test(before) && (!dated || !/已|正式|成功|顺利|如期|[日号昨今]/.test(words))) ||
          (words.charAt(from - 1) === '从' && /^[^，,]{0,8}[到至]/.test(words.slice(to))) ||
          (words.includes('曾') &&
            /曾(?:经)?[\u4e00-\u9fff\d]{0,4}$/.test(words.slice(Math.max(0, from - 6), from)) &&
            !(dated || /月$/.test(plain.slice(Math.max(sentence.start, clause.start - 2), clause.start - 1)))) ||
          // 从洽谈到落地只用了两个月——某研发中心落户…: what stands before the dash is told of another.
          (words.includes('从') &&
            /从[^，]*(?:到|至)[^，]*(?:仅|只|用了?|历时)/.test(words) &&
            !words.slice(0, from).includes('--'))
        )
          continue;
        const one: Found = {
          // 《…规范》团体标准发布
          type: kind.type === 'policy' && /》(?:团体|行业|国家|地方)标准/.test(words) ? 'release' : kind.type,
          clause,
          index,
          start: clause.start + from,
          end: clause.start + (inverse ?? to),
          kind,
          isInverse: inverse !== null && kind.type !== 'meeting',
        };
        found.push(one);
        // 竣工投产 tells of two acts.
        if (match[0].includes('竣工投产')) found.push({ ...one, type: 'completion' });
      }
    hopes ||= isHoped(plain, clause);
  }
  found.sort((a, b) => a.start - b.start);
  // No sentence tells of so many acts.
  if (found.length > mostActs) return found.slice(0, mostActs);
  return withoutDoubles(found, plain, sentence);
}

const toldAlready = opening(/^(?:这|此)(?:也|还|次)?(?:是|系)/);
const alongWith = opening(/^(?:伴?随着|伴随)/);
const farFrom = ending(/(?:离|距离?)$/);
/** 集中签约|暨开工活动 */
const ofCeremony = opening(
  /^(?:[暨及和、]|、?集中)?(?:集中)?(?:签约|开工|投产|竣工|开竣工|开\(竣\)工)?(?:仪式|典礼|活动|大会|动员会)/,
);
const forAll = opening(/^(?:对|凡|每年)/);
const countedIn = opening(/^(?:连同|包括|算上|加上|除了?|含)[^，,]{2,40}(?:在内|之外|以外|外)$/);
const madeOf = /^(?:共同|合作|联合)?(?:共建|建设|打造|设立|引进|开发)的/;

/** How far before a verb its clause is looked at. */
const nearby = 160;
const mostActs = 24;

/** Where what an act was about begins if it stands behind 的 (当日签约的…, 一同发布的还有…); null where the act is not told so. */
function inverseAt(words: string, from: number, to: number, dated: boolean): number | null {
  if (dated && /成立于?$/.test(words.slice(from, to))) {
    const born = /^于?(?:(?:19|20)\d\d年)(?:\d{1,2}月)?的(?=[\u4e00-\u9fffA-Za-z0-9“])/.exec(words.slice(to));
    if (born) return to + born[0].length;
  }
  const joined = /^的(?:是|还有|有|包括|项目中，)?(?=[\u4e00-\u9fffA-Za-z0-9“《])/.exec(words.slice(to));
  if (!joined) return null;
  const lead = words.slice(Math.max(0, from - nearby), from);
  const isTold =
    dated ||
    /^的(?:是|还有)/.test(joined[0]) ||
    /(?:当天|当日|同日|同时|一同|一并|此次|本次|现场|会上|集中|今天|昨天|昨日|今日|同步|日前|近日)$/.test(lead) ||
    (/[\u4e00-\u9fff]{2}(?:与|和)[\u4e00-\u9fffA-Za-z（）]{3,}$/.test(lead) && /^签/.test(words.slice(from)));
  return isTold ? to + joined[0].length : null;
}

function isQuoted(words: string, at: number): boolean {
  const before = words.slice(0, at);
  return before.lastIndexOf('《') > before.lastIndexOf('》') || before.lastIndexOf('“') > before.lastIndexOf('”');
}
