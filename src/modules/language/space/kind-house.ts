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

/** 独立院落，两层带货梯: a house in its yard, or a yard before the hall: 门前空地600平免费用 of a hall told of by its frame alone. */
export const houseInYard =
  /独立院落|[两二三]层[\u4e00-\u9fff]{0,4}院|货梯|钢构[^，。]{0,6}\d[^]{0,60}(?:门前|门口|院内|送|带)空地/;
/** 整个园区6栋 3万方 */
export const wholePark = /(?:整个|整座|整体|成熟|现成)(?:产业|工业|科技)?园区?[^。]{0,8}\d{1,2}[栋幢][^。]{0,10}(?:㎡|平|方)/;
/** 12亩地8000平房子出售 */
export const housesOnLand =
  /亩[^。；;\n]{0,14}[\d千万](?:平方米|平米?|方|㎡|m2)(?:左右)?的?(?:老|旧|大|小|现成)?(?:房子|房屋|房(?=[，,。；; \n]|$|[出转]))|亩[^。；;\n]{0,10}(?:房子|房屋)(?:约|有|大概|面积)*[\d一二三四五六七八九]/;

/** 独栋3层6300平，土地12.4亩: a house with its land. */
export const storeyedHouse =
  /(?<![拟可新自])(?:独栋|独幢|单体)(?:[两二三四五六2-9]层|楼|厂)?(?:约|共|面积)?[\d.]+万?(?:平|㎡|方)|(?:独栋|独幢|整栋)?[两二三四五六2-9]层(?:楼|房)?(?:约|共|面积)?[\d.]+万?(?:平|㎡|方)/;
