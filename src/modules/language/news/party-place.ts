import type { Place } from '#modules/reference/index.ts';
import { isPlaceWord } from '../dictionary.ts';
import { defaultGazetteer } from '../gazetteer.ts';
import { plainZone } from './mind.ts';

/** 安徽蚌埠市政府, 内蒙古包头稀土高新区: a place or its body is called without its province. */
export function ofProvince(name: string): string {
  const { named } = defaultGazetteer();
  const isOf = (words: string, ...levels: readonly Place['level'][]) =>
    named(words)?.places.some(({ level }) => levels.includes(level));
  if (!/(?:[市区县镇]|政府|委|局|开发区|园区)$/.test(name)) return name;
  const length = [2, 3, 4].find(at => isOf(name.slice(0, at), 'province') && name[at] !== '市');
  if (length === undefined) return name;
  const rest = name.slice(length);
  return rest.length > 2 && [2, 3, 4].some(at => isOf(rest.slice(0, at), 'city')) ? rest : name;
}

/** 常熟市海虞镇, 苏州相城区: a district or town behind its city is called by itself, a zone is not. */
export function withoutCity(name: string): string {
  const found = /^([\u4e00-\u9fff]{2,3}?)市?(?=[\u4e00-\u9fff]{2,4}(?:[区县市镇]|街道)$)/.exec(name);
  const rest = found ? name.slice(found[0].length) : name;
  return found &&
    !/^[区县]/.test(rest) &&
    isPlaceWord(found[1]!) &&
    (isPlaceWord(rest) || /(?:镇|街道)$/.test(rest)) &&
    !plainZone.test(rest)
    ? rest
    : name;
}

/** 绍兴上虞区, 湖州德清: a district behind its city is called by itself; 苏州海关 is an office. */
export function districtOf(name: string): string {
  for (const length of [2, 3]) {
    const rest = name.slice(length);
    if (
      rest.length >= 2 &&
      rest.length <= 5 &&
      isPlaceWord(name.slice(0, length)) &&
      isPlaceWord(rest) &&
      !plainZone.test(rest) &&
      rest !== '海关'
    )
      return rest;
  }
  return name;
}
