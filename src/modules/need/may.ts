import type { Permission } from '#shared/may.ts';

/** What can be done with requests, and who may; docs/permissions.md is printed from it. */
export const needPermissions = {
  post: { zh: '提交需求', en: 'Post a request', grants: ['anyone', 'key'], scope: 'needs:write' },
  postFor: {
    zh: '以组织名义提交需求',
    en: 'Post a request in the name of an organisation',
    grants: ['own-owner', 'own-enterprise', 'own-receiver', 'key'],
    scope: 'needs:write',
    unseen: true,
  },
  readOwn: {
    zh: '查看需求的进度和经过',
    en: 'Follow a request',
    grants: ['link', 'own-owner', 'own-enterprise', 'own-receiver', 'key'],
    scope: 'needs:read',
    unseen: true,
  },
  exportOwn: {
    zh: '导出需求的全部数据（含电话）',
    en: 'Export all of a request, with the telephone',
    grants: ['link', 'own-owner', 'own-enterprise', 'own-receiver'],
    unseen: true,
  },
  withdraw: {
    zh: '撤回授权、删除联系方式',
    en: 'Withdraw consent, erase the contact',
    grants: ['link', 'own-owner', 'own-enterprise', 'own-receiver', 'key'],
    scope: 'needs:write',
    unseen: true,
  },
  list: {
    zh: '查看全部需求（联系方式打码）',
    en: 'See all requests, contacts masked',
    grants: ['secretary', 'administrator', 'operator'],
  },
  move: { zh: '推进需求阶段', en: 'Move a request on', grants: ['secretary', 'administrator', 'operator'] },
  look: { zh: '查看联系方式（留痕）', en: 'Look at a contact (recorded)', grants: ['administrator', 'operator'] },
} as const satisfies Record<string, Permission>;
