import type { Claim } from './claim.ts';
import { sentenceAround } from './context.ts';
import { type Form, spanOf } from './disguise.ts';
import type { Evidence } from './exemption.ts';

/** A figure with its unit and the words it belongs to. */
const figure =
  /[\u4e00-\u9fff]{0,6}\d[\d.,]{0,12}(?:多|余)?(?:万亿|亿|万|千)?(?:元\/(?:平方米|平米|㎡|平|亩)\/(?:天|月|年)|元\/(?:平方米|平米|㎡|平|亩|吨|台|天|月|年)|平方米|平米|㎡|m2|平|亩|米|m(?![a-z])|吨\/(?:平方米|平米|㎡)|吨|t\/㎡|kva|千伏安|千瓦|kw|公里|家|户|人|名|台|套|件|项|辆|艘|条|栋|个|层|%|亿元|万元|元|倍|年)/g;
const blank: Record<Evidence, string> = {
  time: '【时间】',
  place: '【地域】',
  metric: '【指标】',
  source: '【数据来源】',
  basis: '【依据】',
};

/** Two ways to say it without the claim: the sentence without the words, and the facts of the text itself in their place; blanks in 【】 stand for what the text does not tell. */
export function rewritesOf(form: Form, claim: Claim, given: ReadonlySet<Evidence>): [string, string] {
  const [from, to] = sentenceAround(form.form, claim.start, claim.end);
  const around = spanOf(form, from, to);
  const words = spanOf(form, claim.start, claim.end);
  const raw = form.text.raw;
  const before = raw.slice(around.start, words.start);
  const after = raw.slice(words.end, around.end);
  const cut = tidy(before, after);
  const facts = factsIn(form.form.slice(from, to), form.form, claim);
  const isCounted = ['rank', 'first', 'sole', 'size', 'lead'].includes(claim.family);
  const second = isCounted ? sourced(raw.slice(around.start, around.end).trim(), given) : factual(claim, facts);
  return [cut === '' ? factual(claim, facts) : cut, second];
}

/** The sentence without the claim and without the particle that hung on it. */
function tidy(before: string, after: string): string {
  const rest = after.replace(/^[”"』」]?(?:的|级的|地)(?=[\u4e00-\u9fff])/, '');
  const joined = `${before.replace(/(?:是|为|堪称|号称|可谓|拥有|提供|享有|最为)$/, '')}${rest}`;
  return joined
    .replace(/[“"『「][”"』」]/g, '')
    .replace(/^[，,、\s]+/, '')
    .trim();
}

/** 据【数据来源】，【时间】【地域】【指标】：…, with a blank for each that is missing. */
function sourced(sentence: string, given: ReadonlySet<Evidence>): string {
  const asked = (['time', 'place', 'metric'] as const).filter(key => !given.has(key)).map(key => blank[key]);
  const head = given.has('source') ? '' : `据${blank.source}，`;
  return `${head}${asked.join('')}${asked.length > 0 ? '：' : ''}${sentence}`;
}

function factual({ family }: Claim, facts: string[]): string {
  if (family === 'return' || family === 'risk')
    return `${facts.length > 0 ? `${facts.join('，')}；` : ''}投资有风险，收益不作承诺，风险由投资者自行承担，请以合同为准。`;
  if (family === 'organ' || family === 'symbol') return `${facts.join('，') || '请写明产品或服务本身的参数、证书名称和编号'}。`;
  if (family === 'medical') return '请删去功效内容，只写经批准的说明书内容。';
  if (family === 'education') return `${facts.join('，') || '请写明课时、师资、教材和收费'}；学习结果因人而异，不作承诺。`;
  if (family === 'property')
    return `${facts.join('，') || '请写明面积（建筑面积或者套内建筑面积）、楼层、层高、租金'}；位置请写实际距离，如“距【参照物】【公里数】公里”。`;
  return facts.length > 0 ? `${facts.join('，')}。` : `请写可以核实的事实，如${blank.metric}${blank.time}${blank.source}。`;
}

/** Figures of the same sentence first, then of the text around; three at most, without the words of the claim. */
function factsIn(sentence: string, form: string, claim: Claim): string[] {
  const claimed = form.slice(claim.start, claim.end);
  const near = form.slice(Math.max(0, claim.start - 400), claim.end + 400);
  const found = [...sentence.matchAll(figure), ...near.matchAll(figure)].map(one => one[0]);
  return [...new Set(found)]
    .filter(words => !words.includes(claimed) && !/分钟|小时|[保回收]|100%/.test(words) && !/最|第一/.test(words))
    .slice(0, 3);
}
