import { expect, test } from 'vitest';
import { readSpace } from './read.ts';

const valuesOf = (text: string) => readSpace(text).values;

test.each([
  ['闵行祝桥机场旁｜单层高台库5000㎡｜丙二+喷淋', { fire_class: '丙', places: ['闵行', '祝桥'] }],
  ['张江集电港研发楼整层1350㎡出租', { places: ['张江集电港'], type: 'rnd' }],
  ['我司莘庄工业区的厂房匀出三楼1400平出租', { places: ['莘庄工业区'] }],
  ['选址巢湖经开区龙泉路与秀湖路交口，需厂房4.2万平米', { places: ['巢湖经开区'] }],
  ['食品企业拟在衢州或金华建设冷链基地，需冻库8000㎡', { places: ['衢州', '金华'] }],
  ['沈阳铁西 重工老厂房出租 6336平', { places: ['沈阳', '铁西'] }],
  [
    '德企精密减速机，拟投2600万美元，折约1.85亿元人民币，用地30亩，意向常熟，现部分产能在太仓',
    { places: ['常熟'], investment_10k_yuan: 18500 },
  ],
  ['顺德伦教 单层钢构2100方，滴水10米，门前空地600平免费用，租金16元/㎡/月', { type: 'factory' }],
  ['新型工业用地（M1）可建研发，1.34万平方米，年租金25.6元/㎡', { type: 'land' }],
  ['漳州角美 高标冷库急租', { type: 'warehouse', company: null }],
  ['谢桥镇原服装厂，3层，4600㎡出租', { company: null, places: ['谢桥镇'] }],
  [
    '谢桥园占地200亩，剩1.1万㎡可租\n要电子信息、装备制造、新材料企业',
    { side: 'offer', industries: ['电子信息', '装备制造', '新材料'] },
  ],
  ['物流园和综保区工厂优先，宿舍出租86间', { industries: [] }],
  ['人才宿舍86间整体出租，食堂在一楼', { ground_floor: null }],
  ['求租厂房，一楼层高五米半以上，800平', { clear_height_m: { min: 5.5, max: null } }],
  ['找堆场！停挖机吊车用，15-20亩', { crane_t: null }],
  ['出租2楼厂房1350平，阮先生 19985 210 667', { phone: '19985 210 667' }],
  ['手头3套，有客户直接call：仓库1800平 0.38元/平/天', { side: 'offer' }],
  ['茶岭股份董事会通过：福州晋安区闲置厂房19,249平方米出租', { company: '茶岭股份' }],
  ['泰澜智能：部分自有厂房对外出租，合肥经开区内，8400平方米', { company: '泰澜智能' }],
  ['国澜通用为缓解场地不足，续租关联方在合肥的厂房', { company: '国澜通用' }],
  ['昆明市永康商会替31家会员找地，嵩明150-200亩', { company: '昆明市永康商会' }],
])('what a fresh advert tells: %s', (text, values) => expect(valuesOf(text)).toMatchObject(values));
