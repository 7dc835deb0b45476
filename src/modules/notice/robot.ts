import { randomUUID } from 'node:crypto';
import { recordAct } from '#modules/account/index.ts';
import type { Clock } from '#platform/clock.ts';
import type { Database, Db, Tx } from '#platform/database.ts';
import { type Robot, type RobotKind, robotOf, tellRobot } from '#platform/robot.ts';
import type { Secret } from '#platform/secret.ts';
import { insist, may } from '#shared/may.ts';
import { Refused } from '#shared/refused.ts';
import { cleanLine, lengthOf } from '#shared/text.ts';
import { roles, type User, type Viewer } from '#shared/viewer.ts';
import { type Lang, wordsIn } from '#shared/words.ts';
import { type NoticeKind, robotKinds } from './kind.ts';
import { isDone, mayRead, readLine } from './line.ts';
import { noticePermissions } from './may.ts';
import { noticeWords } from './words.ts';

/** A group robot as its organisation sees it; the address is shown masked only. */
export type GroupRobot = { id: string; maker: RobotKind; name: string; address: string; kinds: NoticeKind[]; language: Lang };

export type Calling = { secret: Secret; clock: Clock; address: string; call?: typeof fetch };

/** The robots of an organisation, for its owners. */
export async function listRobots(db: Db, viewer: Viewer, organisation: string): Promise<GroupRobot[]> {
  insist(may(viewer, noticePermissions.manageRobots, { organisation }));
  return db<GroupRobot[]>`
    select id, maker, name, address_masked as address, kinds, language from notice.robot
    where organisation::text = ${organisation} order by created_at, id`;
}

/** How many robots an organisation may have. */
const mostRobots = 10;

/** Adds the robot of a group by the address that its maker shows, which is sealed and never shown again; throws Refused('invalid') at the fields. */
export async function addRobot(
  tx: Tx,
  viewer: Viewer,
  { secret, clock }: Pick<Calling, 'secret' | 'clock'>,
  organisation: string,
  given: { address: string; key: string; name: string; kinds: readonly string[]; language: Lang },
): Promise<void> {
  insist(may(viewer, noticePermissions.manageRobots, { organisation }));
  const robot = readAddress(given.address, given.key);
  const name = cleanLine(given.name);
  const kinds = robotKinds.filter(kind => given.kinds.includes(kind));
  if (lengthOf(name) < 1 || lengthOf(name) > 40 || !name.isWellFormed())
    throw wrong('name', '请填群的名称，最多 40 个字', 'Name the group, in at most 40 characters');
  if (kinds.length === 0) throw wrong('kinds', '请至少选一类通知', 'Choose at least one kind of notice');
  const [{ count } = { count: 0 }] = await tx<{ count: number }[]>`
    select count(*)::int as count from notice.robot where organisation::text = ${organisation}`;
  if (count >= mostRobots) throw new Refused('conflict', [`最多 ${mostRobots} 个群机器人`, `At most ${mostRobots} group robots`]);
  const id = randomUUID();
  const sealed = secret.seal(JSON.stringify([robot.url, robot.key]), about(id));
  await tx`
    insert into notice.robot (id, organisation, maker, name, address, address_masked, kinds, language, created_at)
    values (${id}, ${organisation}, ${robot.kind}, ${name}, ${sealed}, ${masked(robot.url)}, ${kinds}, ${given.language}, ${clock()})`;
  await recordAct(tx, viewer, {
    what: 'notice.add-robot',
    object: `organisation:${organisation}`,
    details: { robot: id, maker: robot.kind },
  });
}

/** Takes a robot away; nothing more goes to its group. */
export async function removeRobot(tx: Tx, viewer: Viewer, organisation: string, id: string): Promise<void> {
  insist(may(viewer, noticePermissions.manageRobots, { organisation }));
  const [row] = await tx`delete from notice.robot where id::text = ${id} and organisation::text = ${organisation} returning id`;
  if (!row) throw noRobot();
  await recordAct(tx, viewer, { what: 'notice.remove-robot', object: `organisation:${organisation}`, details: { robot: id } });
}

