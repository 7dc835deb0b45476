import { clauseAfter, clauseBefore, type Draft, flag, isDenied, type Read } from './draft.ts';
import type { SpaceText } from './space.ts';
import { matchesOf } from './text.ts';

type Flag = 'single_storey' | 'standalone' | 'ground_floor' | 'sprinkler' | 'dock' | 'property_cert' | 'eia';
export type Features = Record<Flag, Read<true> | null> & { fire_class: Read<NonNullable<SpaceText['fire_class']>> | null };

/** Reads what a hall has or must have; a denied feature is not stated. */
export function readFeatures(draft: Draft): Features {
  const { plain } = draft;
  return {
    single_storey: singleStorey(draft),
    standalone: flag(
      plain,
      /独栋|独门独院|独门大?院|独门|独院|独立院落|独幢|独立成栋|单独成栋|单独一栋|独立独栋/g,
      'standalone',
      match => /多栋|不是/.test(clauseBefore(plain, match.index, 4)) || /^办公/.test(plain.slice(match.index + match[0].length)),
    ),
    ground_floor: groundFloor(draft),
    sprinkler: flag(plain, /喷淋|自动喷水|esfr|早期抑制/g, 'sprinkler'),
    dock: flag(
      plain,
      /月台|卸货平台|装卸平台|卸货台|装卸台|高台库|高台仓|高台(?=卸)|[单双三四多]面卸货|双边库|内嵌平台/g,
      'dock',
    ),
    property_cert: flag(
      plain,
      /房屋所有权证|不动产权证书?|不动产证|房产证|产权证|独立产证|大产证|小产证|产证|房本|红本|绿证|有证|双证|两证|三证|有产权|独立产权|产权清晰|产权独立|产权明晰|权证(?=齐|全)/g,
      'title',
      match =>
        /^(?:办理|在办|正在|待办|未|尚|无|暂)/.test(
          plain.slice(match.index + match[0].length, match.index + match[0].length + 3),
        ),
    ),
    eia: flag(plain, /环评|环保批文|环保手续|排污许可|有排污证/g, 'eia', match => isRefusedAfter(plain, match)),
    fire_class: fireClass(plain),
  };
}

function isRefusedAfter(plain: string, match: RegExpExecArray): boolean {
  return /^(?:不能|做不了|办不了|不可|不好|难|不需要|暂无|没有|无法|未|自办|自理)/.test(
    plain.slice(match.index + match[0].length, match.index + match[0].length + 4),
  );
}

/** 单层厂房 and 钢结构单层 are buildings; 单层面积600㎡ is a floor's area; with 多层 beside it an offer is mixed. */
function singleStorey({ plain, side }: Draft): Read<true> | null {
  if (side === 'offer' && /多层|综合楼|二楼|三楼|二层以上/.test(plain)) return null;
  for (const match of matchesOf(/单一?层|全单层/g, plain)) {
    const end = match.index + match[0].length;
    const left = clauseBefore(plain, match.index, 8);
    const right = plain.slice(end, end + 18);
    if (isDenied(plain, match.index) || /每$/.test(left)) continue;
    if (/^(?:面积|建筑面积|空间|挑空|可分)/.test(right)) continue;
    const isArea = /^(?:约|大概)?[\d.,一二两三四五六七八九十百千万~-]+(?:多|左右)?(?:平|㎡|方|m2)/.test(right.replace(/ /g, ''));
    if (isArea && !/(?:钢结构|厂房|全|独栋|仓库|车间|独院|独门独院|均为|都是|为)[，,]?$/.test(left)) continue;
    return { value: true, marks: [[match.index, end, 'single_storey']] };
  }
  return null;
}

const ground = /(?:一楼|一层|首层|底层|底楼|1楼|1层|1f|平层一楼)/g;
const otherFloors = /二楼|三楼|二层|三层|楼上|2楼|3楼|2层|上下|二至|2-\d层|1-\d层|1-\d楼|二三/;

/** The space itself lies on the ground floor; the ground floor's height or load alone says nothing. */
const asked = /^(?:能|要|需|就|进|做|放|方便|优先|足够|够|都|也)/;

function groundFloor({ plain, side }: Draft): Read<true> | null {
  if (side === 'offer' && otherFloors.test(plain)) return null;
  for (const match of matchesOf(ground, plain)) {
    const end = match.index + match[0].length;
    if (
      isDenied(plain, match.index) ||
      /[\d每共有第十二三四五六七八九单栋幢]$|(?:可|起|整)租$/.test(plain.slice(Math.max(0, match.index - 2), match.index))
    )
      continue;
    const right = clauseAfter(plain, end, 14);
    if (
      /^(?:的)?(?:层高|净高|高|承重|荷载|载荷|承载|限高|已租|为|\d+(?:\.\d+)?(?:米|m(?!2)|吨|t|kg)|约?\d+(?:\.\d+)?(?:米|m(?!2)))/.test(
        right,
      )
    )
      continue;
    if (
      !/^(?:$|的|厂房|仓库|车间|库房|约?[\d.,~-]+(?:多|左右)?(?:平|㎡|方|m2)|\d号|约|带|或|和|商铺|门面|临街|面积|出租|招租|整租|优先|即可|就行|可|最好| |、|\/|单层|沿街|有|分租|独栋|标准)/.test(
        right,
      ) &&
      !(side === 'need' && asked.test(right))
    )
      continue;
    return { value: true, marks: [[match.index, end, 'ground_floor']] };
  }
  return null;
}

/** The fire-hazard class (甲 to 戊); 二级耐火 and 二类工业用地 are other scales. */
function fireClass(plain: string): Features['fire_class'] {
  for (const match of matchesOf(/([甲乙丙丁戊])(?:[一二12]|[丁戊])?类/g, plain)) {
    if (
      isDenied(plain, match.index) ||
      /^(?:除外|不|勿)/.test(plain.slice(match.index + match[0].length, match.index + match[0].length + 2))
    )
      continue;
    return {
      value: match[1] as NonNullable<SpaceText['fire_class']>,
      marks: [[match.index, match.index + match[0].length, 'fire']],
    };
  }
  return null;
}
