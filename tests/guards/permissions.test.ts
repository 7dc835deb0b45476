import { expect, test } from 'vitest';
import { accountPermissions, kindList, kindWords, rolesOf, roleWords } from '#modules/account/index.ts';
import { matchPermissions } from '#modules/match/index.ts';
import { needPermissions } from '#modules/need/index.ts';
import { noticePermissions } from '#modules/notice/index.ts';
import { offerPermissions } from '#modules/offer/index.ts';
import { searchPermissions } from '#modules/search/index.ts';
import { inRoot } from '#platform/root.ts';
import { type Grant, may, type Permission } from '#shared/may.ts';
import { operator, type Role, roles, scopes, type User, type Viewer, visitor } from '#shared/viewer.ts';

const modules: Readonly<Record<string, Readonly<Record<string, Permission>>>> = {
  account: accountPermissions,
  offer: offerPermissions,
  match: matchPermissions,
  need: needPermissions,
  notice: noticePermissions,
  search: searchPermissions,
};

const columns: readonly [grant: Grant, words: string][] = [
  ['anyone', '任何人 anyone'],
  ['signed-in', '登录用户 signed in'],
  ['link', '专属链接 private link'],
  ['self', '本人 oneself'],
  ['own', '本组织成员 own members'],
  ['own-owner', '本组织负责人 own owner'],
  ...roles
    .filter(role => used(`own-${role}`))
    .map((role): [Grant, string] => [`own-${role}`, `本组织${roleWords(role)[0]} own ${roleWords(role)[1].toLowerCase()}`]),
  ['key', '密钥 key'],
  ...roles.filter(role => used(role)).map((role): [Grant, string] => [role, roleWords(role).join(' ')]),
  ['operator', '运营命令行 operator'],
];

function used(grant: Grant): boolean {
  return Object.values(modules).some(module => Object.values(module).some(one => one.grants.includes(grant)));
}

function page(): string {
  const lines = [
    '# Permissions 权限',
    '',
    'Printed from the `may.ts` of each module; after a change there run `npx vitest run --project guards permissions -u` and look at the diff. What has no mark is denied. A key needs the scope beside its mark and acts only for its own organisation. Roles count only in a confirmed organisation; an administrator also needs the second factor. What each address answers to each role stands in `tests/permissions.txt`.',
    '',
  ];
  for (const [name, module] of Object.entries(modules)) {
    const own = columns.filter(([grant]) => Object.values(module).some(one => one.grants.includes(grant)));
    lines.push(`## ${name}`, '', `| | ${own.map(([, words]) => words).join(' | ')} |`, `|---|${own.map(() => '---').join('|')}|`);
    for (const { zh, en, grants, scope } of Object.values(module)) {
      const cells = own.map(([grant]) => (grants.includes(grant) ? (grant === 'key' ? `\`${scope}\`` : '●') : ''));
      lines.push(`| ${zh} · ${en} | ${cells.join(' | ')} |`);
    }
    lines.push('');
  }
  lines.push('## Roles that an organisation can give', '', '| kind | roles |', '|---|---|');
  for (const kind of kindList) {
    const given = (['owner', ...rolesOf(kind)] as const).map(role => roleWords(role).join(' '));
    lines.push(`| ${kindWords(kind).join(' ')} | ${given.join(', ')} |`);
  }
  return `${lines.join('\n')}\n`;
}

test('the table of permissions is what the modules say (after a change: npx vitest run --project guards permissions -u)', async () => {
  await expect(page()).toMatchFileSnapshot(inRoot('docs', 'permissions.md'));
});

const somebody = (seats: User['seats'], secondFactor = true): Viewer => ({
  kind: 'user',
  user: 'u',
  session: 's',
  secondFactor,
  seats,
});
const strangers: readonly [string, Viewer][] = [
  ['visitor', visitor],
  ['somebody without a seat', somebody([])],
  ['an owner elsewhere', somebody([{ organisation: 'b', owner: true, roles: ['enterprise', 'receiver'] }])],
  ['a key of another organisation', { kind: 'key', key: 'k', organisation: 'b', scopes }],
];

// The pool belongs to nobody: every receiver may see it, without company and contact. A public listing is checked by others than its owner.
const everyReceivers = ['need.readPool', 'offer.verifyField'];

test('whatever belongs to an organisation is closed to strangers, to the last act', () => {
  for (const [name, module] of Object.entries(modules)) {
    for (const [act, permission] of Object.entries(module)) {
      const open = permission.grants.some(grant => grant === 'anyone' || grant === 'signed-in');
      for (const [who, viewer] of strangers) {
        if (open || everyReceivers.includes(`${name}.${act}`)) continue;
        expect(may(viewer, permission, { organisation: 'a', user: 'x' }), `${name}.${act} by ${who}`).not.toBeNull();
      }
    }
  }
});

test('a permission with a key says which scope, and one without a key says none', () => {
  for (const module of Object.values(modules))
    for (const permission of Object.values(module))
      expect(permission.grants.includes('key')).toBe(permission.scope !== undefined);
});

test('the operator reviews and handles, but acts for no organisation and accepts nothing for anybody', () => {
  for (const act of ['manageMembers', 'manageKeys', 'manageSelf', 'acceptInvitation'] as const)
    expect(may(operator, accountPermissions[act], { organisation: 'a', user: 'u' })).not.toBeNull();
});

test('only the platform gives administrators, and every role is given by some kind', () => {
  const giving = (role: Role) => kindList.filter(kind => rolesOf(kind).includes(role));
  expect(giving('administrator')).toEqual(['platform']);
  for (const role of roles) expect(giving(role).length, role).toBeGreaterThan(0);
});
