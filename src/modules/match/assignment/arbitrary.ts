import fc from 'fast-check';
import type { Floor, Instance, PairEntry } from './market.ts';

type Shape = { needs?: number; offers?: number; parts?: boolean; rankings?: boolean; floors?: boolean; siblings?: boolean };

/** Small instances with many ties, shared enterprises, no room, unequal parts, rankings and floors, so that every answer can be tried out. */
export function anyInstance({
  needs = 5,
  offers = 3,
  parts = false,
  rankings = false,
  floors = false,
  siblings = true,
}: Shape): fc.Arbitrary<Instance> {
  const need = fc.record({
    enterprise: fc.integer({ min: 0, max: needs - 1 }),
    small: fc.boolean(),
    order: fc.infiniteStream(fc.nat()),
  });
  const offer = fc.record({ room: fc.integer({ min: 0, max: parts ? 9 : 2 }), order: fc.infiniteStream(fc.nat()) });
  const cell = fc.record({
    fit: fc.option(fc.integer({ min: 0, max: 6 }), { freq: 4 }),
    takes: fc.integer({ min: 1, max: parts ? 5 : 1 }),
  });
  const ranked = fc.boolean();
  return fc
    .record({
      needs: fc.array(need, { maxLength: needs }),
      offers: fc.array(offer, { maxLength: offers }),
      cells: fc.array(fc.record({ cell, byNeed: ranked, byOffer: ranked }), {
        minLength: needs * offers,
        maxLength: needs * offers,
      }),
      least: fc.tuple(fc.nat(3), fc.nat(3)),
    })
    .map(drawn => {
      const pairs: PairEntry[] = [];
      const says = (kind: 'byNeed' | 'byOffer', n: number, o: number) =>
        rankings && drawn.cells[n * offers + o]![kind] && drawn.cells[n * offers + o]!.cell.fit !== null;
      const ordered = (stream: Iterator<number>, list: number[]) =>
        list
          .map(one => ({ one, key: stream.next().value as number }))
          .sort((a, b) => a.key - b.key)
          .map(({ one }) => one);
      for (const n of drawn.needs.keys())
        for (const o of drawn.offers.keys()) {
          const { fit, takes } = drawn.cells[n * offers + o]!.cell;
          if (fit !== null) pairs.push({ need: n + 1, offer: o + 1, fit, takes });
        }
      const enterprise = (n: number) => (siblings ? drawn.needs[n]!.enterprise : n);
      const classes = ['small', 'city', null];
      const list: Floor[] = [
        { class: 'small', least: drawn.least[0] },
        { class: 'city', least: drawn.least[1] },
      ];
      return {
        needs: drawn.needs.map(({ order }, n) => ({
          need: n + 1,
          enterprise: `e${enterprise(n)}`,
          class: floors ? classes[enterprise(n) % 3]! : null,
          ranking: ordered(
            order[Symbol.iterator](),
            [...drawn.offers.keys()].filter(o => says('byNeed', n, o)).map(o => o + 1),
          ),
        })),
        offers: drawn.offers.map(({ room, order }, o) => ({
          offer: o + 1,
          room,
          ranking: ordered(
            order[Symbol.iterator](),
            [...drawn.needs.keys()].filter(n => says('byOffer', n, o)).map(n => n + 1),
          ),
        })),
        pairs,
        floors: floors ? list : [],
      };
    });
}

/** Everybody ranks everybody, so that many assignments without a blocking pair exist. */
export function anyRankings(size: number): fc.Arbitrary<Instance> {
  const all = Array.from({ length: size }, (_, index) => index + 1);
  const order = fc.shuffledSubarray(all, { minLength: size });
  return fc
    .record({
      byNeed: fc.array(order, { minLength: size, maxLength: size }),
      byOffer: fc.array(order, { minLength: size, maxLength: size }),
      fits: fc.array(fc.integer({ min: 0, max: 20 }), { minLength: size * size, maxLength: size * size }),
      rooms: fc.array(fc.constantFrom(1, 1, 1, 1, 1, 1, 1, 2), { minLength: size, maxLength: size }),
    })
    .map(({ byNeed, byOffer, fits, rooms }) => ({
      needs: all.map(need => ({ need, enterprise: `e${need}`, class: null, ranking: byNeed[need - 1]! })),
      offers: all.map(offer => ({ offer, room: rooms[offer - 1]!, ranking: byOffer[offer - 1]! })),
      pairs: all.flatMap(need => all.map(offer => ({ need, offer, fit: fits[(need - 1) * size + offer - 1]!, takes: 1 }))),
      floors: [],
    }));
}

export type Tried = { pairs: PairEntry[]; fit: number; counts: number[]; blocking: string[] };

/** Every assignment that breaks no hard rule, with its total fit, its count of each class with a floor, and its blocking pairs. */
export function everyAssignment({ needs, offers, pairs, floors }: Instance): Tried[] {
  const enterprises = [...new Set(needs.map(one => one.enterprise))];
  const need = new Map(needs.map(one => [one.need, one]));
  const left = new Map(offers.map(one => [one.offer, one.room]));
  const found: Tried[] = [];
  const taken: PairEntry[] = [];
  const go = (at: number): void => {
    if (at === enterprises.length) {
      found.push({
        pairs: [...taken],
        fit: taken.reduce((sum, pair) => sum + pair.fit, 0),
        counts: floors.map(floor => taken.filter(pair => need.get(pair.need)!.class === floor.class).length),
        blocking: blockingOf({ needs, offers, pairs, floors }, taken),
      });
      return;
    }
    go(at + 1);
    for (const pair of pairs) {
      if (need.get(pair.need)!.enterprise !== enterprises[at] || left.get(pair.offer)! < pair.takes) continue;
      left.set(pair.offer, left.get(pair.offer)! - pair.takes);
      taken.push(pair);
      go(at + 1);
      taken.pop();
      left.set(pair.offer, left.get(pair.offer)! + pair.takes);
    }
  };
  go(0);
  return found;
}

/** Blocking pairs by their definition, written without a look at the solver; only for needs that each have an enterprise of their own. */
export function blockingOf(
  { needs, offers, pairs }: Instance,
  taken: readonly { need: number; offer: number; takes: number }[],
): string[] {
  const mutual = (n: number, o: number) =>
    needs.find(one => one.need === n)!.ranking.includes(o) && offers.find(one => one.offer === o)!.ranking.includes(n);
  return pairs
    .filter(({ need, offer, takes }) => {
      if (!mutual(need, offer)) return false;
      const { ranking } = needs.find(one => one.need === need)!;
      const { ranking: wanted, room } = offers.find(one => one.offer === offer)!;
      const held = taken.find(pair => pair.need === need);
      if (held?.offer === offer) return false;
      if (held && mutual(need, held.offer) && ranking.indexOf(held.offer) < ranking.indexOf(offer)) return false;
      const above = taken.filter(
        pair => pair.offer === offer && mutual(pair.need, offer) && wanted.indexOf(pair.need) < wanted.indexOf(need),
      );
      return above.reduce((sum, pair) => sum + pair.takes, 0) + takes <= room;
    })
    .map(({ need, offer }) => `${need} ${offer}`);
}