/** Writes a test message into the group at once; throws Refused('conflict') with the robot's own words where it was not taken. */
export async function testRobot(
  database: Database,
  viewer: Viewer,
  calling: Calling,
  organisation: string,
  id: string,
): Promise<void> {
  insist(may(viewer, noticePermissions.manageRobots, { organisation }));
  const row = await database.read(db => readRobot(db, id));
  if (!row || row.organisation !== organisation) throw noRobot();
  const t = wordsIn(row.language);
  const message = {
    title: t('链群：测试消息', 'Lianqun: a test message'),
    lines: [t(`${row.organisationName} 的通知会发到这个群。`, `Notices of ${row.organisationName} come to this group.`)],
    link: { words: t('打开工作台', 'Open the workspace'), url: linkTo(calling, row.language, '/workspace/notices') },
  };
  try {
    await tellRobot(opened(calling.secret, row), message, calling.clock, calling.call);
  } catch (error) {
    if (error instanceof Refused) throw error;
    const said = error instanceof Error ? error.message : String(error);
    throw new Refused('conflict', [`没有发出去：${said}`, `It was not taken: ${said}`]);
  }
}

/**
 * Writes a notice into a group, if the organisation still holds what it is about. Throws where the robot does not take it, so that the queue tries
 * again.
 */
export async function callRobot(
  database: Database,
  calling: Calling,
  { notice, robot }: { notice: number; robot: string },
): Promise<void> {
  const now = calling.clock();
  const { row, line } = await database.read(async db => ({ row: await readRobot(db, robot), line: await readLine(db, notice) }));
  if (!row || !line || row.organisation !== line.organisation || isDone(line) || !mayRead(memberOf(row.organisation), line, now))
    return;
  const t = wordsIn(row.language);
  const { title, detail, path } = noticeWords(line, row.language, now);
  const link = { words: t('打开', 'Open'), url: linkTo(calling, row.language, path) };
  await tellRobot(opened(calling.secret, row), { title, lines: [detail], link }, calling.clock, calling.call);
}

type Row = { id: string; organisation: string; organisationName: string; address: Uint8Array; language: Lang };

async function readRobot(db: Db, id: string): Promise<Row | null> {
  const [row] = await db<Row[]>`
    select r.id, r.organisation, o.name as "organisationName", r.address, r.language
    from notice.robot r join account.organization o on o.id = r.organisation where r.id::text = ${id}`;
  return row ?? null;
}

/** A group reads what the organisation itself may see, through whichever of its members. */
function memberOf(organisation: string): User {
  return { kind: 'user', user: '', session: '', secondFactor: true, seats: [{ organisation, owner: true, roles }] };
}

/** The address is read again before each call, so that nothing else can be called whatever stands in the table. */
function opened(secret: Secret, { id, address }: Row): Robot {
  const [url, key] = JSON.parse(secret.open(address, about(id))) as [string, string | null];
  return robotOf(url, key);
}

function readAddress(address: string, key: string): Robot {
  try {
    return robotOf(address.slice(0, 400), key.trim().slice(0, 200) || null);
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    throw wrong('address', error.message, error.en);
  }
}

/** Host and the last four characters: enough to tell two groups apart, too little to write to one. */
function masked(url: string): string {
  return `${new URL(url).hostname} …${url.slice(-4)}`;
}

function linkTo({ address }: Pick<Calling, 'address'>, lang: Lang, path: string): string {
  return `${address}${lang === 'en' ? '/en' : ''}${path}`;
}

function about(id: string): string {
  return `robot:${id}`;
}

function wrong(field: string, zh: string, en: string): Refused {
  return new Refused('invalid', [zh, en], { [field]: zh });
}

function noRobot(): Refused {
  return new Refused('missing', ['没有这个群机器人', 'There is no such group robot']);
}
