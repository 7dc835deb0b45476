import { says } from './draft.ts';

const withLand =
  /(?:厂房|房屋|房产|车间|仓库|建筑物)[^，。；;\n]{0,6}(?:[及和与、]|连同)(?:其|所|该)?[^，。；;\n]{0,5}土地|土地(?:使用权)?(?:[及和与、]|连同)(?:其|该)?(?:地上|附属|附着)?(?:的)?(?:工业)?(?:厂房|房屋|房产|车间|建筑物)/;
const disposed = /拍卖|变卖|法拍|转让|处置|起拍|底价|挂牌价|标的/;
const wanted = /求购|求租|拟购|想买|收购|需求|购买/;

/** 厂房及所占土地转让, 土地、厂房整体变卖: a works sold with the land it stands on is no land on offer. */
export const isSoldWithLand = (plain: string): boolean => says(plain, withLand) && says(plain, disposed) && !says(plain, wanted);

/** 科创大厦6楼整层, 金融中心B座12F: a floor of a house that holds offices. */
export const officeHouse =
  /(?:大厦|写字楼|商务楼|商务中心|国际中心|金融中心|总部大楼|双子[楼塔])(?:[a-z\d一二三四东西南北]{1,2}(?:座|栋|幢|号楼|#楼?|楼(?=\d)))?[ ，,]{0,2}第?(?:\d{1,2}|[一二三四五六七八九十]{1,3})(?:[-至到~、]\d{1,2})?(?:楼|层|f)|(?:大厦|国际中心|金融中心)(?:[a-z\d]{1,2}(?:座|栋|幢))?\d{3,4}(?:室|号|房)/;
