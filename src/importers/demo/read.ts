import type { NetworkOrganisation } from '#modules/network/index.ts';
import type { OfferRow, OfferVerification } from '#modules/offer/index.ts';
import { placeIndex } from '#modules/reference/index.ts';
import { makeRandom } from '#shared/random.ts';
import { type City, cities, districtsOf } from './city.ts';
import { exampleWishes } from './example.ts';
import { makeParcel } from './land.ts';
import { type OrganisationKind, organisationName } from './name.ts';
import { type Level, proveOffer } from './proof.ts';
import { type Ages, makeSpace } from './space.ts';
import { dayAfter } from './values.ts';

/** A listing of the set with what only a loader decides; `lessor` is the name of an invented organisation. */
export type DemoOffer = OfferRow & { lessor: string | null; verification: Level; confirmed_at: string; listed_at: string };

export type DemoSet = { organisations: NetworkOrganisation[]; offers: DemoOffer[]; verifications: OfferVerification[] };

/** The invented set as of a day (YYYY-MM-DD): 200 organisations, 2,080 spaces and 166 parcels over the nine cities, always the same for the same day. */
export function readDemo(today: string): DemoSet {
  const organisations = makeOrganisations();
  const offers: DemoOffer[] = [];
  const verifications: OfferVerification[] = [];
  const add = ({ row, ages }: { row: OfferRow; ages: Ages }, city: City) => {
    const { level, proofs } = proveOffer(row.code, row.values, ages, today);
    verifications.push(...proofs);
    offers.push({
      ...row,
      lessor: lessorOf(row, city, organisations),
      verification: level,
      confirmed_at: moment(row.code, today, ages.confirmed),
      listed_at: moment(row.code, today, ages.listed),
    });
  };
  for (const city of cities) {
    const shaped = city.letters === 'SJ' || city.letters === 'JX' ? exampleWishes() : [];
    for (let i = 0; i < city.spaces; i++)
      add(makeSpace(`DEMO-${city.letters}-${String(i + 1).padStart(4, '0')}`, city, today, shaped[i]), city);
    for (let i = 0; i < city.parcels; i++)
      add(makeParcel(`DEMO-${city.letters}-L${String(i + 1).padStart(3, '0')}`, city, today), city);
  }
  return { organisations, offers, verifications };
}

/** A moment of a working morning or afternoon in China that day, so that lists have an order. */
function moment(code: string, today: string, age: number): string {
  const minutes = makeRandom(`minute ${code}`).integer(60, 540);
  return new Date(Date.parse(`${dayAfter(today, -age - 1)}T00:00:00Z`) + minutes * 60_000).toISOString();
}

const kinds: Readonly<Record<OrganisationKind, number>> = { enterprise: 92, park: 52, broker: 40, institute: 10, government: 6 };

function makeOrganisations(): NetworkOrganisation[] {
  const random = makeRandom('organisations');
  const names = new Set<string>();
  const made: NetworkOrganisation[] = [];
  for (const [kind, count] of Object.entries(kinds) as [OrganisationKind, number][]) {
    for (let i = 0; i < count; i++) {
      let name = organisationName(random, kind);
      while (names.has(name)) name = organisationName(random, kind);
      names.add(name);
      const city = cities[i % cities.length]!;
      made.push({ name, kind, credit_code: null, place: random.pick(districtsOf(city)), invented: true });
    }
  }
  return made;
}

const offeredBy: Readonly<Record<string, readonly string[]>> = {
  owner: ['enterprise', 'institute', 'government'],
  sublessor: ['enterprise'],
  park: ['park'],
  broker: ['broker'],
};

/** An organisation of the right kind, from the same city where there is one. */
function lessorOf({ code, lessor_role: role }: OfferRow, city: City, all: readonly NetworkOrganisation[]): string | null {
  const wanted = offeredBy[role];
  if (!wanted) return null;
  const fitting = all.filter(({ kind }) => wanted.includes(kind));
  const local = fitting.filter(({ place }) => placeIndex().byCode(place!)?.member === city.member);
  return makeRandom(`lessor ${code}`).pick(local.length > 0 ? local : fitting).name;
}
