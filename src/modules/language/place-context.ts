import { clauseAfter, clauseBefore, type Draft } from './draft.ts';

const home =
  /(?:现在|目前|现址|现厂|原厂|老厂|总部|来自|原址|籍|注册地?|公司|企业|工厂|我司|厂区?|厂子|本部|母公司|客户)(?:现在|目前|都|就)?(?:位于|设在|在|位置在|地址在|是)$|(?:现在|目前|现址|原在|总部|来自|出身|户籍|原址|老家|(?:本|老|原|我们?)厂|(?:^|本|个)人|老板|团队)(?:现在|目前|都|就)?(?:在|是|为|位于|:|：)?$|(?:^|[想要拟])从$/;
const owner =
  /^(?:的|市|区|县)?(?:一家|某家?|这家|知名|本地|当地|老牌|上市|客户|企业|公司|老板|商会|台协|协会|商人|籍|客商|投资商|有家|一个|集团|资产公司|国企|平台公司|外资|德资|日资|台资|院士|团队|一公司|一企业)/;
const refused =
  /(?:不要|不考虑|不去|除了?|非|拒绝|不含|排除|不想去|不想在|(?<![特区分级个])别|不接受|不看)(?:北面|南面|东面|西面|在|去)?[\u4e00-\u9fff、]{0,4}$/;
const refusedAfter = /^[\u4e00-\u9fff]{0,3}(?:除外|免谈|不考虑|不要|不去|勿扰|不行)/;
const distance =
  /(?:距离?|离|到|至|往|直达|通往|毗邻|紧邻|紧靠|邻近|临近|靠近|接近|紧挨|辐射|覆盖|连接|贯通|途经|车程|通达|对接|承接|服务|出口|来回|对面)$/;
const travel =
  /^[\u4e00-\u9fff]{0,6}(?:机场|高铁站|火车站|收费站|出入口|高速口|高速|地铁站|码头|方向|\d+(?:\.\d+)?(?:公里|km|千米|分钟|小时))/;

/** Whether a name tells where somebody sits, comes from or will not go, or only how far it is; such a place is neither wanted nor offered. */
export function isHomeOrRefused(draft: Draft, start: number, end: number): boolean {
  const { plain, side } = draft;
  const left = clauseBefore(plain, start, 12);
  const right = clauseAfter(plain, end, 12);
  if (refused.test(left) && !/[和或]$/.test(left)) return true;
  if (refusedAfter.test(right)) return true;
  const firm = companyEnd(plain, start);
  if (side === 'need') {
    if (home.test(left)) return true;
    if (owner.test(right) || /(?:公司|企业|集团)\($/.test(left)) return true;
    return firm > 0;
  }
  if (distance.test(left) || travel.test(right) || /(?:^|[本房东老板])人?现?在$/.test(left)) return true;
  // The offering firm's own town tells where its hall stands; that of a tenant or of a bank does not.
  if (firm > 0) return /(?:入驻|租给|客户|服务|包括|如|含|引进|[、和])$/.test(left);
  return /^(?:客商|客户|企业|商会|台协)/.test(right);
}

const firmTail =
  /^[\u4e00-\u9fff()（）a-z0-9*]{0,20}?(?:有限责任公司|股份有限公司|有限公司|集团公司|股份公司|商会|台协|协会|医院|研究院|研究所|大学(?!城)|学院)/;

/** The end of the firm's or institution's name that begins with this place; 0 where none does. */
function companyEnd(plain: string, start: number): number {
  const found = firmTail.exec(plain.slice(start, start + 36));
  if (!found || /[在租购找建的是]/.test(found[0])) return 0;
  return start + found[0].length;
}
