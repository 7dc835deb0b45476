/** How a notice goes by e-mail: at once, in the digest of the next morning, or not. */
export type MailChoice = 'now' | 'digest' | 'none';

/** What can be told; the workspace shows all of it, e-mail as chosen. */
export type NoticeKind = keyof typeof kinds;

type Row = { zh: string; en: string; mail: MailChoice; group: NoticeGroup };

/** To whom a kind is of use, for the order of settings and the filter of the list. */
export type NoticeGroup = 'need' | 'receiver' | 'offer' | 'organisation' | 'search';

const kinds = {
  need_answered: { zh: '接收方答复、约看、报价', en: 'A receiver answered, invites or quotes', mail: 'now', group: 'need' },
  need_asked: { zh: '接收方申请查看联系方式', en: 'A receiver asks to see your contact', mail: 'now', group: 'need' },
  offer_fits: { zh: '新房源符合已提交的需求', en: 'A new listing fits a posted need', mail: 'digest', group: 'need' },
  need_routed: { zh: '新分派的需求', en: 'A need routed to you', mail: 'now', group: 'receiver' },
  contact_answered: {
    zh: '企业答复查看申请',
    en: 'The enterprise answered what you asked to see',
    mail: 'now',
    group: 'receiver',
  },
  clock_due: { zh: '时限将到', en: 'A clock is due soon', mail: 'digest', group: 'receiver' },
  clock_overdue: { zh: '已超期并升级', en: 'Overdue and a level up', mail: 'now', group: 'receiver' },
  offer_published: { zh: '房源已上架', en: 'A listing was published', mail: 'digest', group: 'offer' },
  offer_refused: { zh: '房源被退回或下架', en: 'A listing was sent back or taken down', mail: 'now', group: 'offer' },
  offer_verified: { zh: '房源有新的核验', en: 'A listing was checked', mail: 'digest', group: 'offer' },
  offer_confirm: { zh: '房源 30 天未确认', en: 'A listing unconfirmed for 30 days', mail: 'now', group: 'offer' },
  offer_faded: { zh: '房源 60 天未确认，排序降低', en: 'Unconfirmed for 60 days: ranks lower', mail: 'now', group: 'offer' },
  offer_members: { zh: '房源 90 天未确认，仅登录可见', en: 'Unconfirmed for 90 days: members only', mail: 'now', group: 'offer' },
  offer_hidden: { zh: '房源 120 天未确认，不再显示', en: 'Unconfirmed for 120 days: hidden', mail: 'now', group: 'offer' },
  member_joined: { zh: '有人接受了邀请', en: 'Somebody accepted an invitation', mail: 'digest', group: 'organisation' },
  search_found: { zh: '已保存的搜索有新结果', en: 'A saved search found something new', mail: 'digest', group: 'search' },
} as const satisfies Record<string, Row>;

/** Every kind, in the order of the settings. */
export const noticeKinds = Object.keys(kinds) as NoticeKind[];

/** The kinds that may go to a group: those that are told to an organisation, not to one user. */
export const robotKinds: readonly NoticeKind[] = noticeKinds.filter(kind => kinds[kind].group !== 'search');

/** What a kind is called, whom it concerns, and how it goes by e-mail where nothing was chosen. */
export function kindOf(kind: NoticeKind): Row {
  return kinds[kind];
}

/** Every group in order. */
export const noticeGroups: readonly NoticeGroup[] = ['need', 'receiver', 'offer', 'organisation', 'search'];

/** The choice that a word names; undefined for any other. */
export function choiceNamed(word: string): MailChoice | undefined {
  return (['now', 'digest', 'none'] as const).find(one => one === word);
}
