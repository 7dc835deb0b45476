import { figure } from '#shared/format.ts';
import { type Lang, wordsIn } from '#shared/words.ts';
import { criterionOf } from '../criteria.ts';
import type { FloorReached } from './assign.ts';
import type { Step } from './flow.ts';
import type { Decider, OfferReason, Taker } from './reasons.ts';
import type { StoredNeedReason } from './run.ts';

/** Thousandths of a point as people read them: 87.3. */
function points(fit: number): string {
  return (fit / 1000).toFixed(1);
}

/** Why a need got what it got, what would have been better and who has it (class and fit only), and what would change it. */
export function needReasonWords(reason: StoredNeedReason, codes: ReadonlyMap<number, string>, lang: Lang): string[] {
  const say = wordsIn(lang);
  const code = (offer: number) => codes.get(offer) ?? String(offer);
  const { got, outcome, better, betterCount, misses } = reason;
  if (outcome === 'sibling')
    return [
      say(
        '本企业的另一条需求已分到，每家企业只分一处',
        'Another need of this enterprise was served; each enterprise gets one offer',
      ),
    ];
  if (outcome === 'no_offer') return noOfferWords(misses, lang);
  const head = got
    ? say(`分到 ${code(got.offer)}，契合度 ${points(got.fit)}`, `Gets ${code(got.offer)}, fit ${points(got.fit)}`) +
      (got.by === 'ranking' ? say('（双方互选）', ' (each ranked the other)') : '')
    : say('未分到：符合条件的都给了别家', 'Gets nothing: all that pass its conditions went to others');
  const more =
    betterCount > better.length
      ? [say(`另有 ${betterCount - better.length} 处更好的，略`, `${betterCount - better.length} more not shown`)]
      : [];
  const first = got && betterCount === 0 ? [say('没有更好的可选', 'Nothing better was on offer')] : [];
  return [
    head,
    ...first,
    ...better.map(({ offer, fit, rank, takers, decidedBy, lacks }) => {
      const place = rank === null ? '' : say(`，名单第 ${rank}`, `, no. ${rank} of its list`);
      const who =
        takers.length > 0
          ? say(
              `给了${takers.map(one => takerWords(one, lang)).join('、')}`,
              `went to ${takers.map(one => takerWords(one, lang)).join(', ')}`,
            )
          : '';
      const change =
        lacks === null
          ? ''
          : say(`；再高 ${(lacks / 1000).toFixed(3)} 分才会分到`, `; ${(lacks / 1000).toFixed(3)} points more would get it`);
      return say(
        `${code(offer)}（${points(fit)}${place}）${who}${who ? '：' : '：'}${deciderWords(decidedBy, lang)}${change}`,
        `${code(offer)} (${points(fit)}${place}) ${who}${who ? ': ' : ''}${deciderWords(decidedBy, lang)}${change}`,
      );
    }),
    ...more,
  ];
}

/** Who takes an offer, which better-fitting needs went elsewhere (class and fit only), and how scarce it is. */
export function offerReasonWords(reason: OfferReason, numbers: ReadonlyMap<number, string>, lang: Lang): string[] {
  const say = wordsIn(lang);
  const { room, used, takers, better, betterCount, candidates, scarcity } = reason;
  const whole =
    room > 1 ? say(`，用去 ${figure(used)} / ${figure(room)} ㎡`, `, ${figure(used)} of ${figure(room)} ㎡ used`) : '';
  const head = say(
    `${candidates} 条需求符合，分给 ${takers.length} 条${whole}`,
    `${candidates} needs pass, ${takers.length} served${whole}`,
  );
  const served = takers.map(
    one =>
      `${numbers.get(one.need) ?? one.need} ${say('契合度', 'fit')} ${points(one.fit)}${one.by === 'ranking' ? say('（双方互选）', ' (each ranked the other)') : ''}`,
  );
  const gone = better.map(({ fit, elsewhere, class: name }) => {
    const who = `${name ?? say('一家企业', 'an enterprise')} ${points(fit)}`;
    return elsewhere === null
      ? say(`${who}：未分到，总分要求把位置给别家`, `${who}: served nowhere; the total is higher with others here`)
      : say(`${who}：在别处分到 ${points(elsewhere)}`, `${who}: served elsewhere at ${points(elsewhere)}`);
  });
  const more =
    betterCount > better.length
      ? [say(`另有 ${betterCount - better.length} 条更高的，略`, `${betterCount - better.length} more not shown`)]
      : [];
  const scarce = scarcity
    ? [say(`再多一个位置，总分最多多 ${points(scarcity)}`, `One more place would add at most ${points(scarcity)} to the total`)]
    : [];
  return [head, ...served, ...gone, ...more, ...scarce];
}

/** What a floor asked and what came of it. */
export function floorWords({ class: name, asked, feasible, placed }: FloorReached, lang: Lang): string {
  const say = wordsIn(lang);
  const short = feasible < asked ? say(`，最多只能保 ${feasible} 家`, `, at most ${feasible} can be guaranteed`) : '';
  return say(`保底 ${name} ${asked} 家${short}，分到 ${placed} 家`, `Floor for ${name}: ${asked}${short}, ${placed} served`);
}

/** What a long run is doing. */
export function stepWords({ step }: Step, lang: Lang): string {
  const say = wordsIn(lang);
  const words: Record<Step['step'], string> = {
    rankings: say('双方排序', 'rankings'),
    fit: say('总契合度', 'total fit'),
    floors: say('保底', 'floors'),
    parts: say('拼分面积', 'unequal parts'),
    reasons: say('说明理由', 'reasons'),
  };
  return words[step];
}

function noOfferWords(misses: StoredNeedReason['misses'], lang: Lang): string[] {
  const say = wordsIn(lang);
  const label = (key: StoredNeedReason['misses'][number]['criterion']) => say(criterionOf(key).zh, criterionOf(key).en);
  return [
    say('未分到：没有一处满足全部必须条件', 'Gets nothing: no offer passes all of its hard conditions'),
    ...misses
      .slice(0, 5)
      .map(({ criterion, fails, alone }) =>
        say(
          `${label(criterion)}：${fails} 处不符${alone > 0 ? `，其中 ${alone} 处只差这一条` : ''}`,
          `${label(criterion)}: ${fails} miss it${alone > 0 ? `, ${alone} of them nothing else` : ''}`,
        ),
      ),
  ];
}

function takerWords({ class: name, fit, by }: Taker, lang: Lang): string {
  const say = wordsIn(lang);
  const who = name ?? say('一家企业', 'an enterprise');
  return `${who} ${points(fit)}${by === 'ranking' ? say('（互选）', ' (ranked)') : ''}`;
}

function deciderWords(decider: Decider, lang: Lang): string {
  const say = wordsIn(lang);
  const words: Record<Decider, string> = {
    own_ranking: say('分到的一处与它互选在先', 'it and the offer it got ranked each other'),
    ranking: say('双方互选在先', 'they ranked each other'),
    fit: say('对方契合度更高', 'they fit better'),
    lot: say('契合度相同，按抽签次序', 'equal fit, decided by lot'),
    total: say('对方契合度较低，但这样总分更高', 'they fit less, but the total is higher'),
    floor: say('为保底让出', 'given up for a floor'),
    room: say('剩下的面积不够', 'what is left of it is too small'),
  };
  return words[decider];
}
