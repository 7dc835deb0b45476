import { opening } from '../pattern.ts';
import { standsAt, startersOf } from '../starters.ts';
import type { Article } from './article.ts';
import { bodyAt } from './body.ts';
import { kindOfBody } from './mind.ts';
import { type Name, placesAt } from './place.ts';

const starts = startersOf('这');
const here = opening(
  /^这里(?=(?:现|已|目前|共|先后|累计|每[年天月])*(?:集聚|聚集|汇聚|汇集|有|拥有|入驻|诞生|建成|建有|落户|吸引|坐落|分布|年|是))/,
);
const visit = /(?:走进|来到|走访|探访|步入|走入|抵达)(?:位于[^，,的]{2,14}的)?/g;
const reach = 60;

/** 记者走进某公司看到，这里有员工360人: what was entered a few words before; null where 这里 stands for nothing that was named. */
export function hereAt(article: Article, at: number): Name | null {
  const { plain } = article;
  if (!standsAt(starts, plain, at)) return null;
  const word = here.execAt(plain, at, at + 10)?.[0];
  if (word === undefined) return null;
  const from = Math.max(0, at - reach);
  const found = [...plain.slice(from, at).matchAll(visit)].at(-1);
  if (!found) return null;
  const place = from + found.index + found[0].length;
  const name = bodyAt(article, place, at) ?? placesAt(article, place, at);
  return (
    name && {
      subject: name.subject,
      start: at,
      end: at + word.length,
      kind: 'general',
      takes: name.kind === 'body' ? kindOfBody(name.subject) : name.takes,
    }
  );
}
