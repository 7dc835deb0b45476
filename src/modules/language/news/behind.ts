import { matchesOf } from '../matches.ts';
import type { Article } from './article.ts';

/** A place told by who stands before: 仅次于浦东、闵行. `word`: the place; `scope`: among whom; the ends of its words and of the words about what is ranked. */
export type Behind = { scope: string; word: string; start: number; end: number; noun: number };

/** 仅次于浦东、闵行, 居合肥之后: behind so many. */
const next =
  /仅(?:次|少|低|落后)于((?![^，,；;。]*(?:平均|水平|均值))(?:[\u4e00-\u9fff]{2,4}的(?=[^，,；;。]{3}))?[^，,；;。的\d%]{2,24}?)(?=$|[，,；;。])/g;
const after =
  /(?:仅|位|排名?|名列|紧)?(?:[居列排](?![民家住委留车队产污放查水气入举席])|排在|位[居列]|仅在|仅位于|紧随|紧跟)(?:在|于)?((?!其|第|全|前)[^，,；;。居列排第一二三]{2,24}?)(?:之后|其后)(?=$|[，,；;。])/g;
/** 列全市第三 right behind: the same place is told with its number, of nothing else. */
const toldBehind =
  /^[，,](?:[在于][^，,；;。]{2,16}?|总?量|规模|数量|[^，,；;。、则]{0,6}?)?(?:稳|仍|并|也|均|现|高|暂|继续)*(?:[居列位排]|名列)[^，,；;。]{0,14}?(?:第|前|[一二三四五六七八九十]位)/;
const toldAhead = /[居列位排][^，,；;。]{0,10}(?:第[一二三四五六七八九十\d]+[位名]?|[一二三四五六七八九十]位)[，,]$/;
const within = /(全[国球市省区县镇]|[市区县省园]内|世界|国内|长三角|[三四五六七八九十]城市|郊区)$/;
const among = /(?:在|于)([^，,；;在]{2,20}?)(?:中|里|上|内|当中)?$/;

/** The places that a stretch tells by who stands before; none where the number of the place stands beside it. */
export function behindIn({ plain }: Article, from: number, to: number): Behind[] {
  const words = plain.slice(from, to);
  if (!/仅[次少低]于|次于|后/.test(words)) return [];
  const isToldBehind = toldBehind.test(plain.slice(to, to + 30));
  const found: Behind[] = [];
  for (const match of [...matchesOf(words, next), ...matchesOf(words, after)]) {
    const before = words.slice(0, match.index).replace(/(?:排名|位次|名次|位列|位居|[居列])$/, '');
    const near = within.exec(before) ?? among.exec(before);
    // 位居全国第14位，在非省会城市中仅次于苏州: another order than the one told of.
    if (isToldBehind || (near === null && toldAhead.test(plain.slice(Math.max(0, from - 24), from)))) continue;
    // 居合肥(406家)之后: a bracket names nobody.
    const count = match[1]!.replace(/[(（][^)）]*[)）]/g, '').split(/[、和与及]/).length + 1;
    const start = from + match.index;
    found.push({
      scope: near?.[1] ?? '',
      word: `第${count}`,
      start,
      end: start + match[0].length,
      noun: from + (near ? near.index : before.length),
    });
  }
  return found;
}
