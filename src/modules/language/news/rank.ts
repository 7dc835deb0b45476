import { readNumber } from '../number.ts';
import type { Article, Sentence } from './article.ts';
import { scopeWord } from './share.ts';

/** A place in an order. `start` is where the words of rank begin, behind the noun that is ranked. */
export type Rank = { start: number; end: number; rank: number; scope: string | null; adLaw: boolean; top: boolean };

const verb =
  '(?:位居|位列|位次|居于|名列|排名|排在|排位|排|跻身|跃居|跃升至|升至|跃至|稳居|高居|雄踞|占据|蝉联|保持|荣登|处于|位于|居|列)(?:了|为|在)?';
const ordinal =
  '第(?:(\\d{1,3}|[一二三四五六七八九十]{1,3})(?:位|名)?(?![\\d一二三四五六七八九十%.]|方阵|梯队|批|期|届|次|时间|季|产业|轮|代|阶段|步|个|条|家|车|书记|线|大(?!关)|版|章|部|艘|台|座|款|人民|医院|届))';
const ahead = '前(\\d{1,3}|[一二三四五六七八九十]{1,2})(?:位|名|强|列)?(?![\\d季个年月]|沿)';
const place = `(?:${ordinal}|(首位|榜首|头名|魁首)|${ahead}|(头部|好)(?=[，,。;、)\\s]|$))`;
const withVerb = new RegExp(`${verb}([\\u4e00-\\u9fff0-9]{0,12}?)${place}`, 'g');
const withScope = new RegExp(
  `(${scopeWord}(?:各?(?:(?!评[选比]|位居|居|列|排|考核|大赛)[\\u4e00-\\u9fff]){1,6}?)?)${place}`,
  'g',
);
const contest =
  /((?:全国|全球|世界|全市|全省|全区|全县|国内|长三角)(?:经开区|高新区|开发区|百强县|综保区|各区|同类\D{2,4})?)[\u4e00-\u9fff“”"]{0,24}(?:考核|评选|评价|评比|竞赛|大赛|排名|测评|评估)/;

/** Finds the ranks of a sentence from left to right; 头部 and 好 in the place of 第一 count as first. */
export function findRanks({ plain }: Article, { start, end }: Sentence): Rank[] {
  const text = plain.slice(start, end);
  const found: Rank[] = [];
  const taken = new Set<number>();
  for (const [pattern, spoken] of [
    [withVerb, true],
    [withScope, false],
  ] as const)
    for (const match of text.matchAll(pattern)) {
      const from = match.index;
      const to = from + match[0].length;
      if (taken.has(to)) continue;
      const [, before, nth, head, top, stand] = match;
      // 头部 and 好 are ordinary words unless something is said of an order.
      if (stand === '好' && !(spoken && before !== '')) continue;
      if (/[，,;]/.test(before!)) continue;
      const number = nth ?? top;
      const told = contest.exec(text.slice(Math.max(0, from - 60), from));
      if (spoken && before === '' && stand && !told) continue;
      const scope = tidyScope(before!) ?? told?.[1] ?? null;
      if (!spoken && /^(?:上海|浙江|江苏|安徽)/.test(before!) && before!.length > 3) continue;
      taken.add(to);
      found.push({
        start: start + from,
        end: start + to,
        rank: number ? readNumber(number, 0)!.value : 1,
        scope,
        adLaw: stand !== undefined,
        top: top !== undefined && head === undefined,
      });
    }
  return found.sort((a, b) => a.start - b.start);
}

function tidyScope(words: string): string | null {
  const scope = words.replace(/^(?:连续\D{0,6}|继续|一直|历年|首次)/, '').replace(/(?:的|排名|排行榜?|榜单|总量|规模)$/, '');
  return scope === '' ? null : scope;
}
