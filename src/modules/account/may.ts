import type { Permission } from '#shared/may.ts';

/** What can be done with accounts and organisations, and who may; docs/permissions.md is printed from it. */
export const accountPermissions = {
  signIn: { zh: '登录、找回密码', en: 'Sign in, set a password by link', grants: ['anyone'] },
  manageSelf: {
    zh: '看自己的工作台、登录记录、密码和两步验证',
    en: 'Own workspace, sessions, password, second factor',
    grants: ['self'],
    unseen: true,
  },
  foundOrganisation: { zh: '新建企业或园区', en: 'Found an enterprise or a park', grants: ['signed-in'] },
  acceptInvitation: { zh: '接受给自己的邀请', en: 'Accept an invitation to oneself', grants: ['self'], unseen: true },
  readOrganisation: {
    zh: '看组织和成员',
    en: 'See an organisation and its members',
    grants: ['own', 'administrator'],
    unseen: true,
    withoutFactor: true,
  },
  manageMembers: {
    zh: '邀请、调整角色、移出成员，要求两步验证',
    en: 'Invite, change roles, remove members, demand a second factor',
    grants: ['own-owner'],
    unseen: true,
  },
  dropFactor: {
    zh: '不再要求两步验证',
    en: 'Demand a second factor no longer',
    grants: ['own-owner', 'administrator', 'operator'],
    unseen: true,
  },
  leave: { zh: '离开组织', en: 'Leave an organisation', grants: ['own'], unseen: true, withoutFactor: true },
  manageKeys: { zh: '新建、停用接口密钥', en: 'Make and revoke API keys', grants: ['own-owner'], unseen: true },
  administer: {
    zh: '确认组织、新建其他类别的组织',
    en: 'Confirm organisations, make those of other kinds',
    grants: ['administrator', 'operator'],
  },
  manageJobs: {
    zh: '查看后台任务，重试或移除已放弃的任务',
    en: 'See the jobs of the queue; retry or drop those given up',
    grants: ['administrator', 'operator'],
  },
  makeAdministrator: { zh: '新建第一位管理员', en: 'Make the first administrator', grants: ['operator'] },
  endSessions: { zh: '让一个账号或所有人退出登录', en: 'Sign one account or everybody out', grants: ['operator'] },
  resetFactor: {
    zh: '核实本人后取消丢失的两步验证',
    en: 'Take away a lost second factor once it is known who asks',
    grants: ['operator'],
  },
  verifyAudit: { zh: '核对审计日志', en: 'Verify the audit log', grants: ['operator'] },
} as const satisfies Record<string, Permission>;
