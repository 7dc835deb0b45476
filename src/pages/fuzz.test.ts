import fc, { type Arbitrary } from 'fast-check';
import { expect, test } from 'vitest';
import { systemClock } from '#platform/clock.ts';
import { makeLog } from '#platform/log.ts';
import { asks } from '../../tests/asks.ts';
import { faultOf, hostileText } from '../../tests/fuzz.ts';
import { type Standing, standingHouse } from '../../tests/house.ts';
import type { Objects } from '../../tests/seats.ts';

type Form = [name: string, value: string][];
type Sent = { at: string; form: Form; as: 'fields' | 'parts' | 'raw'; who: string };

/** What is known of the form of one route: forms that do something, and every name and value that its page offers. */
type Known = { at: string[]; forms: Form[]; offered: Map<string, string[]> };

/** The fields of every form of a page with the values that stand in it. */
function fieldsOf(html: string): Form {
  const fields: Form = [];
  for (const [tag] of html.matchAll(/<(?:input|button|textarea|select|option)\b[^>]*>/g)) {
    const name = / name="([^"]*)"/.exec(tag)?.[1];
    const value = / value="([^"]*)"/.exec(tag)?.[1] ?? '';
    const last = fields.at(-1)?.[0];
    if (name) fields.push([name, value]);
    else if (tag.startsWith('<option') && last) fields.push([last, value]);
  }
  return fields;
}

function known(route: string, objects: Objects, pages: readonly string[]): Known {
  const own = asks.filter(one => one.route === route);
  const forms = own.map(({ form }): Form => Object.entries(form?.(objects) ?? {}));
  const offered = new Map<string, string[]>();
  const all = [...forms.flat(), ...pages.flatMap(fieldsOf)];
  for (const [name, value] of all) offered.set(name, [...new Set([...(offered.get(name) ?? []), value])].slice(0, 30));
  return { at: own.map(({ at }) => at(objects)), forms, offered };
}

/** Forms to one route: one that works with a field changed, or any of its fields with values of any kind. */
function formsTo({ at, forms, offered }: Known, who: readonly string[], ids: readonly string[]): Arbitrary<Sent> {
  const names = [...offered.keys(), '__proto__', 'constructor', 'do', 'of', 'sure'];
  const value = (name: string) =>
    fc.oneof(
      { weight: 3, arbitrary: fc.constantFrom(...(offered.get(name) ?? ['1'])) },
      { weight: 3, arbitrary: hostileText },
      { weight: 1, arbitrary: fc.constantFrom(...ids) },
    );
  const field = fc.constantFrom(...names).chain(name => value(name).map((text): [string, string] => [name, text]));
  const near = fc.tuple(fc.constantFrom(...forms), fc.array(field, { maxLength: 3 })).map(([form, changed]): Form => {
    const kept = form.filter(([name]) => !changed.some(([other]) => other === name));
    return [...kept, ...changed];
  });
  return fc.record({
    at: fc.constantFrom(...at),
    form: fc.oneof({ weight: 3, arbitrary: near }, { weight: 1, arbitrary: fc.array(field, { maxLength: 12 }) }),
    as: fc.oneof({ weight: 8, arbitrary: fc.constant('fields' as const) }, fc.constantFrom('parts' as const, 'raw' as const)),
    who: fc.constantFrom(...who),
  });
}

function bodyOf({ form, as }: Sent): BodyInit {
  if (as === 'fields') return new URLSearchParams(form.map(([name, value]) => [name, value.toWellFormed()]));
  if (as === 'raw') return form.map(([name, value]) => `${name}=${value}`).join('&');
  const parts = new FormData();
  for (const [name, value] of form) {
    if (value.length % 3 === 0) parts.append(name, new File([value], `../../${name}.svg`, { type: 'image/svg+xml' }));
    else parts.append(name, value.toWellFormed());
  }
  return parts;
}

