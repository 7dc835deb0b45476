import { isPlaceWord } from '../dictionary.ts';
import { defaultGazetteer } from '../gazetteer.ts';

const ofPlace = /(?:省|市|区|县|镇|乡|街道|园|新城|科技城|走廊|城市)$/;
const counted = /^(?!第)(?:[\u4e00-\u9fff]{2,6})?\d+[个项件篇家席](?:[、和]\d+[个项件篇家席])*$/;
/** 长三角共有43个县（市）, 全省共41家园区 */
const manyOf = /^[^，,\d]{0,12}(?:共有|共计?|另有|还有)\d+[个家项名][\u4e00-\u9fff（）()]{0,8}$/;

/** 松江区|获评案例3个, 苏州、宣城分别|获评2个和1个, 长三角共有47家园区|入围: so many of a place were chosen, and none is named. */
export function isChosenCount(actor: string, behind: string): boolean {
  if (behind === '') return manyOf.test(actor) && !/等\d/.test(actor);
  if (!counted.test(behind)) return false;
  const places = actor.replace(/(?:分别|各|共|已|另|还)+$/, '').split(/[、和]/);
  return places.every(one => one.length > 1 && (ofPlace.test(one) || isPlaceWord(one) || defaultGazetteer().named(one) !== null));
}
