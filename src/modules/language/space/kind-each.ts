import { clauseBefore } from './draft.ts';
import type { Family } from './reading.ts';

type Named = { family: Family; start: number; end: number };

const several = /(?:两|二|三|2|3)(?:处|个(?:地方|场地|点)|块|套|间)/;
/** 一处在南浔做仓库; 一处在吴兴做组装车间; 旁边还有钢棚仓库1600平 */
const eachAhead =
  /(?:^|[：:、 ]|另|另外)一(?:处|个|块|间|套)[^，,。；;\n]{0,12}$|(?:还有|另有|另外有?)(?:一?[个处间块座])?[^，,。；;\n\d]{0,4}$/;
/** ②员工宿舍30间, 3）凤凰 办公楼500㎡ */
const itemAhead = /(?:^|[：:；;\n])(?:\|| ?[(（]?\d[)）、.])[^，,。；;\n\d|]{0,8}$/;
const listAhead = /[：:]$/;
const sized = new Set<Family>(['factory', 'warehouse', 'yard', 'office', 'shop', 'rnd', 'lab']);

const projectName = /(?:项目|采购项目|标的)名称[:：][^\n]{0,40}/;
const taken = /^(?:公寓|楼|用房)?(?:租赁|租用|承租|招租|出租)/;

/** 项目名称：临时书库及周转宿舍租赁: the beds or offices that a project is called by beside what it is about. */
export function kindsOfProject(plain: string, mentions: readonly Named[]): Family[] {
  const name = plain.includes('名称') ? projectName.exec(plain) : null;
  if (!name) return [];
  const until = name.index + name[0].length;
  const called = mentions.filter(
    ({ start, end }) =>
      start >= name.index &&
      end <= until &&
      taken.test(plain.slice(end, end + 4)) &&
      /[及和、与]/.test(plain.slice(name.index, start)),
  );
  // Named once more where it is told how much of it is sought.
  const counted = mentions.filter(
    ({ start, end }) => start >= until && /^[\u4e00-\u9fff]{0,3}\d/.test(plain.slice(end, end + 4)),
  );
  return called.some(({ family }) => counted.some(other => other.family === family)) ? counted.map(({ family }) => family) : [];
}

/** Where a text tells of several places, the kinds of each: 求租两处，一处做仓库，一处做组装车间. */
export function kindsOfEach(plain: string, mentions: readonly Named[]): Family[] {
  if (mentions.length < 2 || mentions.every(({ family }) => family === mentions[0]!.family) || !several.test(plain)) return [];
  const each = mentions.filter(
    ({ family, start, end }) =>
      (itemAhead.test(plain.slice(Math.max(0, start - 14), start)) && (family === 'dormitory' || sized.has(family))) ||
      (sized.has(family) &&
        (eachAhead.test(clauseBefore(plain, start, 20)) ||
          (listAhead.test(clauseBefore(plain, start, 8).replace(/[\u4e00-\u9fff]{0,4}$/, '')) &&
            /^[^，,。；;\n]{0,3}\d/.test(plain.slice(end, end + 5))))),
  );
  const families = [...new Set(each.map(({ family }) => family))];
  return families.length > 1 ? families : [];
}
