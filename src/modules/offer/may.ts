import type { Permission } from '#shared/may.ts';

/** What can be done with spaces and land, and who may; docs/permissions.md is printed from it. */
export const offerPermissions = {
  read: { zh: '查看在架房源', en: 'See what is on offer', grants: ['anyone'] },
  readOlder: {
    zh: '查看 90 到 120 天未确认的房源',
    en: 'See listings confirmed 90 to 120 days ago',
    grants: ['signed-in', 'key', 'operator'],
    scope: 'offers:read',
  },
  post: { zh: '登记房源（待审核）', en: 'Post a listing (waits for review)', grants: ['anyone', 'key'], scope: 'offers:write' },
  postFor: {
    zh: '以组织名义登记房源',
    en: 'Post a listing in the name of an organisation',
    grants: ['own-owner', 'own-enterprise', 'own-receiver', 'key'],
    scope: 'offers:write',
    unseen: true,
  },
  readOwn: {
    zh: '查看未公开的房源和联系方式的查看记录',
    en: 'See a listing that is not public, and who looked at its contact',
    grants: ['link', 'own-owner', 'own-enterprise', 'own-receiver', 'key', 'operator'],
    scope: 'offers:read',
    unseen: true,
  },
  change: {
    zh: '修改、确认、下架房源',
    en: 'Change, confirm, withdraw a listing',
    grants: ['link', 'own-owner', 'own-enterprise', 'own-receiver', 'key', 'operator'],
    scope: 'offers:write',
    unseen: true,
  },
  review: { zh: '查看待审核房源', en: 'See what waits for review', grants: ['editor', 'secretary', 'administrator', 'operator'] },
  publish: { zh: '发布房源', en: 'Publish a listing', grants: ['editor', 'administrator', 'operator'] },
  verifyField: {
    zh: '核验他人房源的一项（通过）',
    en: 'Record that a field of somebody else’s listing was checked',
    grants: ['receiver', 'secretary', 'administrator', 'operator'],
  },
  verify: {
    zh: '核验整条房源、记录未通过',
    en: 'Verify a whole listing, record a failed check',
    grants: ['secretary', 'administrator', 'operator'],
  },
  look: { zh: '查看联系方式（留痕）', en: 'Look at a contact (recorded)', grants: ['administrator', 'operator'] },
  bulk: { zh: '导入、导出房源', en: 'Import and export listings', grants: ['operator'] },
} as const satisfies Record<string, Permission>;
