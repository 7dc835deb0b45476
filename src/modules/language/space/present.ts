import { matchesOf } from '../matches.ts';
import { before } from './draft.ts';

/** How far back the words may stand that tell whose a size is, in characters. */
const reach = 70;
/** Words of where the seeker sits now, and of what is sought: the one that stands nearer before a size tells which of them it is. */
const presents =
  /(?<!购|租|或|[要需]求|[要需]求:)现有|(?<!距|离)现址|现在(?!要|需|想|找|求)|目前(?!需|要|想|求)|现租|现用|现厂|现(?:库房|仓库|车间|校区)|现经营|(?<![市区])原有|原来|原租|原厂|原址|(?<!距|离)老厂(?!房)|老车间|年起?租用|租赁(?:了|着|的)|(?<!购置|购买|建设|换成|买)自有(?!资金|品牌|知识)|设在|分散在|租期至|租约(?![\d一二三四五六七八九]*[平㎡年])|已有|去年租|年起租|(?<!拟|要|想)租了|名下|在用|现状|(?:我司|我公司|我们|公司|集团|我厂|企业)(?:在[^，。；;\n\d]{2,8})?(?:已|现)?有约?$|(?:满负荷|不够用|饱和|已满|排满|挤满)(?=[（(](?:租赁|自有|面积|现|约|共)?[^\d（(]?$)|(?<![实发出呈表])现(?=约?\d{3})/g;
const demands =
  /(?<!不)需(?!求量)|要(?!闻)|求|拟|想|希望|寻|(?<!查)找|计划|扩(?:至|到|大|建|租|为)|另(?!外租了)|新增|意向|打算|申请|购[买置]|换(?!热)|搬(?:到|去|至|进)|迁(?:往|至|入|到)|看中|考虑|缺口|征集/g;

/** Words that name the old hall itself: what stands behind them in their sentence is a fact about it, even where nothing else is said of the new one. */
const olds =
  /(?<![市区])原(?:有)?(?:厂房?|车间|仓库|库房|场地|租)|(?<!距|离)老(?:厂(?!房)|车间)|现租(?:的|用)?|(?<!距|离)现(?:厂房?|车间|仓库|址|场地)|目前(?:的)?(?:厂房|车间|仓库|租)|(?<!购|租|或|[要需]求|[要需]求:)现有(?:的)?(?:厂房|车间|仓库|场地)|年起?租用/g;

/** Whether the nearest telling word before a figure in its sentence speaks of where the seeker sits now. `surely`: only words that name the old hall itself count. */
export function isPresent(plain: string, at: number, surely = false): boolean {
  const words = before(plain, at, reach);
  const present = lastOf(words, surely ? olds : presents);
  return present >= 0 && present > lastOf(words, demands);
}

function lastOf(words: string, pattern: RegExp): number {
  return matchesOf(words, pattern).at(-1)?.index ?? -1;
}
