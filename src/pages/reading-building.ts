import type { SpaceField, Span } from '#modules/language/index.ts';
import { before, type Fill, leave, saidBy, set, spansOf, wordsOf } from './reading-fill.ts';

const ground = /(?:[一首底1]|第一)(?:楼|层|[fF])|地面|地坪/;
const upper = /[二三四五六2-9](?:楼|层|[fF])|标准层|楼上|其余|其他|以上/;

/** Fills what a hall is and has. */
export function fillBuilding(fill: Fill): void {
  const { values } = fill.reading;
  fillHeight(fill);
  const loads = spansOf(fill, 'floor_load_t_m2');
  const isGround = values.single_storey || values.ground_floor || loads.some(span => floorOf(fill, span) === 'ground');
  set(fill, isGround ? 'ground_load' : 'floor_load', values.floor_load_t_m2, loads);
  set(fill, 'power_capacity', values.power_kva, spansOf(fill, 'power_kva'));
  set(fill, 'crane_loads', values.crane_t?.length ? values.crane_t.join(', ') : null, spansOf(fill, 'crane_t'));
  set(fill, 'freight_lift_load', values.freight_lift_t, spansOf(fill, 'freight_lift_t'));
  for (const key of ['single_storey', 'standalone', 'ground_floor'] as const) set(fill, key, values[key], spansOf(fill, key));
  set(fill, 'eia_possible', values.eia && 'yes', spansOf(fill, 'eia'));
  const sprinkler = /esfr|早期抑制/i.test(near(fill, 'sprinkler')) ? 'esfr' : 'ordinary';
  set(fill, 'sprinkler', values.sprinkler && sprinkler, spansOf(fill, 'sprinkler'));
  const deed = near(fill, 'property_cert');
  const title = /大产证/.test(deed) ? 'whole_site' : /小产证|独立产/.test(deed) ? 'per_unit' : 'yes';
  set(fill, 'title_certificate', values.property_cert && title, spansOf(fill, 'property_cert'));
  fillDock(fill);
  fillFire(fill);
}

function fillHeight(fill: Fill): void {
  const { clear_height_m: height, single_storey: single } = fill.reading.values;
  const spans = spansOf(fill, 'clear_height_m');
  if (!height || height.min === null) return;
  const { min, max } = height;
  const floors = new Set(spans.map(span => floorOf(fill, span)));
  if (max === null || min === max) {
    const isOfFloor = !single && floors.size === 1 && !/净高|梁下/.test(near(fill, 'clear_height_m'));
    const key =
      isOfFloor && floors.has('ground')
        ? 'ground_floor_height'
        : isOfFloor && floors.has('upper')
          ? 'typical_floor_height'
          : 'clear_height';
    set(fill, key, min, spans);
    return;
  }
  const on = (floor: 'ground' | 'upper') => spans.filter(span => floorOf(fill, span) === floor);
  if (on('ground').length === 1 && on('upper').length === 1) {
    set(fill, 'ground_floor_height', metres(fill, on('ground')[0]!), on('ground'));
    set(fill, 'typical_floor_height', metres(fill, on('upper')[0]!), on('upper'));
    return;
  }
  const words = spans.map(span => saidBy(fill, span)).join('、');
  leave(fill, 'clear_height', spans, `文中有几个高度：${words}`, `Several heights are named: ${words}`);
}

function fillDock(fill: Fill): void {
  const spans = spansOf(fill, 'dock');
  const words = near(fill, 'dock');
  const sides = [
    [/四面|多面/, 'four_sides'],
    [/三面/, 'three_sides'],
    [/双面|两面|双边/, 'two_sides'],
    [/单面|单边|一面/, 'one_side'],
  ] as const;
  const dock = sides.find(([pattern]) => pattern.test(words))?.[1] ?? null;
  if (dock) set(fill, 'dock', dock, spans);
  else if (spans.length > 0)
    leave(
      fill,
      'dock',
      spans,
      `文中写了“${wordsOf(fill, spans[0]!)}”，没有写几面`,
      `The words name “${wordsOf(fill, spans[0]!)}”, not on how many sides`,
    );
}

const classes = { 甲: 'a', 乙: 'b', 丙: 'c', 丁: 'd', 戊: 'e' } as const;

function fillFire(fill: Fill): void {
  const { fire_class: fire } = fill.reading.values;
  const spans = spansOf(fill, 'fire_class');
  if (!fire || spans.length === 0) return;
  const grade =
    fire === '丙' ? (/^丙[一1]/.test(wordsOf(fill, spans[0]!)) ? '1' : /^丙[二2]/.test(wordsOf(fill, spans[0]!)) ? '2' : '') : '';
  set(fill, 'fire_class', classes[fire] + grade, spans);
}

function floorOf(fill: Fill, span: Span): 'ground' | 'upper' | null {
  const words = before(fill, span);
  return ground.test(words) ? 'ground' : upper.test(words) ? 'upper' : null;
}

/** The words of a field's spans with a few characters before each. */
function near(fill: Fill, field: SpaceField): string {
  return spansOf(fill, field)
    .map(span => before(fill, span, 5) + wordsOf(fill, span))
    .join(' ');
}

const metres = (fill: Fill, span: Span) => Number.parseFloat(wordsOf(fill, span).normalize('NFKC'));
