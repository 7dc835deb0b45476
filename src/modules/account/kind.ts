import type { Role } from '#shared/viewer.ts';

/** What an organisation is on the platform; it decides which roles it can give to its members. */
export type Kind = keyof typeof kinds;

const kinds = {
  enterprise: { zh: '企业', en: 'Enterprise', roles: ['enterprise'], open: true },
  receiver: { zh: '园区或招商机构', en: 'Park or broker', roles: ['receiver'], open: true },
  secretariat: { zh: '集群秘书处', en: 'Cluster secretariat', roles: ['secretary', 'editor'], open: false },
  government: { zh: '市区政府', en: 'City or district government', roles: ['officer', 'editor'], open: false },
  panel: { zh: '评审组', en: 'Case panel', roles: ['judge'], open: false },
  platform: { zh: '平台运营', en: 'Platform', roles: ['administrator', 'editor'], open: false },
} as const satisfies Record<string, { zh: string; en: string; roles: readonly Role[]; open: boolean }>;

/** Every kind of organisation in order. */
export const kindList = Object.keys(kinds) as Kind[];

/** The kinds that a user may found without being asked; the rest are made by an administrator. */
export const openKinds = kindList.filter(kind => kinds[kind].open);

/** The roles that an organisation of this kind can give; nothing else may be given, by whomever. */
export function rolesOf(kind: Kind): readonly Role[] {
  return kinds[kind].roles;
}

/** The name of a kind in both languages. */
export function kindWords(kind: Kind): readonly [zh: string, en: string] {
  return [kinds[kind].zh, kinds[kind].en];
}

const names: Readonly<Record<Role | 'owner', readonly [zh: string, en: string]>> = {
  owner: ['负责人', 'Owner'],
  enterprise: ['企业', 'Enterprise'],
  receiver: ['接收方', 'Receiver'],
  secretary: ['集群秘书', 'Cluster secretary'],
  editor: ['编辑', 'Editor'],
  judge: ['评委', 'Judge'],
  officer: ['市区干部', 'City officer'],
  administrator: ['管理员', 'Administrator'],
};

/** The name of a role in both languages. */
export function roleWords(role: Role | 'owner'): readonly [zh: string, en: string] {
  return names[role];
}
