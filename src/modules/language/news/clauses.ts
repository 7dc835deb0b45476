import type { Token } from '../scan.ts';
import type { Clause } from './article.ts';
import { ofClause } from './clause-mark.ts';

const stops = '，；;:|';

/** Cuts a stretch of a text into its clauses; `gaps`: where a space stands for a comma. */
export function clausesOf(
  plain: string,
  tokens: readonly Token[],
  start: number,
  end: number,
  gaps: readonly number[],
): Clause[] {
  const clauses: Clause[] = [];
  let from = start;
  let first = 0;
  let isNamed = false;
  const close = (to: number, last: number, stop: string) => {
    let left = from;
    let right = to;
    while (left < right && ' ”’"'.includes(plain[left]!)) left++;
    while (right > left && plain.charAt(right - 1) === ' ') right--;
    if (right > left)
      clauses.push({
        start: left,
        end: right,
        tokens: tokens.slice(first, last),
        stop,
        held: ofClause.heldIn(plain, left, right),
      });
  };
  let gap = 0;
  for (const [at, token] of tokens.entries()) {
    if (gap < gaps.length && token.start > gaps[gap]!) {
      if (!isNamed) {
        close(gaps[gap]!, at, '，');
        from = gaps[gap]!;
        first = at;
      }
      gap++;
    }
    if (token.kind !== 'mark') continue;
    if (token.mark === '《') isNamed = true;
    if (token.mark === '》') isNamed = false;
    const isBracket = (token.mark === '(' || token.mark === ')') && !isNamed && holdsFigure(tokens, at);
    if ((isNamed || !stops.includes(token.mark) || isRatio(plain, token.start)) && !isBracket) continue;
    if (token.mark === ':' && isLabel(plain, from, token, tokens.slice(first, at + 3))) continue;
    close(token.start, at, token.mark);
    from = token.end;
    first = at + 1;
  }
  close(end, tokens.length, '。');
  return clauses;
}

/** 3.8:45.1:51.1 */
const isRatio = (plain: string, at: number) =>
  plain[at] === ':' && /\d/.test(plain.charAt(at - 1)) && /\d/.test(plain[at + 1] ?? '');

/** 规上工业产值:5800亿元, - 国家级企业技术中心:287个: a colon between what is told and its figure. */
function isLabel(plain: string, from: number, { start, end }: Token, tokens: readonly Token[]): boolean {
  const next = tokens.find(token => token.start >= end && token.kind === 'quantity');
  return (
    start - from < longestLabel &&
    next?.kind === 'quantity' &&
    fillers.test(plain.slice(end, next.head)) &&
    labelled.test(plain.slice(from, start)) &&
    !tokens.some(token => token.start < start && token.kind === 'quantity' && token.dimension !== 'bare')
  );
}

const longestLabel = 32;
const fillers = /^ ?(?:共|累计|合计|涵盖|覆盖|高达|达到?|突破|超过?|约|近)*$/;
const labelled =
  /^[^，。；:、]{0,26}[\u4e00-\u9fffa-z)](?<!其中|如下|显示|表示|介绍|指出|透露|来看|方面|看|称|说|道|讯|电|报|时间|日期|电话|编号|热线|手机|传真|邮编|邮箱|qq|微信|文号|阅读|浏览|点击|来源|作者)$/;

/** Whether the bracket that opens or closes at a token holds a figure, so that it says something of its own. */
function holdsFigure(tokens: readonly Token[], at: number): boolean {
  const mark = tokens[at] as { mark: string };
  const step = mark.mark === '(' ? 1 : -1;
  const other = mark.mark === '(' ? ')' : '(';
  for (let i = at + step, seen = 0; i >= 0 && i < tokens.length && seen < 24; i += step, seen++) {
    const token = tokens[i]!;
    if (token.kind === 'mark' && token.mark === other) return false;
    if (token.kind === 'quantity' && token.dimension !== 'bare' && !['floor', 'house', 'time'].includes(token.dimension))
      return closes(tokens, i, step, other);
  }
  return false;
}

function closes(tokens: readonly Token[], from: number, step: number, mark: string): boolean {
  for (let i = from, seen = 0; i >= 0 && i < tokens.length && seen < 40; i += step, seen++) {
    const token = tokens[i]!;
    if (token.kind === 'mark' && token.mark === mark) return true;
  }
  return false;
}
