import { meanings } from '../token.ts';
import type { Draft, Read } from './draft.ts';
import type { Family } from './reading.ts';

/** 仓储要外迁, 求租仓储, 打包+仓储, 松江仓储 5000平: what is stored, where no kind of space is named. */
const stores =
  /(?:求租|寻租?|找|打包[+＋加]|[，,]|^)(?:个|一处|一个)?仓储?(?=要|搬|外迁|迁|需求|[，,\n]|$| ?\d)|(?:找|租|要)[^，。；;\n]{0,4}(?:放货|囤货|堆货)|保税[\u4e00-\u9fff]{0,2}仓(?=[ ，,])|物流园(?=招商|招租).{0,60}仓储|(?<!(?:[不勿非禁免除][^，,。；;\n]{0,24}|[及和、或与/]|适合|[可宜]做?)[\u4e00-\u9fff]{0,2})仓储(?=[ ，,。；;\n]|$| ?\d)|(?<![不勿])做(?:电商|物流|冷链)?仓储(?=的|[，,。 ]|$)/;

/** 临街一楼，门头不少于12米; 2026年拓店需求: where nothing else names the kind. */
const shopFront =
  /[临沿]街[^。；;\n]{0,8}门头|门头(?:长|宽|展示面?)?(?:不[小少低]于|至少|大于|≥|要|约)?[:：]?\d|(?:拓店|开店|展店)(?:需求|选址|计划|标准|要求)/;
const ofLand = /用地面积|方案出让|竞买保证金|\/公顷|容积率|建筑系数|弹性年期|出让年|宗地|工挂字|二类工业/;
const ofHall = /产业园|工业园|工业区|企业园|标准厂|生产线|工业上楼/;

/** No kind is named, but a plot ratio; or a crane, a freight lift, power or an industrial park; or an area in 亩 alone. */
export function kindByTools({ plain, tokens }: Pick<Draft, 'plain' | 'tokens'>): Read<Family> | null {
  // 用地面积3600㎡，建筑面积1300㎡，招租: what stands on the land is let.
  const isBuilt = plain.includes('租') && /用地面积/.test(plain) && /建筑面积[约为: ]{0,2}\d/.test(plain);
  const land = isBuilt ? null : ofLand.exec(plain);
  if (land) return { value: 'land', marks: [[land.index, land.index + land[0].length, 'type.land']] };
  const front = plain.includes('门头') || plain.includes('店') ? shopFront.exec(plain) : null;
  if (front) return { value: 'shop', marks: [[front.index, front.index + front[0].length, 'type.front']] };
  const store = /[仓货]/.test(plain) ? stores.exec(plain) : null;
  if (store) return { value: 'warehouse', marks: [[store.index, store.index + store[0].length, 'type.tools']] };
  const tool = tokens.find(
    token =>
      meanings(token, 'label').some(value => ['crane', 'lift', 'load', 'height'].includes(value)) ||
      (token.kind === 'quantity' && token.dimension === 'kva'),
  );
  if (tool) return { value: 'factory', marks: [[tool.start, tool.end, 'type.tools']] };
  const hall = ofHall.exec(plain);
  const mu = tokens.find(token => token.kind === 'quantity' && token.dimension === 'mu');
  if (mu && !tokens.some(token => token.kind === 'quantity' && token.dimension === 'area'))
    return { value: 'land', marks: [[mu.start, mu.end, 'type.land']] };
  // 欢迎来电咨询 names a trade too.
  const trade = tokens.find(token => token.kind === 'word' && token.trade !== null && token.word !== '咨询');
  if (!hall && trade && tokens.some(token => token.kind === 'quantity' && token.dimension === 'area'))
    return { value: 'factory', marks: [[trade.start, trade.end, 'type.trade']] };
  return hall ? { value: 'factory', marks: [[hall.index, hall.index + hall[0].length, 'type.park']] } : null;
}
