import type { Permission } from '#shared/may.ts';

/** What can be done with notices, and who may; docs/permissions.md is printed from it. */
export const noticePermissions = {
  read: { zh: '看给自己的通知、标为已读', en: 'Read one’s notices and mark them read', grants: ['self'], unseen: true },
  choose: {
    zh: '选择哪些通知发邮件（邮件里的退订链接只能退订）',
    en: 'Choose what comes by e-mail (the link in a mail only unsubscribes)',
    grants: ['self', 'link'],
    unseen: true,
  },
  manageRobots: {
    zh: '设置本组织的群机器人',
    en: 'Set up the group robots of the organisation',
    grants: ['own-owner'],
    unseen: true,
  },
} as const satisfies Record<string, Permission>;
