import { opening } from '../pattern.ts';
import type { Word } from '../scan.ts';
import { clauseAfter, clauseBefore, type Draft } from './draft.ts';

/** 环评不做, 环评做不了, 环评就别想了, 环评：否; 环评不用愁, 环评不难 and 环评不含电镀 say that it can be had. */
const refusedBehind = opening(
  /^[:： ]{0,2}(?:的|项目|手续|报告|审批)?(?:这块|方面)?(?:(?:我们?|房东|业主|这边)?(?:都|也|就|一律|一概|暂时?|目前|现在|基本|肯定|统统|全部|概|是|真的?|实在)){0,2}(?:没法|没办法|没戏|没门|没可能|没希望|没得|无望|不可能|不用想|免了|pass|否|[×拒]|[别休甭勿莫](?:想|问|谈|提|找|来)|(?:[、和及]?(?:排污|消防|产证|注册|执照)){1,3}(?:都|均|全)?没(?:有|得|法)|全?没有|[做办搞弄拿批过通]不[了下出到成过来去定]|不(?:可以?|能够?|好|让|给|予|许|准|允许|支持|配合|提供|接受?|受理)?(?:再)?(?:做|办理?|搞|弄|批|过|通过|行|能|可以?|提供|支持|接|配合|包|含|沾|碰)?(?:的|了|哦|啊|哈|呀|滴|也(?:行|可以?|没事|没关系|无所谓))?(?=$|[，,。；;！!、|\n ）)])|(?:的|类)(?:企业|行业|客户|项目)?(?:不(?!限)|勿|免|别|绕|请绕|谢绝|pass))/,
);
/** 搞不定环评, 没法做环评, 不配合做环评, 免环评 */
const refusedAhead =
  /(?:[做办搞弄拿批过]不[了下出到成过来去定]|没法|没办法|没得|不可能|不(?:能|可|可以|给|让|予|许|准|配合|支持|提供|包|含|负责|帮|代|接|接受)?|免|无|未|禁)(?:帮忙?|去|再)?(?:做|办理?|搞|弄|批|过|通过)?(?:个|的)?$/;
/** 需要环评的勿扰, 要做环评的绕道: who wants it need not come. */
const wantersRefused = opening(
  /^(?:手续|报告)?的?(?:企业|行业|客户|项目|厂家|老板)?(?:一律|都|就|请|概|均)?(?:勿|免谈|免扰|绕|不(?:要|租|接|谈|用(?:来|找|联系|打|问)|必|考虑|做)|别|谢绝|pass)/,
);

/** What stands before the thing, with the verb that some words of the lists begin with (做环评). */
const leftOf = (plain: string, word: string, start: number) =>
  clauseBefore(plain, start, 8) + (/^[做办过]/.test(word) ? word[0]! : '');

/** Whether an offer says that the paper of the environment cannot be had or will not be got. */
export function isEiaRefused({ plain, side }: Draft, { word, start, end }: Word): boolean {
  if (refusedBehind.test(clauseAfter(plain, end, 16))) return true;
  const left = leftOf(plain, word, start);
  if (refusedAhead.test(left)) return true;
  return side === 'offer' && wantersRefused.testAt(plain, end, end + 10) && /[要需做办]$/.test(left);
}

const gotBehind = /^[^，,。；;\n]{0,10}?(?:之?后|再|方可|才能|方能)/;

/** 办妥三证后开工, 办好环评审批再开工: a paper that whoever comes must get first. */
export function isToBeGot({ plain }: Draft, { word, start, end }: Word): boolean {
  return /(?:办[妥好理完结齐]|取得|拿到|完成)$/.test(leftOf(plain, word, start)) && gotBehind.test(plain.slice(end, end + 14));
}

const deniedAhead =
  /(?:没有?|无|不带|不是|不能|不可以?|非|缺|做不了|办不了|不具备|不含|不通|没装|没办|[不未没]设)(?:独立|任何|封闭式?)?(?:做|办理?|过|装|有|提供)?$/;
const outBehind = opening(
  /^(?:证|手续|报告)?(?:厂房|房源|的|地方|园区)*(?:一律|都|就|请|概|均|我们?)?(?:不要(?![求紧])|不考虑|不看|不谈|不租|不行|不予|免谈|勿|别|甭|pass|算了|拜拜|不用(?:推|发|找|联系|报|介绍))/,
);

/** 没月台的别推, 不能做环评的不要, 非单层不要: a need that refuses what lacks a thing wants it. */
export function isTwiceDenied({ plain, side }: Draft, { word, start, end }: Pick<Word, 'word' | 'start' | 'end'>): boolean {
  if (side !== 'need') return false;
  const left = leftOf(plain, word, start);
  return deniedAhead.test(left)
    ? outBehind.testAt(plain, end, end + 12)
    : word.startsWith('环评') &&
        /^(?:[做办搞拿过]不[了下到]|不(?:能|可以?)(?:做|办|过)|没有?)的[^，。；;\n]{0,4}(?:不要|不考虑|不看|免谈|勿|别|pass)/.test(
          plain.slice(end, end + 14),
        );
}
