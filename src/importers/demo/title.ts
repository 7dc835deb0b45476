import { placeName } from '#modules/reference/index.ts';
import type { Random } from '#shared/random.ts';
import type { Site } from './site.ts';
import type { Profile } from './type.ts';
import type { Known } from './values.ts';

/** A heading as brokers write them: place, what it is, area, and two or three strong points that the listing itself states. */
export function titleOf(random: Random, site: Site, profile: Profile, values: Known): string {
  const place = placeWords(random, site);
  const kind = `${values.single_storey && !/仓|冷/.test(profile.zh) ? '单层' : ''}${profile.zh}`;
  const stated = values.available_area ?? values.gross_area;
  const area = stated === undefined ? '' : areaWords(random, Number(stated));
  const points = random.some(strongPoints(values), random.integer(1, 3));
  const deal =
    { rent: '出租', sale: '出售', rent_or_sale: '可租可售', custom: '可定制', cooperation: '合作招商' }[
      String(values.deal_type)
    ] ?? '招商';
  const forms = [
    () => `${place}${area}${kind}${deal} ${points.join(' ')}`,
    () => `${place} ${kind} ${area} ${points.join('，')}`,
    () => `【${deal}】${place}${kind}${area}，${points.join('，')}`,
    () => `${place}${kind}${deal}，${area}，${points.join('，')}`,
    () => `${points[0] ?? deal}！${place}${area}${kind}${deal}`,
  ];
  return random
    .pick(forms)()
    .replace(/([，！])[，！\s]+/g, '$1')
    .replace(/[，！\s]+$/, '')
    .slice(0, 80);
}

function placeWords(random: Random, { district, town }: Site): string {
  const area = placeName(district, 'short');
  return town && random.chance(0.75) ? `${area}${placeName(town, 'short')}` : area;
}

function areaWords(random: Random, area: number): string {
  if (area >= 10_000 && random.chance(0.5)) return `${Number((area / 10_000).toFixed(2))}万方`;
  return `${area}${random.pick(['㎡', '平', '平方', '平米'])}`;
}

function strongPoints(values: Known): string[] {
  const cranes = values.crane_loads as number[] | null | undefined;
  const ground = values.ground_floor || values.single_storey ? values.ground_floor_height : undefined;
  const height = values.clear_height ?? ground ?? values.typical_floor_height ?? values.ground_floor_height;
  return [
    height ? `层高${height}米` : '',
    cranes?.length ? `带${cranes[0]}吨行车` : '',
    values.eia_possible === 'yes' ? '可环评' : '',
    values.title_certificate === 'yes' ? '产证齐全' : '',
    values.standalone ? '独栋' : '',
    values.min_divisible_area ? `${values.min_divisible_area}平起分` : '',
    Number(values.power_capacity) >= 500 ? `配电${values.power_capacity}KVA` : '',
    values.sprinkler === 'ordinary' || values.sprinkler === 'esfr' ? '带喷淋' : '',
    ['one_side', 'two_sides', 'three_sides', 'four_sides'].includes(String(values.dock)) ? '带卸货平台' : '',
    values.can_register ? '可注册' : '',
    values.single_storey === false && values.ground_floor ? '一楼' : '',
  ].filter(Boolean);
}

const openings = ['园区直招，', '现房，随时看场地，', '交通便利，近高速出入口，', '周边配套成熟，', '近国道，货车进出方便，', ''];
const endings = ['具体条件面议。', '欢迎实地看场地。', '可分期入驻。', '可短期过渡，长租优先。', '看场地请提前一天约。'];

/** The free words under a listing; the figures stand in the fields. */
export function noteOf(random: Random, profile: Profile, values: Known): string {
  const points = strongPoints(values);
  const middle = points.length > 0 ? `${random.some(points, 3).join('、')}。` : '场地方正。';
  const ending = random.pick(profile.industry === 'making' ? [...endings, '优先实体制造企业。'] : endings);
  return `${random.pick(openings)}${middle}${ending}`;
}
