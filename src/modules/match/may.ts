import type { Permission } from '#shared/may.ts';

/** What can be done with the matching itself, and who may; docs/permissions.md is printed from it. Searching is open to everybody. */
export const matchPermissions = {
  assign: {
    zh: '分配需求与房源、公布结果、记录双方的排序名单',
    en: 'Assign needs to listings, announce a run, record the rankings of both sides',
    grants: ['operator'],
  },
} as const satisfies Record<string, Permission>;
