import { type Lang, wordsIn } from '#shared/words.ts';
import { type VerdictKind, VerdictMark, verdictWord } from './verdict.tsx';

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
  level?: 2 | 3;
};

/** A listing in a list: the same facts in the same place; does it fit, what does it cost, can it be trusted. */
export const Card = (props: CardProps) => {
  const { lang, match, cost } = props;
  const t = wordsIn(lang);
  return (
    <li
      class="card"
      id={`o-${props.code}`}
      data-code={props.code}
      data-words={`${props.place} ${props.title}`}
      data-lon={props.lon ?? undefined}
      data-lat={props.lat ?? undefined}
    >
      <div class="head">
        <div>
          <h3>
            <a href={props.href}>{props.title}</a>
          </h3>
          <p class="small quiet">
            {props.place} · {props.type} · {props.deal}
            {props.invented && ` · ${t('演示', 'demo')}`}
          </p>
        </div>
        {(match || props.compare) && (
          <div class="score">
            {match && (
              <p title={t('符合程度，满分 100', 'Fit, out of 100')}>
                <b>{Math.round(match.score)}</b>
                <span class="unit">{t('分', '/100')}</span>
              </p>
            )}
            {props.compare && (
              <label class="tick small noprint">
                <input class="checkbox checkbox-sm" type="checkbox" name="code" value={props.code} form="compare" />
                {t('比较', 'Compare')}
              </label>
            )}
          </div>
        )}
      </div>
      {props.remark && <p class="small near">{props.remark}</p>}
      <dl class="slots">
        {props.slots.map(slot => (
          <div>
            <dt>{slot.label}</dt>
            <dd>
              {slot.value === null ? (
                <span class="unknown">
                  — <span class="small">{t('待问', 'ask')}</span>
                </span>
              ) : (
                <>
                  {slot.value}
                  <span class="unit">{slot.unit}</span>
                </>
              )}
            </dd>
          </div>
        ))}
      </dl>
      {match && match.verdicts.length > 0 && (
        <p class="verdicts">
          {match.verdicts.map(v => (
            <VerdictMark kind={v.kind} label={v.label} lang={lang} />
          ))}
        </p>
      )}
      <p class="trust">
        {props.price ? (
          <span class="num">
            {props.price.value}
            <span class="unit">{props.price.unit}</span>
          </span>
        ) : (
          <span class="unknown">{t('价格待问', 'Price: ask')}</span>
        )}
        {cost && (
          <span class="num">
            {t('折合 ', 'comes to ')}
            {cost.value}
            <span class="unit">{cost.unit}</span>
          </span>
        )}
        {props.trust.map(words => (
          <span>{words}</span>
        ))}
      </p>
      {(match || cost) && (
        <details class="why">
          <summary>{match ? t('为什么', 'Why') : t('成本怎么算', 'How the cost is made')}</summary>
          {match && <Reasons match={match} lang={lang} />}
          {cost && <CostSheet cost={cost} lang={lang} brief />}
        </details>
      )}
    </li>
  );
};

/** Every condition with both values and what it brings to the score; the last line is their sum. */
export const Reasons = (props: { match: CardMatch; lang: Lang }) => {
  const { match, lang } = props;
  const t = wordsIn(lang);
  const asked = new Map(match.verdicts.map(v => [v.label, v]));
  return (
    <div class="scroll pb-2">
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
