import { type CriterionKey, criterionOf } from '#modules/match/index.ts';
import { type RouteClockKey, stepName } from '#modules/need/index.ts';
import { fieldOf, freshnessOf, offerFields } from '#modules/offer/index.ts';
import { day } from '#shared/format.ts';
import { maskPhones } from '#shared/phone.ts';
import { type Lang, type Words, wordsIn } from '#shared/words.ts';
import type { NoticeLine } from './line.ts';

/** What a reader sees of a notice: one line, one more that says what to do or why, and the page where it goes on. */
export type NoticeWords = { title: string; detail: string; path: string };

/** The words of a notice in the language of its reader, made from what stands behind its ids at this moment. */
export function noticeWords(line: NoticeLine, lang: Lang, now: Date): NoticeWords {
  const t = wordsIn(lang);
  const [number, receiver, organisation] = [line.number ?? '—', line.receiver ?? '—', line.organisationName ?? '—'];
  const request = `/workspace/requests/${line.route}`;
  const need = `/workspace/needs/${number}`;
  const offer = `/workspace/offers/${line.code}`;
  const title = maskPhones(line.title ?? '');
  const named = t(`房源 ${line.code}「${title}」`, `Listing ${line.code} “${title}”`);
  const { params } = line;
  switch (line.kind) {
    case 'need_routed':
      return {
        title: t(`需求 ${number} 分派给了${organisation}`, `Need ${number} was routed to ${organisation}`),
        detail: t('请在 1 个工作日内受理。', 'Please acknowledge it within 1 working day.'),
        path: request,
      };
    case 'clock_due': {
      const due = day(String(params.due), lang);
      const clock = t(...clockNames[params.clock as RouteClockKey]);
      return {
        title: t(`需求 ${number}：${clock}的时限将到`, `Need ${number}: ${clock} is due`),
        detail: t(`不晚于 ${due}。`, `By ${due} at the latest.`),
        path: request,
      };
    }
    case 'clock_overdue': {
      const own = line.routeOrganisation === line.organisation;
      return {
        title: t(`需求 ${number} 已超期，升级到第 ${params.level} 级`, `Need ${number} is overdue: level ${params.level}`),
        detail: own
          ? t('请尽快处理并写明下一步。', 'Please handle it soon and say what comes next.')
          : t(`接收方：${receiver}。`, `Receiver: ${receiver}.`),
        path: own ? request : '/workspace/watch',
      };
    }
    case 'need_answered':
      return {
        title: t(...(answers[String(params.what)] ?? answers.L70!)(receiver)),
        detail: t(`需求 ${number}。`, `Need ${number}.`),
        path: need,
      };
    case 'need_asked': {
      const step = stepName(stepOf(params.step), t);
      return {
        title: t(`${receiver} 申请查看${step}`, `${receiver} asks to see: ${step}`),
        detail: t(`需求 ${number}，对方写明了原因。`, `Need ${number}; the reason is given there.`),
        path: need,
      };
    }
    case 'contact_answered': {
      const step = stepName(stepOf(params.step), t);
      return {
        title: params.granted
          ? t(`企业同意您查看${step}`, `The enterprise lets you see: ${step}`)
          : t(`企业没有同意您查看${step}`, `The enterprise does not show: ${step}`),
        detail: t(`需求 ${number}。每次查看都会留下记录。`, `Need ${number}. Every look is recorded.`),
        path: request,
      };
    }
    case 'offer_published':
      return {
        title: t(`${named}已上架`, `${named} is published`),
        detail: t('已有的需求会自动与它匹配。', 'Needs already posted are matched with it.'),
        path: offer,
      };
    case 'offer_refused':
      return {
        title: params.withdrawn
          ? t(`${named}被平台下架`, `${named} was taken down`)
          : t(`${named}被退回`, `${named} was sent back`),
        detail: params.withdrawn
          ? t('如有疑问请联系平台运营。', 'Please ask the operator if this is not right.')
          : t('退回原因写在房源页上，修改后会重新审核。', 'The reason stands on its page; once changed it is reviewed again.'),
        path: offer,
      };
    case 'offer_verified':
      return {
        title: t(
          `${named}：${fieldWords(params.field, t)}${params.passed ? '核验通过' : '核验未通过'}`,
          `${named}: ${fieldWords(params.field, t)} ${params.passed ? 'was checked and holds' : 'was checked and does not hold'}`,
        ),
        detail: t('谁核验的、有效到哪天，写在房源页上。', 'Who checked it, and until when it holds, stands on its page.'),
        path: `/offers/${line.code}`,
      };
    case 'offer_confirm':
    case 'offer_faded':
    case 'offer_members':
    case 'offer_hidden': {
      const days = line.confirmedAt ? freshnessOf(line.confirmedAt, now).days : 0;
      return {
        title: t(`${named}已 ${days} 天没有确认`, `${named} was not confirmed for ${days} days`),
        detail: t(...ageing[line.kind]),
        path: offer,
      };
    }
    case 'offer_fits':
      return {
        title: t(`${named}符合您的需求 ${number}`, `${named} fits your need ${number}`),
        detail: fitWords(params, t),
        path: `/offers/${line.code}`,
      };
    case 'member_joined':
      return {
        title: t(`有人接受邀请，加入了${organisation}`, `Somebody accepted an invitation and joined ${organisation}`),
        detail: t('成员和角色写在组织页上。', 'Members and roles stand on the page of the organisation.'),
        path: `/workspace/organisations/${line.organisation}`,
      };
    case 'search_found':
      return foundWords(line, t);
  }
}

