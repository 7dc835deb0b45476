import type { Permission } from '#shared/may.ts';

/** What can be done with the portal, and who may; docs/permissions.md is printed from it. */
export const publishPermissions = {
  read: { zh: '阅读已发布的文章', en: 'Read what is released', grants: ['anyone'] },
  report: { zh: '对文章纠错、要求撤下', en: 'Report a post or ask that it be taken down', grants: ['anyone'] },
  see: {
    zh: '看草稿、版本与审校意见',
    en: 'See drafts, versions and verdicts',
    grants: ['editor', 'secretary', 'officer', 'administrator', 'operator'],
  },
  write: {
    zh: '写稿、改稿、管理媒体',
    en: 'Write and change posts, keep the library of pictures',
    grants: ['editor', 'secretary', 'administrator', 'operator'],
  },
  pass: {
    zh: '审校（各环节另限角色；不能审自己的稿）',
    en: 'Pass or return a version (each step names its role; never one’s own)',
    grants: ['editor', 'secretary', 'officer', 'administrator'],
  },
  release: { zh: '发布、定时、撤下', en: 'Release, schedule, withdraw', grants: ['editor', 'administrator', 'operator'] },
  arrange: {
    zh: '管理栏目、专栏、标签、处理纠错',
    en: 'Keep categories, series and tags, answer reports',
    grants: ['editor', 'administrator', 'operator'],
  },
  furnish: {
    zh: '站点设置、审校环节',
    en: 'Set up the site and the steps of review',
    grants: ['administrator', 'operator'],
  },
  carry: { zh: '导入旧站', en: 'Import an old site', grants: ['operator'] },
} as const satisfies Record<string, Permission>;
