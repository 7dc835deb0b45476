import { parseArgs } from 'node:util';
import { otherWant, readSpace } from '#modules/language/index.ts';
import {
  type Condition,
  conditionsFrom,
  conditionWords,
  findMatches,
  findNearMisses,
  findRelaxations,
  type Match,
  partWords,
  type Relaxation,
  verdictWords,
} from '#modules/match/index.ts';
import type { Database } from '#platform/database.ts';
import { figure } from '#shared/format.ts';
import type { Io } from './io.ts';
import { exit, Usage } from './usage.ts';

/** `./lianqun match [--json] [--limit N] SENTENCE`: what a sentence asks for, the best offers with reasons, and what moving a condition would yield. */
export async function match(args: string[], io: Io, open: () => Promise<Database>): Promise<number> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: { json: { type: 'boolean', default: false }, limit: { type: 'string', default: '10' } },
  });
  const sentence = (positionals.join(' ') === '-' ? await io.stdin() : positionals.join(' ')).trim();
  const limit = Number(values.limit);
  if (!sentence) throw new Usage('请写一句话，例如：./lianqun match "松江找3000平厂房，层高8米，可环评"');
  if (!Number.isInteger(limit) || limit < 1 || limit > 50) throw new Usage('--limit 应是 1 到 50 的整数');
  const reading = readSpace(sentence);
  const conditions = conditionsFrom(reading, sentence);
  const other = otherWant(sentence, reading.values);
  const database = await open();
  const { matches, relaxations, near } = await database.read(async db => {
    const found = await findMatches(db, { conditions, limit });
    const nearby = found.total === 0 ? await findNearMisses(db, { conditions, limit: 3 }) : [];
    return { matches: found, relaxations: await findRelaxations(db, { conditions }), near: nearby };
  });
  if (values.json) {
    const results = matches.results.map(({ offer, score, parts, verdicts, cost }) => ({
      offer,
      score,
      parts,
      verdicts: verdicts.map(({ criterion, verdict, wanted, has }) => ({ criterion, verdict, wanted, has })),
      cost,
    }));
    io.stdout(JSON.stringify({ conditions, results, relax: relaxations }));
    return exit.done;
  }
  for (const line of [
    ...(other ? [`“${other.words}”不是场地：这里只找厂房、仓库、土地等，政策、企业等请在网站上搜索。`] : []),
    conditions.length
      ? `条件：${conditions.map(one => conditionWords(one, 'zh')).join('；')}`
      : '没有读出条件，下面按可信程度列出。',
    '',
    matches.total === 0
      ? '没有符合的房源。'
      : `符合 ${figure(matches.total)} 处${matches.unknown ? `（其中 ${figure(matches.unknown)} 处有信息待问）` : ''}：`,
    ...matches.results.flatMap(linesOf),
    ...(near.length ? ['', '只差一点：', ...near.flatMap(linesOf)] : []),
    ...relaxationLines(relaxations, conditions),
  ]) {
    io.stdout(line);
  }
  return exit.done;
}

/** The comparable cost of a tenancy, else the price that is asked for land or a building. */
function priceWords({ offer, cost }: Match): string {
  if (cost) return `可比成本 ${figure(cost.value)}${cost.high > cost.value ? `–${figure(cost.high)}` : ''} 元/㎡/月`;
  if (offer.land_mu_price !== null) return `地价 ${figure(offer.land_mu_price)} 万元/亩`;
  return offer.sale_m2 === null ? '价格待问' : `售价 ${figure(offer.sale_m2)} 元/㎡`;
}

function linesOf(match: Match, index: number): string[] {
  const { offer, score, parts, verdicts } = match;
  const place = [offer.place.city, offer.place.district, offer.place.town].filter(Boolean).join('');
  const best = [...parts].sort((a, b) => b.contribution - a.contribution);
  return [
    `${String(index + 1).padStart(2)}. ${score.toFixed(1)} 分  ${offer.code}  ${place}  ${offer.title}  ${priceWords(match)}`,
    ...verdicts.map(verdict => {
      const { mark, word, text } = verdictWords(verdict, 'zh');
      return `      ${mark} ${word}  ${text}`;
    }),
    `      得分：${best.map(part => `${partWords(part.criterion, 'zh')} ${part.contribution.toFixed(1)}`).join(' + ')}`,
  ];
}

function relaxationLines(relaxations: readonly Relaxation[], conditions: readonly Condition[]): string[] {
  const useful = relaxations.filter(one => one.smallest);
  if (useful.length === 0) return conditions.some(one => one.hard) ? ['', '只放宽其中一个条件，不会多出房源。'] : [];
  return [
    '',
    '只放宽一个条件：',
    ...useful.map(({ more, smallest }) => `  ${smallest!.zh}：多 ${figure(smallest!.gain)} 处（不限时多 ${figure(more)} 处）`),
  ];
}
