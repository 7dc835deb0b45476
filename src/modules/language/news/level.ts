import { ending } from '../pattern.ts';
import type { Quantity } from '../quantity.ts';
import type { Reading } from './measure.ts';
import { noteBody, speakOf } from './mind.ts';
import { nameAt } from './name.ts';
import { isGeneric, nameLevel, nounBefore, tidyNoun } from './noun.ts';
import { nameOfOutput, ofProject, projectOf } from './project.ts';
import type { Around, Scene } from './scene.ts';
import { topicOf } from './story.ts';

const yearly = ending(/年产$/);

/** What a figure is that is neither a change nor a share: how much there is of what stands before or behind it, an output or a stake. `behind`: the noun behind it; `given`: the subject so far. */
export function ofLevel(
  scene: Scene,
  quantity: Quantity,
  { from, to, item, index }: Around,
  behind: { noun: string; end: number },
  given: string | null,
): Reading {
  const { article, periods, story, mind } = scene;
  const topic = topicOf(story);
  const before = item ?? nounBefore(article, from, to, periods);
  let subject = given;
  let noun = before;
  let end = quantity.end;
  // 投资建设年产60万吨差别化纤维项目: what is made a year is the project's.
  const output = yearly.test(article.plain.slice(Math.max(0, quantity.head - 2), quantity.head))
    ? nameAt(article, scene.clause, quantity.head - 2, mind)
    : null;
  if (output) {
    noteBody(mind, output.subject);
    return {
      kind: 'level',
      noun: behind.noun || '年产能',
      indicator: nameOfOutput(behind.noun),
      growth: null,
      share: null,
      subject: output.subject,
      end: output.end,
      base: undefined,
      isRate: false,
      rule: 'news.output',
    };
  }
  const isOwned = article.plain[quantity.end] === '的';
  if (isOwned && before !== '') {
    // 总投资40亿元的…项目: the sum is the project's.
    const owner = nameAt(article, scene.clause, quantity.end + 1, mind);
    if (owner) {
      subject = owner.subject;
      end = owner.end;
      if (scene.name === null) speakOf(mind, owner.subject, owner.takes);
      noteBody(mind, owner.subject);
    } else end = behind.end;
  } else if (isGeneric(before) && behind.noun !== '' && quantity.dimension !== 'percent') {
    noun = behind.noun;
    end = behind.end;
  } else if (isGeneric(before) && topic && index === 0) noun = topic.noun;
  else if (isGeneric(before) && topic) noun = topic.noun;
  if (ofProject.test(noun) && subject !== null && !/项目|工程|基地|园|中心|线$/.test(subject))
    subject = projectOf(scene) ?? subject;
  const times =
    quantity.dimension === 'times' ? /(?:是|为|达|相当于|约为)([^，,]{2,16}?)的$/.test(article.plain.slice(from, to)) : false;
  if (times && topic) noun = topic.noun;
  // 收购…55%股权
  const stake =
    quantity.dimension === 'percent' && /^的?股(?:权|份)/.test(article.plain.slice(quantity.unitEnd, quantity.unitEnd + 3))
      ? tidyNoun(before.replace(/^.*(?:收购|对|持有|转让|出售)/, ''))
      : null;
  if (stake !== null)
    return {
      kind: 'level',
      noun: '股权',
      indicator: '收购股权比例',
      growth: null,
      share: { of: stake || null, noun: '股权' },
      subject,
      end: quantity.end,
      base: undefined,
      isRate: false,
      rule: 'news.stake',
    };
  // 国内市场占有率达18%
  const market = quantity.dimension === 'percent' ? /(国内|全球|全国|世界)市场(?:占有率|份额)$/.exec(noun)?.[1] : undefined;
  return {
    kind: 'level',
    noun,
    indicator: nameLevel(noun, quantity),
    growth: null,
    share: market ? { of: market, noun } : null,
    subject,
    end,
    base: undefined,
    isRate: false,
    rule: 'news.level',
  };
}