const inAll = 5000;
const atOnce = 5;
/** These hash a password: a tenth of a second each. */
const slow = ['/sign-in', '/password/:token', '/workspace/security', '/sign-up'];
/** These take what only its owner has: a password, a code, a link. */
const unguessable = [
  '/offers/:code/confirm/:token',
  '/notices/off/:user/:off/:token',
  '/sign-in',
  '/sign-in/second',
  '/password/:token',
];
const unlimited = { burst: Number.MAX_SAFE_INTEGER, perMinute: Number.MAX_SAFE_INTEGER };
const callers = ['visitor', 'owner of A', 'member of B', 'receiver of the request', 'secretary', 'editor', 'administrator'];

test('five thousand forms with hostile values to every page that takes one, by visitors and members of each kind: no failure, no leak, nobody led away', () => {
  const failures: string[] = [];
  const log = makeLog('error', systemClock, line => failures.push(line));
  const attack = async ({ app, people, objects, hidden, undone }: Standing) => {
    const routes = [
      ...new Set(app.routes.filter(one => one.method === 'POST' && !/\*|^\/(?:api|en)/.test(one.path)).map(one => one.path)),
    ];
    const ids = [...Object.values(objects), hidden.code, hidden.token];
    const secrets = Object.values(people).flatMap(headers => Object.values(headers).map(one => one.split(/[=. ]/).at(-1)!));
    let sent = 0;
    const done = new Set<string>();
    for (const route of routes) {
      const at = asks.filter(one => one.route === `POST ${route}`).map(one => one.at(objects));
      const pages: string[] = [];
      for (const who of callers) {
        for (const one of new Set(at)) pages.push(await (await app.request(one, { headers: people[who]! })).text());
      }
      const forms = formsTo(known(`POST ${route}`, objects, pages), callers, ids);
      const send = async (asked: Sent) => {
        const { who } = asked;
        const type = asked.as === 'raw' ? { 'content-type': 'application/x-www-form-urlencoded' } : {};
        const answer = await undone(async () => {
          const headers = { ...people[who], ...type } as Record<string, string>;
          const given = await app.request(asked.at, { method: 'POST', body: bodyOf(asked), headers });
          return { status: given.status, to: given.headers.get('location'), text: await given.text() };
        });
        sent++;
        expect(failures, route).toEqual([]);
        const isOfA = who === 'owner of A' || ['editor', 'administrator'].includes(who) || asked.at.includes(objects.needToken);
        // Receivers and watchers see which company asks; a listing not reviewed yet is for those who review.
        const seesCompany = {
          ...hidden,
          ...(['secretary', 'receiver of the request'].includes(who) ? { company: hidden.title } : {}),
        };
        expect(faultOf(answer, seesCompany, isOfA, secrets), `${route} by ${who}`).toBeNull();
        if (answer.to !== null) expect(answer.to, `${route} leads away`).toMatch(/^\/(?![/\\])/);
        if (answer.status < 400) done.add(route);
      };
      const share = slow.includes(route) ? 40 : Math.ceil(inAll / (routes.length - slow.length));
      // A failure prints the seed, and the smallest forms that show it.
      await fc.assert(
        fc.asyncProperty(fc.array(forms, { minLength: atOnce, maxLength: atOnce, size: 'max' }), async asked => {
          await Promise.all(asked.map(send));
        }),
        { numRuns: Math.ceil(share / atOnce) },
      );
    }
    expect(sent).toBeGreaterThanOrEqual(inAll);
    expect(routes.length).toBeGreaterThan(25);
    expect(routes.filter(route => !done.has(route)).sort(), 'pages of which no form was taken').toEqual([...unguessable].sort());
  };
  const call = async () => Response.json({ errcode: 0, code: 0 });
  return standingHouse('fuzz_pages', attack, { log, call, rates: { all: unlimited, posts: unlimited, saves: unlimited } });
}, 300_000);
