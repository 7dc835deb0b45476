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
  decide: {
    zh: '选接收方、答复查看申请、确认成交、评价',
    en: 'Choose receivers, answer what they ask to see, confirm the closing, rate',
    grants: ['link', 'own-owner', 'own-enterprise'],
    unseen: true,
  },
  handle: {
    zh: '处理分派给本组织的需求',
    en: 'Handle requests routed to the organisation',
    grants: ['own-receiver'],
    unseen: true,
  },
  readPool: { zh: '查看公海（联系方式打码）', en: 'See the pool, contacts masked', grants: ['receiver'] },
  claim: { zh: '从公海认领需求', en: 'Claim a request from the pool', grants: ['own-receiver'], unseen: true },
  watch: {
    zh: '查看超期升级、重复需求和首谈',
    en: 'See what is overdue, duplicates and first contacts',
    grants: ['secretary', 'administrator', 'operator'],
  },
  merge: { zh: '合并同一企业的需求', en: 'Merge requests of one enterprise', grants: ['secretary', 'administrator', 'operator'] },
  force: {
    zh: '强制调整阶段或首谈（写明原因）',
    en: 'Force a stage or a first contact, with a reason',
    grants: ['administrator', 'operator'],
  },
  list: {
    zh: '查看全部需求（联系方式打码）',
    en: 'See all requests, contacts masked',
    grants: ['secretary', 'administrator', 'operator'],
  },
  move: { zh: '推进需求阶段', en: 'Move a request on', grants: ['secretary', 'administrator', 'operator'] },
  look: { zh: '查看联系方式（留痕）', en: 'Look at a contact (recorded)', grants: ['administrator', 'operator'] },
} as const satisfies Record<string, Permission>;
