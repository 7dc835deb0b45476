import { type BoardLine, movesFrom, onwardStage, stageName } from '#modules/need/index.ts';
import { NextFields, WordsField } from './docking-parts.tsx';
import type { Site } from './site.tsx';
import { owed, stageWords } from './workspace-request-line.ts';

const path = '/workspace/requests';

type Stage = BoardLine['stage'];

const columns: readonly [stages: readonly Stage[], zh: string, en: string][] = [
  [['L10'], '待受理', 'To acknowledge'],
  [['L20', 'L30', 'L40', 'L50'], '核验研判', 'Verify and qualify'],
  [['L70', 'L80'], '答复接洽', 'Answer and talk'],
  [['L90', 'L100', 'L110'], '带看报价', 'View and quote'],
  [['L120', 'L130'], '锁定签约', 'Reserve and sign'],
  [['on_hold'], '搁置', 'On hold'],
];

const columnOf = (stage: Stage) => columns.findIndex(([stages]) => stages.includes(stage));

type Props = { site: Site; lines: readonly BoardLine[]; now: Date; moved: string };

/**
 * The requests as columns of cards. With script a card is drawn to another column, by mouse, finger or arrow keys, and what the stage there requires
 * is asked for in the form that stands below; without script each card links to the same form on its own page.
 */
export const Board = ({ site, lines, now, moved }: Props) => {
  const { t, to } = site;
  const after = lines.find(line => line.id === moved);
  return (
    <request-board
      data-refused={t(
        '“{number}”不能从“{from}”直接到“{to}”，已放回原处。',
        '{number} cannot go from “{from}” straight to “{to}”; it is back where it was.',
      )}
      data-by-act={t(
        '“{number}”到“{to}”要在它自己的页面上填写带看、报价、锁定或签约，已放回原处。',
        '{number} comes to “{to}” by a viewing, a quote, a reservation or the signing on its own page; it is back where it was.',
      )}
      data-undone={t('“{number}”已放回原处，没有改动。', '{number} is back where it was; nothing was changed.')}
      data-move={t('推进 {number}', 'Move {number} on')}
    >
      <p class="quiet small" data-help hidden>
        {t(
          '拖动卡片上的 ⠿ 到另一列，或选中它后按 ← →，填好下一步即可推进。',
          'Draw a card by its ⠿ to another column, or select that and press ← or →, then say what is next.',
        )}
      </p>
      <p class="small" role="status" data-status>
        {after && t(`${after.number} 已推进，现在是“${stageWords(after.stage, site)}”。`, `${after.number} was moved on.`)}
      </p>
      <section class="board" tabindex={0} aria-label={t('看板', 'Board')}>
        {columns.map(([stages, zh, en], index) => {
          const cards = lines.filter(line => stages.includes(line.stage));
          return (
            <section class="grid gap-2 content-start" data-column={index} data-name={t(zh, en)}>
              <h2 class="small">
                {t(zh, en)} <span class="quiet num">{cards.length}</span>
              </h2>
              <div class="grid gap-2 content-start" data-cards>
                {cards.map(line => (
                  <Card site={site} line={line} now={now} />
                ))}
              </div>
            </section>
          );
        })}
      </section>
      <MoveForm site={site} back={to(`${path}?view=board`)} />
    </request-board>
  );
};

const Card = ({ site, line, now }: { site: Site; line: BoardLine; now: Date }) => {
  const { t, to } = site;
  const { words, tone } = owed(line, site, now);
  const onward = onwardStage(line.stage);
  const { byWord, byAct } = movesFrom(line.stage);
  const moves = byWord
    .filter(move => columnOf(move.to) >= 0)
    .map(move => ({ to: move.to, column: columnOf(move.to), name: stageName(move.to, t), why: move.why }));
  return (
    <article
      class="sheet p-3 grid gap-1 small"
      data-card={to(`${path}/${line.id}`)}
      data-number={line.number}
      data-stage={line.stage}
      data-moves={JSON.stringify(moves)}
      data-acts={JSON.stringify([...new Set(byAct.map(columnOf))])}
    >
      <a href={to(`${path}/${line.id}`)}>{line.text?.slice(0, 40) ?? t('内容已删除', 'Erased')}</a>
      <span class="quiet num">{line.number}</span>
      <span>{stageWords(line.stage, site)}</span>
      <span class={tone}>{words}</span>
      <span class="flex justify-between gap-2">
        {onward && (
          <a class="tick" href={to(`${path}/${line.id}?to=${onward}#advance`)} data-onward={onward}>
            {t(`推进到${stageName(onward, t)}`, `Move to ${stageName(onward, t)}`)} →
          </a>
        )}
        <button type="button" class="grip" data-grip hidden aria-label={t(`移动 ${line.number}`, `Move ${line.number}`)}>
          ⠿
        </button>
      </span>
    </article>
  );
};

/** The form of the page of a request, for the card that is moved; the element says for which, and to which stage. */
const MoveForm = ({ site, back }: { site: Site; back: string }) => {
  const { t } = site;
  const acting = { site, action: '', form: {}, problems: {} };
  return (
    <dialog class="sheet p-4" aria-labelledby="move-title">
      <form method="post" class="fields">
        <h2 id="move-title" data-title>
          {t('推进', 'Move on')}
        </h2>
        <input type="hidden" name="do" value="advance" />
        <input type="hidden" name="seen" value="" />
        <input type="hidden" name="back" value={back} />
        <div class="field">
          <label for="move-to">{t('到哪个阶段', 'To which stage')}</label>
          <select class="select" id="move-to" name="to"></select>
        </div>
        <NextFields {...acting} act="move" />
        <WordsField
          {...acting}
          act="move"
          name="words"
          label={t('说给企业的话', 'Words for the enterprise')}
          hint={t('退回、搁置时必填', 'Needed where it goes back or on hold')}
          optional
          long
        />
        <div class="flex flex-wrap gap-3">
          <button class="btn btn-primary" type="submit">
            {t('推进', 'Move on')}
          </button>
          <button class="btn" type="button" data-cancel>
            {t('放回原处', 'Put it back')}
          </button>
        </div>
      </form>
    </dialog>
  );
};