/** How many of a search's titles its notice names. */
const mostTitles = 3;

function foundWords({ query, params, titles = [] }: NoticeLine, t: Words): NoticeWords {
  const asked = new URLSearchParams(query ?? '');
  const words = asked.get('q') ?? '';
  const many = `${titles.length}${params.more ? '+' : ''}`;
  const narrowed = asked.size > 1;
  const named = titles.slice(0, mostTitles).map(maskPhones);
  const rest = titles.length > mostTitles || params.more ? t(' 等', ' and more') : '';
  return {
    title: t(
      `搜索“${words}”${narrowed ? '（按保存的筛选）' : ''}有 ${many} 条新结果`,
      `Search “${words}”${narrowed ? ', with its filters' : ''}: ${many} new`,
    ),
    detail: `${named.join(t('；', '; '))}${rest}`,
    path: `/search?${query}`,
  };
}

const clockNames: Readonly<Record<RouteClockKey, readonly [zh: string, en: string]>> = {
  acknowledged: ['受理', 'acknowledging'],
  qualified: ['研判', 'qualifying'],
  answered: ['答复', 'the answer'],
  next: ['下一步', 'the next action'],
  report: ['汇报进展', 'the report'],
};

const answers: Readonly<Record<string, (receiver: string) => readonly [zh: string, en: string]>> = {
  L70: who => [`${who} 已答复您的需求`, `${who} answered your need`],
  lost: who => [`${who} 表示不能承接，并写明了原因`, `${who} cannot take it on, and says why`],
  viewing: who => [`${who} 约您看房，请确认时间`, `${who} invites you to a viewing; please confirm the time`],
  quote: who => [`${who} 提交了报价，请答复`, `${who} sent a quote; please answer`],
  reservation: who => [`${who} 为您锁定了一处房源`, `${who} reserved a listing for you`],
  proof: who => [`${who} 报告已经签约，请确认`, `${who} says that it was signed; please confirm`],
};

type AgeingKind = 'offer_confirm' | 'offer_faded' | 'offer_members' | 'offer_hidden';

const ageing: Readonly<Record<AgeingKind, readonly [zh: string, en: string]>> = {
  offer_confirm: [
    '请确认它仍然有效，时效从确认那天重新起算。',
    'Please confirm that it still holds; its freshness then starts again.',
  ],
  offer_faded: ['超过 60 天：排序已经降低，确认后恢复。', 'Beyond 60 days it ranks lower until it is confirmed.'],
  offer_members: ['超过 90 天：只有登录的人能看到，确认后恢复。', 'Beyond 90 days only members see it until it is confirmed.'],
  offer_hidden: ['超过 120 天：已经不再显示，确认后恢复。', 'Beyond 120 days it is not shown until it is confirmed.'],
};

function stepOf(step: unknown): 1 | 2 | 3 {
  return step === 2 || step === 3 ? step : 1;
}

function fieldWords(key: unknown, t: Words): string {
  if (typeof key !== 'string' || !offerFields.some(field => field.key === key)) return t('整条房源', 'the whole listing');
  const { zh, en } = fieldOf(key);
  return t(zh, en);
}

/** Why it fits: the score, and what is met, near and to be asked, by the names of the conditions. */
function fitWords({ score, met, near, unknown }: NoticeLine['params'], t: Words): string {
  const names = (keys: unknown) =>
    (Array.isArray(keys) ? (keys as CriterionKey[]) : [])
      .map(key => {
        const { zh, en } = criterionOf(key);
        return t(zh, en);
      })
      .join(t('、', ', '));
  const parts: [string, string][] = [
    [t('符合', 'met'), names(met)],
    [t('接近', 'near'), names(near)],
    [t('待问', 'to be asked'), names(unknown)],
  ];
  const reasons = parts.filter(([, words]) => words).map(([state, words]) => t(`${state}：${words}`, `${state}: ${words}`));
  return `${[t(`综合 ${score} 分`, `Score ${score}`), ...reasons].join(t('；', '; '))}${t('。', '.')}`;
}
