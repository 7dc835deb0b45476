import type { Permission } from '#shared/may.ts';

/** What can be done with the search, and who may; docs/permissions.md is printed from it. */
export const searchPermissions = {
  find: { zh: '搜索已公开的内容', en: 'Search what is public', grants: ['anyone'] },
  save: { zh: '保存、查看、删除自己的搜索', en: 'Save, see and delete one’s searches', grants: ['self'], unseen: true },
} as const satisfies Record<string, Permission>;
