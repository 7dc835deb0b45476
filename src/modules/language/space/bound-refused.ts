import { opening } from '../pattern.ts';
import type { Quantity } from '../quantity.ts';

const refused = opening(
  /^的?(?:厂房|仓库|房源)?(?:都|就|也|一律|一概|请|均)?(?:不(?:要(?!求)|看|考虑|行|去|租)|免谈|[别勿](?![^，。；;\n]{0,3}[大超高多])|pass|算了)/,
);

/** 层高低于8米的不看, 1000平以下免谈: what is less is refused, so that it is the least. */
export const refusesLess = (plain: string, { bound, end }: Quantity): boolean =>
  (bound === 'below' || bound === 'max') && refused.testAt(plain, end, end + 10);
