import { html } from 'hono/html';
import { type Lang, wordsIn } from '#shared/words.ts';
import { type VerdictKind, VerdictMark, verdictMark, verdictWord } from './verdict.tsx';

export type Slot = { label: string; value: string | null; unit: string };

export type CardVerdict = { kind: VerdictKind; label: string; wanted: string; has: string; hard: boolean };

export type CardPart = { label: string; weight: number; fit: number; contribution: number };

export type CardCost = {
  value: string;
  unit: string;
  formula: string;
  lines: { words: string; value: string }[];
  assumptions: string[];
};

export type CardMatch = { score: number; verdicts: CardVerdict[]; parts: CardPart[] };

export type CardProps = {
  lang: Lang;
  code: string;
  href: string;
  title: string;
  place: string;
  type: string;
  deal: string;
  slots: Slot[];
  price: { value: string; unit: string } | null;
  trust: string[];
  invented: boolean;
  lon: number | null;
  lat: number | null;
  cost?: CardCost | undefined;
  match?: CardMatch | undefined;
  /** Shows the box that puts this listing into the comparison. */
  compare?: boolean;
  /** Why this card stands apart, such as the one condition it misses. */
  remark?: string | undefined;
};

/**
 * A listing in a list: the same facts in the same place; does it fit, what does it cost, can it be trusted.
 * A tagged template, not JSX, which builds a node for each of its fifty elements first: twenty cards are most of a list.
 */
export const Card = (props: CardProps) => {
  const { lang, match, cost, price } = props;
  const t = wordsIn(lang);
  const code = props.code;
  const point = props.lon === null || props.lat === null ? '' : html` data-lon="${props.lon}" data-lat="${props.lat}"`;
  const score =
    match &&
    html`<p title="${t('符合程度，满分 100', 'Fit, out of 100')}"><b>${Math.round(match.score)}</b><span class="unit">${t('分', '/100')}</span></p>`;
  const tick =
    props.compare &&
    html`<label class="tick small noprint"><input class="checkbox checkbox-sm" type="checkbox" name="code" value="${code}" form="compare">${t('比较', 'Compare')}</label>`;
  // Lines end behind a dot only.
  const where = [props.place, props.type, props.deal, ...(props.invented ? [t('演示', 'demo')] : [])]
    .join(' · ')
    .replaceAll(' ', '\u00a0')
    .replaceAll('·\u00a0', '· ');
  // A line may end before ㎡; a number keeps its unit.
  const title = props.title.replace(/(?<=\d)(?=㎡)/g, '\u2060');
  const ask = t('待问', 'ask');
  return html`<li class="card" id="o-${code}" data-code="${code}" data-words="${props.place} ${props.title}"${point}>
<div class="head"><div><h3><a href="${props.href}">${title}</a></h3><p class="small quiet">${where}</p></div>${(score || tick) && html`<div class="score">${score}${tick}</div>`}</div>
${props.remark && html`<p class="small near">${props.remark}</p>`}<dl class="slots">${props.slots.map(slot =>
    slot.value === null
      ? html`<div><dt>${slot.label}</dt><dd class="unknown">— <span class="small">${ask}</span></dd></div>`
      : html`<div><dt>${slot.label}</dt><dd>${slot.value}<span class="unit">${slot.unit}</span></dd></div>`,
  )}</dl>
${match && match.verdicts.length > 0 && html`<p class="verdicts">${match.verdicts.map(v => verdictMark(v.kind, v.label, lang))}</p>`}<p class="trust">${
    price
      ? html`<span class="num">${price.value}<span class="unit">${price.unit}</span></span>`
      : html`<span class="unknown">${t('价格待问', 'Price: ask')}</span>`
  }${cost && html`<span class="num">${t('折合 ', 'comes to ')}${cost.value}<span class="unit">${cost.unit}</span></span>`}${props.trust.map(words => html`<span>${words}</span>`)}</p>
${
  (match || cost) &&
  html`<details class="why"><summary>${match ? t('为什么', 'Why') : t('成本怎么算', 'How the cost is made')}</summary>${match && <Reasons match={match} lang={lang} />}${cost && <CostSheet cost={cost} lang={lang} brief />}</details>`
}</li>`;
};

/** Every condition with both values and what it brings to the score; the last line is their sum. */
export const Reasons = (props: { match: CardMatch; lang: Lang }) => {
  const { match, lang } = props;
  const t = wordsIn(lang);
  const asked = new Map(match.verdicts.map(v => [v.label, v]));
  return (
    <div class="scroll pb-2" tabindex={0}>
      <table class="grid-table small">
        <thead>
          <tr>
            <th>{t('条件', 'Condition')}</th>
            <th>{t('想要', 'Wanted')}</th>
            <th>{t('这条', 'This one')}</th>
            <th>{t('结论', 'Verdict')}</th>
            <th class="n">{t('得分', 'Points')}</th>
          </tr>
        </thead>
        <tbody>
          {match.parts.map(part => {
            const v = asked.get(part.label);
            const most = part.fit > 0 ? part.contribution / part.fit : null;
            return (
              <tr>
                <td>
                  {part.label}
                  {v && <i> {v.hard ? t('必须', 'must') : t('希望', 'wish')}</i>}
                </td>
                <td>{v?.wanted}</td>
                <td>{v?.has}</td>
                <td>
                  {v ? (
                    <VerdictMark kind={v.kind} label={verdictWord(v.kind, lang)} lang={lang} bare />
                  ) : (
                    `${Math.round(part.fit * 100)}%`
                  )}
                </td>
                <td class="n">
                  {part.contribution.toFixed(1)}
                  {most !== null && most - part.contribution > 0.05 && <i> / {most.toFixed(1)}</i>}
                </td>
              </tr>
            );
          })}
          <tr>
            <td colspan={4}>{t('合计（满分 100）', 'Sum (out of 100)')}</td>
            <td class="n">{match.score.toFixed(1)}</td>
          </tr>
        </tbody>
      </table>
    </div>
  );
};

/** The comparable cost with its formula, its lines and what was assumed. */
export const CostSheet = (props: { cost: CardCost; lang: Lang; brief?: boolean }) => {
  const { cost } = props;
  const t = wordsIn(props.lang);
  return (
    <div class="grid gap-2 small pb-2">
      <p>
        <b>{t('每可用平方米每月 ', 'Per usable ㎡ per month ')}</b>
        <span class="num">
          {cost.value} {cost.unit}
        </span>
      </p>
      <table class="grid-table">
        <tbody>
          {cost.lines.map(line => (
            <tr>
              <td>{line.words}</td>
              <td class="n">{line.value}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {!props.brief && <p class="quiet">{cost.formula}</p>}
      {!props.brief && cost.assumptions.map(words => <p class="quiet">{words}</p>)}
    </div>
  );
};
