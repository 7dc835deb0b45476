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

/** What the rewriting of a claim may use: the other claims of its part, and the form in which facts may stand (the text, for a title). */
export type Around = { claims: readonly Claim[]; given: ReadonlySet<Evidence>; isAllowed: boolean; told: Form };

/** Two ways to say it without the claim: the sentence with the words or their clause left out, and the facts of the text itself in their place; blanks in 【】 stand for what the text does not tell. */
export function rewritesOf(form: Form, claim: Claim, around: Around): [string, string] {
  const facts = factsIn(form, claim, around);
  const cut = withoutClaim(form, claim, around.claims);
  const told = claim.isMeasured
    ? sourced(form, claim, around.given)
    : (cited(form, claim, around.claims) ?? factual(claim, facts));
  const first = cut === '' ? factual(claim, facts) : cut;
  const second = told === first ? '请删去这一句，或者换成自己产品、服务的参数和依据。' : told;
  if (!around.isAllowed) return [first, second];
  // What is allowed may stand; a fact gains by its source.
  const [from, to] = sentenceAround(form.form, claim.start, claim.end);
  return [claim.isMeasured && around.given.has('metric') ? second : rawOf(form, from, to).trim(), first];
}

/** The sentence clause by clause: this claim cut out where it only hangs on a noun, every clause with another claim left out. */
function withoutClaim(form: Form, claim: Claim, claims: readonly Claim[]): string {
  const [from, to] = sentenceAround(form.form, claim.start, claim.end);
  const kept: string[] = [];
  for (const [start, end] of clausesIn(form.form, from, to)) {
    const within = claims.filter(one => one.start < end && one.end > start);
    if (within.length === 0) kept.push(rawOf(form, start, end));
    else if (within.every(one => one === claim) && hangsOn(form.form, claim, start, end))
      kept.push(cutOut(form, claim, start, end));
  }
  return kept
    .map(words => words.trim())
    .filter(words => words !== '')
    .join('，');
}

/** 最好的厂房 keeps the noun when 最好的 goes; 产值全国第一 says nothing without its end. */
function hangsOn(form: string, { start, end, family }: Claim, clauseStart: number, clauseEnd: number): boolean {
  if (!attributive.has(family)) return false;
  const rest = form.slice(end, clauseEnd);
  // 国家级品质 alone leaves nothing that informs.
  if (start === clauseStart && rest.length < 3 && !rest.startsWith('的')) return false;
  return (
    /^的?[\u4e00-\u9fff]{2}/.test(rest) &&
    (rest.startsWith('的') || family !== 'superlative' || !/^(?:了|在|不|也|就|是|有)/.test(rest))
  );
}

const attributive = new Set(['superlative', 'absolute', 'national', 'style']);

