import { matchesOf } from '../matches.ts';
import { firstFrom } from '../token.ts';
import type { Article } from './article.ts';
import { hasRole, role } from './role.ts';

const meant = /^(?:该|这一|这个|此)(?:产业|行业)(?=的?[\u4e00-\u9fff])(?![园链带协联技研大论基]|集群)(?:的(?=.{2}))?/;
const trades = /产业|行业|经济|企业/g;
/** What says nothing of the trade: 规上企业, 主导产业. */
const anyTrade =
  /(?:规上|规模以上|上市|高新技术|科技|科技型|龙头|重点|链上|入驻|民营|外资|中小|小微|骨干|相关|上下游|主导|支柱|首位|当家|优势|特色|战略性新兴|新兴|未来|主攻|实体|国民|区域|开放型|外向型|市场|一二三|三次|该|这一|这个|此|全|各|家|户|大|的)$/;
const isTrade = /([\u4e00-\u9fffA-Za-z]{2,8}?)(?:产业)?(?:是|成为|作为)[\u4e00-\u9fff]{0,14}$/;
const reaches = 120;
const leading = role.have | role.flow | role.reach | role.to | role.who | role.from;

/** 该产业规上产值, 这一产业开票销售: called by the trade that the text told of before. */
export function withTrade(article: Article, noun: string, at: number): string {
  const found = meant.exec(noun);
  const trade = found ? tradeBefore(article, at) : null;
  return trade === null ? noun : `${trade}${noun.slice(found![0].length)}`;
}

/** The trade told last before a place of the text (新能源装备产业, 生物医药 of 生物医药企业); null where none is near. */
function tradeBefore({ plain, tokens }: Article, at: number): string | null {
  const low = Math.max(0, at - reaches);
  for (const { index, 0: word } of matchesOf(plain.slice(low, at), trades).reverse()) {
    const end = low + index;
    const told = plain.slice(Math.max(low, end - 24), end);
    let start = end - (/[\u4e00-\u9fffA-Za-z]+$/.exec(told)?.[0].length ?? 0);
    const name = plain.slice(start, end);
    // 人工智能产业集聚企业: the trade stands before.
    if (/产业|行业|经济/.test(name)) continue;
    if (name === '' || anyTrade.test(name)) {
      // 光伏是滁州市的主导产业
      const known = isTrade.exec(told)?.[1];
      if (known && word === '产业') return `${known}产业`;
      continue;
    }
    for (let i = firstFrom(tokens, start); i < tokens.length && tokens[i]!.end < end - 1; i++) {
      const token = tokens[i]!;
      if (token.start < start) continue;
      if (token.kind !== 'word' || token.places !== null || hasRole(token, leading)) start = token.end;
    }
    const trade = plain
      .slice(start, end)
      .replace(/^.*?[市区县省镇城](?=.{2})|^(?:全[市区县省国]|的|其中|当地|在|从|以|把|将|是|做[大强]|发展)+/g, '');
    if (trade.length > 1 && trade.length < 13) return word === '企业' ? trade : `${trade}${word}`;
  }
  return null;
}
