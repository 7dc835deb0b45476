import type { ActScene, Found } from './act-scene.ts';

const counted =
  /累计|同比|今年以来|共计?(?!同|建)|先后|截至|以来|近年|上半年|下半年|季度|全年|年均|[三五]年|每年|\d月份?[-~至到]|前\d+个?月|去年(?!\d|底|[一二三四五六七八九十]|末)/;

const anyCount = /\d[\d,.万]*(?:余|多)?(?:个|家|项|件|批次|场|次|台|套|辆|支)/;

/** Whether the words count many acts (上半年签约项目64个) and tell of none. */
export function isCount(
  { article: { plain }, sentence, periods }: ActScene,
  { clause, start, end, type }: Found,
  behind: string,
  actor: string,
  date: string | null,
): boolean {
  const { tokens: clauseTokens } = clause;
  if (/以来$/.test(behind)) return true;
  // 平均每3分钟就有一台整车下线; 目前，一期厂房已投产
  if (/^(?:平均)?每/.test(actor)) return true;
  if (date === null && /^(?:production_start|completion)$/.test(type) && /^[一二三四]期(?:厂房|项目|工程)?$/.test(actor))
    return true;
  // 在越南设立子公司, 成立工作专班: bodies without a name; 获评五星级的园区可获…: what somebody may get.
  if (
    type === 'founding' &&
    date === null &&
    /^(?:了)?(?:全资|控股|海外)?(?:子公司|分公司|研发中心|(?:工作)?专班|工作组|领导小组|专委会|办事处|生产基地|分支机构|指挥部)$/.test(
      behind,
    )
  )
    return true;
  if (type === 'award' && /的(?:园区|企业|项目|单位|人才|团队|个人)(?:可|将|给予|一次性|最高|每)/.test(behind)) return true;
  // 关于签订重大合同的公告; 自印发之日起施行; 上届展会于去年举办; 开园啦
  if (/(?:的)?公告$/.test(behind) && /关于?$/.test(actor)) return true;
  if (type === 'policy' && /自(?:印发|公布|发布|颁布|[\u4e00-\u9fff]{0,2})之日/.test(actor + plain.slice(clause.start, end)))
    return true;
  if (/^(?:上|往|历)届|^[啦了呀啊]+$/.test(actor)) return true;
  // 还有23个项目竣工投产, 全校签订技术合同1286项, “先用后付”协议有29份: counts of a time.
  if (date?.length !== 10 && /(?:还|另|共|已)有\d+[个家项]/.test(actor) && !/等\d/.test(actor)) return true;
  if (type === 'signing' && /(?:有|共|计)?\d{2,}[项份件]$/.test(behind) && (date === null || date.length === 4)) return true;
  // 九城市海关部门发布: who tells it.
  if (type === 'release' && behind === '' && clause.stop === ':' && !/[》”]$/.test(actor)) return true;
  if (type === 'construction_start' && /(?:书记|[市区县镇]长|主任)[\u4e00-\u9fff]{2,4}$/.test(actor)) return true;
  if (type === 'founding' && date === null && actor === '' && /专项(?:资金)?$|奖学金/.test(behind)) return true;
  const words = plain.slice(clause.start, clause.end);
  if (type === 'financing' && (/融资\d+(?:起|笔|次|轮)/.test(behind) || /^(?:其中)?(?:已有)?\d+家/.test(actor))) return true;
  if (type === 'meeting' || type === 'policy' || type === 'acquisition' || type === 'financing') return false;
  const many =
    anyCount.test(behind) ||
    anyCount.test(words) ||
    anyCount.test(actor) ||
    clauseTokens.some(token => token.kind === 'quantity' && token.dimension === 'count');
  if (
    (/新$/.test(plain.slice(Math.max(clause.start, start - 1), start)) && type !== 'award') ||
    /^(?:有|的)/.test(plain.slice(end, end + 1))
  )
    return true;
  if (
    type === 'delivery' &&
    ((/\d+[辆台架套]/.test(behind) && !/向[^向]{3,}$/.test(actor)) ||
      /竣工$/.test(actor) ||
      /^(?:使用|启用)/.test(plain.slice(start + 2, start + 4)))
  )
    return true;
  if (type === 'founding' && behind === '' && /^(?:由|前者|后者)(?![^，]*的)/.test(words)) return true;
  if (type === 'founding' && /^(?:前者|后者)$/.test(actor)) return true;
  if (/^(?:opening|launch|award)$/.test(type) && date === null && /\d+(?:条|个|家|支|张)$/.test(behind)) return true;
  if (type === 'founding' && date === null && /[\d一二三四五六七八九十]+(?:个|家|只)/.test(behind)) return true;
  // 同意设立, 按比例出资: approval, not founding.
  if (type === 'founding' && /批复|同意|批准/.test(actor)) return true;
  if (
    anyCount.test(behind) &&
    /^(?:construction_start|completion|production_start)$/.test(type) &&
    (date === null || date.length < 10) &&
    !/^(?:了)?[一]/.test(behind)
  )
    return true;
  // 仅10月就签下9个; 有11家上榜
  if (type === 'signing' && /^\d+[个项家]$/.test(behind) && /^仅?就?$/.test(actor)) return true;
  if (type === 'award' && behind === '' && date === null && /有?\d+[个家项名]$/.test(actor)) return true;
  if (!many)
    return (
      counted.test(plain.slice(clause.start, start)) &&
      date === null &&
      (type === 'signing' || type === 'listing' ? /累计|已有/ : /累计|先后|已有/).test(words)
    );
  const onDay = periods.some(({ role, kind, start: at }) => role === 'use' && kind === 'day' && at < start);
  if (onDay || (date !== null && date.length === 10)) return false;
  return counted.test(plain.slice(sentence.start, clause.end)) || start > clause.start + 40 || /已有|共有|拥有/.test(words);
}