function cutOut(form: Form, claim: Claim, start: number, end: number): string {
  const before = rawOf(form, start, claim.start).replace(/[“"『「]$/, '');
  const after = rawOf(form, claim.end, end).replace(/^[”"』」]?的?/, '');
  return `${before}${after}`;
}

function rawOf(form: Form, start: number, end: number): string {
  if (end <= start) return '';
  const span = spanOf(form, start, end);
  return form.text.raw.slice(span.start, span.end);
}

function clausesIn(form: string, from: number, to: number): [start: number, end: number][] {
  const clauses: [number, number][] = [];
  for (let start = from; start < to; ) {
    const comma = form.indexOf('，', start);
    const end = comma < 0 || comma > to ? to : comma;
    if (end > start) clauses.push([start, end]);
    start = end + 1;
  }
  return clauses;
}

/** 据【数据来源】（【时间】），电费少了三成: a figure keeps its words and gains its source, where nothing else is claimed beside it. */
function cited(form: Form, claim: Claim, claims: readonly Claim[]): string | null {
  if (claim.family !== 'data') return null;
  const [from, to] = sentenceAround(form.form, claim.start, claim.end);
  const own = clausesIn(form.form, from, to).find(([start, end]) => claim.start >= start && claim.start < end);
  if (!own || claims.some(one => one !== claim && one.start < own[1] && one.end > own[0])) return null;
  return `据${blank.source}（${blank.time}），${form.form.slice(...own).trim()}`;
}

/** 据【数据来源】，【时间】【地域】【指标】：…, with a blank for each that is missing; the clause in plain words, with those before it that give the evidence. */
function sourced(form: Form, claim: Claim, given: ReadonlySet<Evidence>): string {
  const words = form.form;
  const [from, to] = sentenceAround(words, claim.start, claim.end);
  const clauses = clausesIn(words, from, to);
  const own = clauses.findIndex(([start, end]) => claim.start >= start && claim.start < end);
  const [first] = clauses[given.has('time') || given.has('metric') ? Math.max(0, own - 2) : own] ?? [from];
  const [, last] = clauses[own] ?? [from, to];
  const asked = (['time', 'place', 'metric'] as const).filter(key => !given.has(key)).map(key => blank[key]);
  const head = given.has('source') ? '' : `据${blank.source}，`;
  return `${head}${asked.join('')}${asked.length > 0 ? '：' : ''}${words.slice(first, last).trim()}`;
}

function factual({ family }: Claim, facts: string[]): string {
  if (family === 'return' || family === 'risk' || family === 'endorsed')
    return `${facts.length > 0 ? `${facts.join('，')}；` : ''}投资有风险，收益不作承诺，风险由投资者自行承担，请以合同为准。`;
  if (family === 'organ' || family === 'symbol') return `${facts.join('，') || '请写明产品或服务本身的参数、证书名称和编号'}。`;
  if (family === 'medical') return '请删去功效内容，只写经批准的说明书内容。';
  if (family === 'education') return `${facts.join('，') || '请写明课时、师资、教材和收费'}；学习结果因人而异，不作承诺。`;
  if (family === 'price')
    return `${facts.length > 0 ? `${facts.join('，')}；` : ''}价格请写明单位和有效期限；与原价、别家比较的，写明被比较价格的时间和依据。`;
  if (family === 'disparage') return `${facts.join('，') || '请只写自己产品、服务的参数'}，不与他人比较。`;
  if (family === 'patent') return `${facts.length > 0 ? `${facts.join('，')}；` : ''}专利号：【专利号】（【专利种类】）。`;
  if (family === 'gift') return '赠送【品种、规格】【数量】，期限【起止日期】，领取方式【方式】。';
  if (family === 'property')
    return `${facts.join('，') || '请写明面积（建筑面积或者套内建筑面积）、楼层、层高、租金'}；位置请写实际距离，如“距【参照物】【公里数】公里”。`;
  return facts.length > 0 ? `${facts.join('，')}。` : `请写可以核实的事实，如${blank.metric}${blank.time}${blank.source}。`;
}

/** Figures of the same sentence first, then of the text around; three at most, none that is itself a claim. */
function factsIn(form: Form, claim: Claim, { claims, told }: Around): string[] {
  const [from, to] = sentenceAround(form.form, claim.start, claim.end);
  const around: [number, number] = told === form ? [Math.max(0, claim.start - 400), claim.end + 400] : [0, 800];
  const found = [...figuresIn(form, from, to, claims), ...figuresIn(told, ...around, told === form ? claims : [])];
  return [...new Set(found)].filter(words => !/分钟|小时|[保回收利]|100%|最|第一|首付|(?:19|20)\d\d年/.test(words)).slice(0, 3);
}

function figuresIn({ form }: Form, from: number, to: number, claims: readonly Claim[]): string[] {
  return [...form.slice(from, to).matchAll(figure)]
    .filter(({ index, 0: words }) => !claims.some(one => one.start < from + index + words.length && one.end > from + index))
    .map(([words]) => words);
}
