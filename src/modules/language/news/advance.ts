import { ending } from '../pattern.ts';
import type { Quantity } from '../quantity.ts';
import type { Reading } from './measure.ts';
import { nounBefore } from './noun.ts';
import type { Around, Scene } from './scene.ts';

const moved = ending(
  /(?:前进|前移|提高|进步|升|(?<![引招选新请走聘跟推])进)(?:了)?$|(?:下滑|后移|回落|[降退])(?:了)?$|(?:下滑|滑落|跌落|掉)(?:了)?$/,
);
const down = /[降退滑落跌掉]了?$|后移了?$/;

/** Whether the words right before a number of places tell that something moved by them in an order: 较上年前进两位, 下滑3位. */
export const isAdvance = ({ unit }: Quantity, before: string) => unit === '位' && moved.test(before);

/** By how many places something moved in the order that was told of; null where the figure tells no such thing. */
export function readAdvance(
  { article, story, periods, mind, name: named, clause }: Scene,
  quantity: Quantity,
  { from, to, place: [index, count], name }: Around,
): Reading | null {
  const words = article.plain.slice(from, to);
  if (!isAdvance(quantity, words)) return null;
  // 上海第5，杭州第13，位次分别提升1位和3位: of each that was ranked.
  const ranked = story.drafts.filter(({ observation }) => observation.rank !== null && observation.rule !== 'news.advance');
  const told = count > 1 && ranked.length >= count ? ranked.at(index - count) : ranked.at(-1);
  const own = nounBefore(article, from, to, periods)
    .replace(
      /(?:[较比][^，,]*)?(?:前进|上升|提升|前移|进步|跃升|攀升|提高|再进|晋升|下降|下滑|后退|后移|回落|[升进降退])了?$/,
      '',
    )
    .replace(/(?:排名|位次|名次|排位)$/, '')
    // 在全省县域中前移两位
    .replace(/^(?:在|总量|规模)?(?:全[国省市区县])?[\u4e00-\u9fff]{2,8}[中里内]$/, '');
  const base =
    own !== '' && !/^(?:[较比得]|位次|名次|排名|排位)|第/.test(own)
      ? own
      : told
        ? told.observation.indicator.replace(/排名$/, '')
        : '';
  const isDown = down.test(words);
  // 安阳、南阳、焦作位次分别提升4位、3位和8位
  const part = count > 1 && mind.parts.length === count ? mind.parts[index] : undefined;
  return {
    kind: 'rank',
    noun: `${base}排名`,
    indicator: `${base}排名${isDown ? '下降' : '上升'}位次`,
    growth: null,
    share: null,
    subject:
      part ??
      name?.subject ??
      (told && told.start < clause.start ? named?.subject : null) ??
      told?.observation.subject ??
      mind.subject,
    end: quantity.end,
    base: told,
    isRate: false,
    rule: 'news.advance',
  };
}
