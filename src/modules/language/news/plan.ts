import type { Quantity } from '../quantity.ts';
import { hasRole } from './role.ts';
import type { Scene } from './scene.ts';

/** What a project is, not what is planned of it. */
const stated = /^(?:项目|基地|园区)?(?:总投资|总建筑面积|建筑面积|规划面积|总面积|用地|占地|注册资本|一期投资|协议)/;

/** What somebody aims at, and not how much of an aim was reached (完成全年目标的60%). */
const aimed =
  /(?:[今明本]年|全年|年度|20\d\d年)(?:度|内)?的?(?:主要|预期|工作|发展)?目标(?:[设拟确锁]?定[在为]|是|为)?(?!任务|不变)[^，,率的度]{0,10}$/;

/** Whether the figures of a clause are planned: by a verb such as 将 or 力争 before the first of them, or by the clause before it that had such figures. */
export function isPlan(
  { article: { plain }, clause, story, at, periods }: Pick<Scene, 'article' | 'clause' | 'story' | 'at' | 'periods'>,
  figure: Quantity | undefined,
): boolean {
  const until = figure ? figure.start : clause.end;
  const words = plain.slice(clause.start, until);
  if (
    /(?:^|[^”定])(?:主要|预期|发展|工作)?目标(?:是|为|[:：]|撬动|实现|突破)?$|规划到|争取(?!到)|力争|目标(?:总|募集)?(?:规模|募资|金额)/.test(words) &&
    !/^(?:围绕|锚定|对照|聚焦)/.test(words)
  )
    return true;
  // 今年目标出货800万台, 全年目标定在460亿元
  if (words.includes('目标') && aimed.test(words)) return true;
  if (/计划(?:总)?投资|计划(?:完成|新增|引进|投入)/.test(words)) return true;
  const isModal = clause.tokens.some(
    token =>
      token.start < until &&
      hasRole(token, 'modal') &&
      !/^规划$/.test(plain.slice(token.start, token.end)) &&
      !(
        plain.slice(token.start, token.end) === '计划' &&
        (plain[token.end] === '的' || /(?:列入|纳入|按|据)$/.test(plain.slice(token.start - 2, token.start)))
      ),
  );
  const isLater = periods.some(
    ({ role, start, words: time, kind }) =>
      role === 'use' &&
      start < until &&
      (/^到20|^到“?十|明年|未来|今后/.test(time) ||
        ((kind === 'each' || /^[一二两三四五六七八九十]{1,2}年内?$/.test(time)) &&
          /投入|安排|引进|计划|将/.test(plain.slice(start, until)))),
  );
  if (isModal || isLater) return figure !== undefined || clause.stop === ':' || isLater;
  // The plan goes on while its verbs do.
  return (
    story.isForecast &&
    !stated.test(plain.slice(at, until)) &&
    plain.charAt(clause.start - 1) !== ';' &&
    !/已|截至|完成|累计|目前|去年/.test(words)
  );
}
