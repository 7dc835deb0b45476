import { opening } from '../pattern.ts';
import { startersOf } from '../starters.ts';
import { firstFrom } from '../token.ts';
import { type Article, type Clause, wordsOf } from './article.ts';
import { bodyAt } from './body.ts';
import { corridor, kindOfBody, type Mind, resolved } from './mind.ts';
import { listAt, type Name, placesAt, regionAt } from './place.ts';
import { hasRole } from './role.ts';

const alias =
  /(?:长三角)?(?:g60)?(?:科创走廊)?(?:沿线)?(?:九个?城市|九地市|9城市|九城(?=[有共携联合]))|(?:长三角)?g60(?:科创)?(?:大?走廊|云廊)(?:沿线)?|(?:该|整个)走廊(?:内|沿线)?/y;

const aliasStarts = startersOf('长g科沿九9该整');

const longest = 34;

const lastTwo = opening(/^(?:后者|前者)/);

/** The name that begins at `at`; null where none does. Of several in a row (昆山、吴江等地) none is the subject. */
export function nameAt(article: Article, clause: Clause, at: number, mind: Mind): Name | null {
  const { plain } = article;
  const limit = Math.min(clause.end, at + longest);
  const latter = lastTwo.exec(plain.slice(at, at + 2));
  const meant = latter ? mind.recent.at(latter[0] === '后者' ? -1 : -2) : undefined;
  if (meant) return { subject: meant, start: at, end: at + 2, kind: 'general', takes: kindOfBody(meant) };
  const titled = titledAt(article, at, limit);
  if (titled) return titled;
  const general = generalAt(article, at, mind);
  const body = bodyAt(article, at, limit);
  alias.lastIndex = at;
  const called = aliasStarts[plain.charCodeAt(at)] ? alias.exec(plain) : null;
  const place = placesAt(article, at, limit) ?? regionAt(article, at);
  if (
    called &&
    called[0].length > 2 &&
    at + called[0].length <= limit &&
    (!body || body.end <= at + called[0].length + 1 || called[0].includes('城'))
  )
    return { subject: corridor, start: at, end: at + called[0].length, kind: 'corridor', takes: null };
  if (general && (!body || body.end <= general.end || /^[全该我本]/.test(plain.slice(at, at + 1)))) return general;
  const office =
    body && place && body.kind === 'body'
      ? /^(?:人民)?政府(?:办公厅|办公室)?$|^[市区县]委(?:办公室)?$|^[\u4e00-\u9fff]{0,8}(?:局|海关|调查队|[发经科商]委|[经发科]信)$/.exec(
          plain.slice(place.end, body.end),
        )
      : null;
  if (office) return { ...place!, end: body!.end };
  const isZone =
    body &&
    place &&
    body.end === place.end &&
    /(?:园区|开发区|新区|高新区|保税区|经开区)$/.test(body.subject) &&
    !/^(?:苏州工业园区|浦东新区)$/.test(place.subject);
  if (body && (!place || body.end > place.end || isZone)) return body;
  return place ?? listAt(article, at, limit);
}

function generalAt({ tokens, plain }: Article, at: number, mind: Mind): Name | null {
  const token = tokens[firstFrom(tokens, at)];
  if (token?.start !== at || token.kind !== 'word' || !hasRole(token, 'who')) return null;
  const subject = resolved(mind, token.word);
  // 项目16个, 项目数: a noun that is counted.
  const next = tokens[firstFrom(tokens, at) + 1];
  if (
    subject === null ||
    /^[数量额]/.test(plain.slice(token.end, token.end + 1)) ||
    (next?.kind === 'quantity' && next.head === token.end && !/^全|^该/.test(token.word))
  )
    return null;
  return { subject, start: at, end: token.end, kind: 'general', takes: null };
}

const inQuotes = opening(
  /^“([^”“，,。]{2,14})”(业务|项目|平台|计划|模式|产品|系统|工程|行动)?(?![\u4e00-\u9fff]{0,3}[、和与]|等)/,
);

/** “科技信用贷”, “南太湖精英计划”: a scheme or product named in quotes at the head of a statement. */
function titledAt(article: Article, at: number, limit: number): Name | null {
  const found = inQuotes.exec(article.plain.slice(at, limit));
  if (!found) return null;
  const isScheme =
    found[2] !== undefined || /(?:贷|保|券|计划|平台|工程|行动|业务|指数|专列|基金|工坊|地图|大脑|云|链)$/.test(found[1]!);
  const end = at + found[0].length;
  const next = article.tokens[firstFrom(article.tokens, end)];
  const isSaid = next?.start === end && (next.kind === 'time' || hasRole(next, 'have', 'flow', 'reach', 'lead', 'do', 'act'));
  if (!isScheme && !isSaid) return null;
  const words = wordsOf(article, at, end);
  return {
    subject: found[2] === undefined ? words.replace(/[“”]/g, '') : words,
    start: at,
    end,
    kind: 'body',
    takes: found[2] === '项目' ? '项目' : found[2] === '平台' ? '平台' : null,
  };
}
