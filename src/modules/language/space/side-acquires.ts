import { market } from './company-listed.ts';
import { says } from './draft.ts';

/** 拟竞拍, 拟承租其在…的厂房, 同意用自有资金买地: what firms tell that will buy or rent; 竞买人, 承租方 and 受让人 are words of those who offer. */
const acquires =
  /(?:拟|打算|计划|准备|将|决定|决议|同意|通过|参与|参加|要|用来|用于|去)[^。；;\n]{0,30}?(?:竞[拍买购](?!起|保|人|价|须|申|公|文|阶|开|活|资)|竞摘|承租(?![人方])|租[用入](?!率)|(?:购[置买入]|受让)[^。；;\n]{0,24}?(?:土地|用地|地块|厂房|仓库|楼|房产|亩)|[购买征拿]地)|拟向[^，。；;\n]{2,30}?(?:租|购买|受让)/;

/** Where a report or notice about a firm with shares tells that it will buy or rent; null where it tells none or is of another kind. */
export function acquiresIn(plain: string): [start: number, end: number] | null {
  if (!says(plain, market)) return null;
  const found = acquires.exec(plain);
  return found && [found.index, found.index + found[0].length];
}
