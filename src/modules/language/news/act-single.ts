import { opening } from '../pattern.ts';
import type { Found } from './act-scene.ts';
import type { Stretch } from './reading.ts';

const meaning = opening(/^(?:这?标志着|意味着)/);

/** The acts of a sentence, each once: of verbs that tell of the same act (签约共同设立基金, 竣工交付) one is left. */
export const withoutDoubles = (found: readonly Found[], plain: string, sentence: Stretch): Found[] =>
  found.filter(one => isOwn(one, found, plain, sentence));

/** Whether a verb tells an act of its own and no part or meaning of another. */
function isOwn(one: Found, found: readonly Found[], plain: string, sentence: Stretch): boolean {
  // 三方签约，共同出资2.4亿元组建创新中心: what was agreed on.
  if (
    one.type === 'founding' &&
    found.some(({ type, index }) => type === 'signing' && index < one.index && one.index - index < 3) &&
    !/基金/.test(plain.slice(one.end, one.end + 24)) &&
    /^(?:[双三各]方|并|将|共同|联合|合资|按|拟|出资|后者|前者)*(?:按[^，,]{2,10}比例)?(?:共同|联合|合资)?(?:出资[\d.]*[万亿]?元?)?(?:共同|联合|合资)?$/.test(
      plain.slice(one.clause.start, one.start),
    )
  )
    return false;
  // 签约共同设立产业基金: one act.
  if (
    one.type === 'founding' &&
    found.some(({ type, clause, end }) => type === 'signing' && clause === one.clause && one.start - end < 4 && one.start >= end)
  )
    return false;
  // 由A与B共同组建的创新中心成立: who made it, and one act.
  if (
    one.type === 'founding' &&
    one.isInverse &&
    found.some(
      ({ type, clause, start }) => /^(?:founding|opening|launch)$/.test(type) && clause === one.clause && start > one.end,
    )
  )
    return false;
  // 投料试车一次成功，正式投产: one act.
  if (
    one.type === 'opening' &&
    /[试开]车|投料/.test(plain.slice(one.start, one.end)) &&
    found.some(
      ({ type, index, clause, start }) => type === 'production_start' && index === one.index + 1 && start - clause.start < 4,
    )
  )
    return false;
  // 通过竣工验收，厂房交付使用; 交付启用: one act.
  if (
    one.type === 'delivery' &&
    (/使用$/.test(plain.slice(one.start, one.end))
      ? found.some(({ type, index }) => type === 'completion' && index < one.index)
      : found.some(({ type, start }) => type === 'opening' && start >= one.end && start - one.end < 3))
  )
    return false;
  // 签约，总投资18.5亿元的项目落户港区: one act.
  if (
    one.type === 'opening' &&
    /落户$/.test(plain.slice(one.start, one.end)) &&
    found.some(({ type, index }) => type === 'signing' && index === one.index - 1)
  )
    return false;
  // 举行签约仪式，双方就…项目达成合作: what it was about.
  if (
    one.type === 'signing' &&
    /^[双三各]方就/.test(plain.slice(one.clause.start, one.clause.start + 3)) &&
    /签/.test(plain.slice(sentence.start, one.clause.start))
  )
    return false;
  // 一次投料成功，标志着项目进入试生产: what the act means is none of its own.
  if (
    meaning.testAt(plain, one.clause.start, one.clause.start + 4) &&
    found.some(({ type, index }) => type === one.type && index < one.index)
  )
    return false;
  // 经省政府批准，…方案获得批复: one act.
  if (
    one.type === 'approval' &&
    /^经/.test(plain.slice(one.clause.start, one.clause.start + 1)) &&
    found.some(({ type, index }) => type === 'approval' && index > one.index)
  )
    return false;
  // 竣工交付: one act; 收购…，已签署协议: what the purchase rests on.
  if (one.type === 'delivery' && found.some(({ type, end }) => type === 'completion' && one.start === end)) return false;
  if (
    one.type === 'signing' &&
    found.some(({ type, index }) => type === 'acquisition' && index < one.index) &&
    /^(?:已|双方|目前|并)*$/.test(plain.slice(one.clause.start, one.start))
  )
    return false;
  // 收到中标通知书，中标…: one act.
  if (
    one.type === 'bid_won' &&
    /通知书$/.test(plain.slice(one.start, one.end)) &&
    found.some(({ type, start }) => type === 'bid_won' && start !== one.start)
  )
    return false;
  // 平台启用上线: one act.
  if (
    (one.type === 'launch' || one.type === 'opening') &&
    found.some(({ type, end }) => /^(?:launch|opening)$/.test(type) && one.start >= end && one.start - end < 2)
  )
    return false;
  // 落成启用: one act.
  if (one.type === 'completion' && found.some(({ type, start }) => type === 'opening' && start >= one.end && start - one.end < 3))
    return false;
  const meeting =
    one.type === 'meeting'
      ? undefined
      : found.find(other => other.type === 'meeting' && other.clause === one.clause && other.start > one.end);
  // 签署协议五周年总结会召开: part of what a meeting is called.
  if (
    meeting &&
    !/[并后和，于在]/.test(plain.slice(one.end, meeting.start).slice(0, 1)) &&
    /^[^“”《》，]{2,24}(?:会|大会|论坛|峰会)(?:$|[在于\d])/.test(plain.slice(one.end, meeting.start)) &&
    one.kind.side !== 'before'
  )
    return false;
  // 下线并交付客户, 正式投产，首台整机下线: one act.
  return !(
    one.type === 'production_start' &&
    /下线$/.test(plain.slice(one.start, one.end)) &&
    found.some(
      other =>
        (other.type === 'delivery' && other.start >= one.end && !plain.slice(one.end, other.start).includes(';')) ||
        (other.type === 'production_start' &&
          other.index === one.index - 1 &&
          /投产$/.test(plain.slice(other.start, other.end)) &&
          /^首[台批辆片件套]/.test(plain.slice(one.clause.start, one.start)) &&
          one.start - one.clause.start < 24),
    )
  );
}
