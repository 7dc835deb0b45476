import { opening } from '../pattern.ts';
import type { Draft } from './story.ts';

const pointing = opening(
  /^(?:这一项?|这项|该项?|此项?|上述)(指标|数字|数据|数值|数量|规模|[\u4e00-\u9fff]{0,6}(?:[额量率值数度]|收入|投资|支出|税收|利润|产能))(?=$|占比$)/,
);
const anything = opening(/^(?:指标|数字|数据|数值|数量|规模)$/);
/** Names figures by what the sentences before told: 这一产值, the deals of each trade, a change that says nothing of what changed. */
export function namePointed(drafts: readonly Draft[]): void {
  nameWhatIsMeant(drafts);
  nameDeals(drafts);
  nameChanges(drafts);
}

/** How many figures before a reader looks through. */
const furthest = 10;

/** 实现规上工业产值452亿元。今年，这一产值增长7.4%: what was told last that is called so. */
function nameWhatIsMeant(drafts: readonly Draft[]): void {
  for (const [i, draft] of drafts.entries()) {
    const found = pointing.exec(draft.noun);
    if (!found) continue;
    const what = found[1]!;
    const told = drafts
      .slice(Math.max(0, i - furthest), i)
      .findLast(
        ({ noun, kind, quantity }) =>
          kind !== 'rank' &&
          !pointing.test(noun) &&
          (anything.test(what)
            ? noun !== '' && kind === draft.kind && quantity?.dimension === draft.quantity?.dimension
            : noun.length > what.length && noun.endsWith(what)),
      );
    if (!told) continue;
    const { indicator } = draft.observation;
    draft.observation.indicator = `${told.noun}${indicator.slice(indicator.startsWith(found[0]) ? found[0].length : draft.noun.length)}`;
    draft.noun = told.noun;
  }
}

const deals = /(?:融资|并购|投资|案件|事件|交易|纠纷|事故|官司|诉讼)$/;
const done = opening(/^(?:共|累计|全年|合计)*(?:发生|完成|披露|查处|受理|审结|调解|办理|达成|处置)(?=.{2})/);
const ofDeals = opening(/^[起宗单笔]$/);
/** 发生股权融资412起。从行业看，生物医药138起、集成电路97起，两者合计占57%: the deals of each trade, and of both. */
function nameDeals(drafts: readonly Draft[]): void {
  let whole: { noun: string; unit: string } | null = null;
  let renamed: { from: string; to: string } | null = null;
  for (const [i, draft] of drafts.entries()) {
    const unit = draft.kind === 'level' ? (draft.quantity?.unit ?? '') : '';
    if (ofDeals.test(unit)) {
      const noun = done.cut(draft.noun.replace(/数$/, ''));
      if (deals.test(noun)) [whole, renamed] = [{ noun, unit }, null];
      else if (whole?.unit === unit && draft.noun.length > 1 && draft.noun.length < 11 && !/数$|^其/.test(draft.noun)) {
        renamed = { from: draft.noun, to: `${draft.noun}${whole.noun}` };
        rename(draft, renamed);
      }
    } else if (draft.kind !== 'level' && renamed && draft.noun === renamed.from) rename(draft, renamed);
    if (draft.kind === 'share' && /^[两二]者$/.test(draft.noun))
      rename(draft, { from: draft.noun, to: bothOf(drafts, i) ?? draft.noun });
  }
}

function rename(draft: Draft, { from, to }: { from: string; to: string }): void {
  draft.noun = to;
  if (draft.observation.indicator.startsWith(from))
    draft.observation.indicator = `${to}${draft.observation.indicator.slice(from.length)}`;
}

/** 生物医药股权融资、集成电路股权融资: both, with what they end alike in told once. */
function bothOf(drafts: readonly Draft[], until: number): string | null {
  const [one, two] = drafts
    .slice(Math.max(0, until - furthest), until)
    .filter(({ kind }) => kind === 'level')
    .slice(-2);
  if (!one || !two || one.quantity?.unit !== two.quantity?.unit || one.noun === '' || two.noun === '') return null;
  let same = 0;
  while (same < Math.min(one.noun.length, two.noun.length) - 1 && one.noun.at(-1 - same) === two.noun.at(-1 - same)) same++;
  return `${same > 1 ? one.noun.slice(0, -same) : one.noun}和${two.noun}`;
}

/** 规上工业增加值同比增长6.8%。1—10月累计增长6.1%: a change of which nothing is said goes on with what changed in the sentence before. */
function nameChanges(drafts: readonly Draft[]): void {
  for (const [i, draft] of drafts.entries()) {
    if (draft.kind !== 'growth' || draft.noun !== '' || draft.isTitle || draft.observation.status === 'forecast') continue;
    if (!/^(?:percent|point|times)$/.test(draft.quantity?.dimension ?? '')) continue;
    const told = drafts.slice(Math.max(0, i - furthest), i).findLast(({ kind }) => kind === 'growth' || kind === 'level');
    if (told && told.noun !== '' && !told.isTitle && told.observation.subject === draft.observation.subject)
      rename(draft, { from: '', to: told.noun });
  }
}
