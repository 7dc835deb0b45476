import { type BoardLine, readRouteClock, stageName } from '#modules/need/index.ts';
import { day } from '#shared/format.ts';
import type { Site } from './site.tsx';

/** The name of a stage as a receiver says it: what has just come in waits to be acknowledged. */
export function stageWords(stage: BoardLine['stage'], { t }: Site): string {
  return stage === 'L10' ? t('待受理', 'To acknowledge') : stageName(stage, t);
}

/** The clock that comes first: what is owed next, or overdue. */
export function owed(line: BoardLine, site: Site, now: Date): { words: string; tone: string } {
  const { t, lang } = site;
  const clocks = readRouteClock(line, now).filter(clock => clock.state !== 'done' && clock.state !== 'stopped');
  const first = clocks.toSorted((a, b) => (a.due < b.due ? -1 : 1))[0];
  if (!first) return { words: '—', tone: 'quiet' };
  const names = {
    acknowledged: t('受理', 'acknowledge'),
    qualified: t('研判', 'qualify'),
    answered: t('答复', 'answer'),
    next: line.nextAction ?? t('下一步', 'next action'),
    report: t('汇报进展', 'report'),
  };
  const tone = first.state === 'overdue' ? 'missed' : first.state === 'due_today' ? 'near' : 'unknown';
  const mark = { overdue: '!', due_today: '◐', running: '○' }[first.state as 'overdue' | 'due_today' | 'running'];
  const late = first.state === 'overdue' ? t('（超期）', ' (overdue)') : '';
  return { words: `${mark} ${day(first.due, lang)} ${names[first.key]}${late}`, tone };
}
