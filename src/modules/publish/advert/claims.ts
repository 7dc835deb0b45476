import type { Claim } from './claim.ts';
import { clauseAfter, clauseBefore, sentenceAround } from './context.ts';
import type { Form } from './disguise.ts';
import { hidden } from './disguise-list.ts';
import { nationalAt } from './national.ts';
import { isOffered, isSellerSpeaking } from './offer.ts';
import { patternsIn } from './pattern.ts';
import { firstKindAt, firstPlaceAt, topPlaceAt } from './rank.ts';
import { superlativeAt } from './superlative.ts';
import { beginsWord, wordAt } from './words.ts';

/** More places than this are not judged: no honest text has them, and the check must end. */
const mostJudged = 20_000;

/** Every claim of a text in order, none inside another, at most so many; `isCut` where the text has more to judge than that. */
export function claimsIn(form: Form, isListing: boolean, most: number): { claims: Claim[]; isCut: boolean } {
  const words = form.form;
  const claims: Claim[] = [];
  let judged = 0;
  let at = 0;
  for (; at < words.length && claims.length < most && judged < mostJudged; at++) {
    const code = words.charCodeAt(at);
    if (!beginsWord(code) && telling[code] !== 1) continue;
    judged++;
    const claim = claimAt(form, at);
    if (!claim || isWarnedOf(words, at)) continue;
    claims.push(claim);
    at = claim.end - 1;
  }
  // What lies behind a cut is left out by the patterns too.
  const last = claims.length < most ? at : claims.at(-1)!.end;
  let isCut = last < words.length;
  for (const claim of patternsIn(words, isListing, last)) {
    if (claim === 'cut') isCut = true;
    else if (!isWarnedOf(words, claim.start, claim.family === 'disparage')) claims.push(claim);
  }
  claims.sort((a, b) => a.start - b.start || b.end - a.end);
  const kept = merged(claims);
  return { claims: kept.slice(0, most), isCut: isCut || kept.length > most };
}

const telling = new Uint8Array(0x10000);
for (const character of '最第国头首') telling[character.charCodeAt(0)] = 1;

const refusal =
  /(?:严禁|禁止|不得|谨防|警惕|打击|防范|整治|查处|不要相信|别信|识破|揭穿|不承诺|不保证|不宣称|凡宣称|凡承诺|凡以|禁用)[^，。；错]{0,14}$|(?:所谓的?|切勿)[“"‘']?$|没有任何[^，。；]{0,6}是$|(?:没有|不存在|无)任何[“"']?$|(?:不存在|并无|没有)(?:所谓的?)?[“"][^”"]{0,8}$/;

/** 严禁承诺保本, 警惕“稳赚不赔”: told to warn of it. */
function isWarnedOf(form: string, at: number, isRunDown = false): boolean {
  if (refusal.test(clauseBefore(form, at, 24)) || isCited(form, at)) return true;
  const [from] = sentenceAround(form, at, at);
  // 警惕“零风险”骗局：凡承诺保本的…: what the sentence begins with holds to its end.
  if (/^(?:警惕|谨防|当心|小心|提防|严防|识别|远离)[“"]/.test(form.slice(from, from + 5)) && !isSellerSpeaking(form, at, at))
    return true;
  // 个别机构承诺最低收益招揽客户，请投资者远离: to the readers, of others.
  if (
    /请(?:投资者|消费者|市民|大家|广大[^，。；]{2,4})?[^，。；]{0,6}(?:远离|警惕|勿信|不要相信|举报|当心)/.test(
      form.slice(at, at + 60),
    ) &&
    !isOffered(form, at, at)
  )
    return true;
  if (/凡$/.test(form.slice(from, at)) && /^(?:承诺|保证|宣称|声称|以|打着)/.test(form.slice(at, at + 2))) return true;
  if (!isRunDown && denied.test(clauseAfter(form, at, 40)) && !isOffered(form, at, at)) return true;
  // 市面上的除醛公司九成是忽悠: who runs rivals down warns of them, and that is the offence.
  return !isRunDown && warning.test(clauseAfter(form, at, 40));
}

/** 全球最大的…这一说法未获证实, 国徽图案不得用作广告: denied or forbidden behind its words. */
const denied =
  /^[^，。；]{0,10}?[”"]?(?:(?:条款|约定|说法|合同)?(?:并?不存在|是伪命题|谈不上|难以实现|是不可能的|无效|系虚假|属虚假|纯属虚构))|^[^，。；]{0,24}(?:这一|这种|这个|该|的)(?:说法|传言|传闻|宣传|提法|表述|称谓|消息)[^，。；]{0,6}(?:未|没|不实|不准|不属实|系误|有误|无|缺乏|存疑|引发|遭|被)|^[^，。；]{1,12}(?:不得(?!不)|严禁|禁止|不允许|不准)(?:用|作|出现|印|使用|在|以|擅自)/;

/** 承诺保本的理财都是骗局: what is warned of behind its words. */
const warning =
  /^[^，。；]{0,8}[”"]?[^，。；]{0,6}(?:要警惕|需警惕|应警惕|要当心|需当心|要小心|别信|不可信|不要轻信)|^[^，。；]{2,20}(?:的|，)?[^，。；]{0,8}(?:都|均|全|多半|往往|很|大多)?(?:可能|或许|涉嫌)?(?:是|属于|为|构成|涉嫌)(?:骗局|诈骗|陷阱|骗子|非法集资|违法|虚假|传销|套路|忽悠|不可信)/;

const punished =
  /^[^“”"。；]{0,10}[”"]的?(?:广告语|广告词|标语)|^[^“”"。；]{0,10}[”"]的(?:说法|提法|表述|字样|措辞)|^[^“”"。；]{0,10}[”"](?:为名|为由|为幌子|为诱饵|的?(?:幌子|名义|旗号|噱头))|^[^“”"。；]{0,10}[”"](?:[一二三四五六]?个?(?:字|词)(?![号体])|一词|二字|(?:被)?做成|成(?:了|为)[^，。；]{0,6}(?:热词|梗|流行|口头禅|表情)|[^，。；]{0,6}(?:注册商标|商标注册|表情包|流行语|网络热词|绰号|谐音梗))|^[^“"”。；]{0,16}[”"][^。；]{0,24}(?:宣传语|宣传用语|等用语|字样|误导|处罚|罚款|查处|责令|虚假宣传|不受保护|无效|违背|损害|陷阱|骗局|纠纷|投诉|赔偿|退费|退款|欺诈|违法|立案)/;
/** Who complains or is accused, and what of: right before the quotation. */
const accused =
  /(?:当事人|被告|涉事|涉案|嫌疑人|不法|商家|机构|消费者|市民|投诉|举报|虚构|谎称|编造|冒充)[^。；“”"]{0,24}(?:虚构|谎称|宣称|声称|编造|冒充|标榜|承诺|使用|打着|打出|喊出|挂出|贴出|写着|标注|标示|以)[^，。；”"]{0,8}(?:[“"][^”"]{0,10}[”"]、?){0,3}$|(?:虚构|谎称|编造|冒充)$|(?:合同|协议|条款|招生简章|告示)[^，。；“]{0,6}(?:写|约定|注明|载明)[^，。；“]{0,4}$|(?:网友|有人|对方|消费者|博主|顾客|市民|村民)[^，。；]{0,4}(?:称|说|夸|评价)[^，。；“]{0,8}$/;

/** 以“买房送学位”误导消费者被处罚: the words of somebody else, quoted because they were punished. */
function isCited(form: string, at: number): boolean {
  const quote = /[“"][^”"，。]{0,8}$/.exec(form.slice(Math.max(0, at - 9), at));
  if (!quote) return false;
  if (punished.test(form.slice(at, at + 48))) return true;
  // 并非外界所传的“唯一赛道股”, “包过”“保过”广告: what others say, or a row of quoted words that somebody is accused of.
  if (/(?:所传|传说|误传|外界|网传|流传|坊间|自封)的?$/.test(form.slice(0, at - quote[0].length).slice(-8))) return true;
  const [from] = sentenceAround(form, at, at);
  return accused.test(form.slice(from, at - quote[0].length)) && !isSellerSpeaking(form, at, at);
}

function claimAt(form: Form, at: number): Claim | null {
  const words = form.form;
  const word = wordAt(words, at, form.mask[at] === hidden || form.mask[at + 1] === hidden);
  if (word && word.family === 'absolute' && isOfPerson(words, at)) return null;
  if (word && /^(?:顶[级尖]|世界级)$/.test(word.word) && contestAfter.test(words.slice(at, at + 16))) return null;
  if (word && word.family === 'sole' && isSoleMatter(words, at, word.word)) return null;
  if (word)
    return {
      start: at,
      end: at + word.word.length,
      family: isApproval(words, at, word.family) ? 'guarantee' : word.family,
      level: word.level,
      confidence: word.level === 'style' ? 0.6 : 0.85,
      isMeasured: word.level !== 'prohibited' && ['rank', 'sole', 'first', 'lead'].includes(word.family),
      ...(word.level === 'exempt' && {
        exemption: {
          article: '《广告绝对化用语执法指南》第六条第（五）项',
          why: ['依据国家有关规定评定的奖项、称号。', 'An award or title under national rules.'] as const,
        },
      }),
    };
  if (words.startsWith('最', at)) return superlativeAt(words, at) ?? hiddenSuperlativeAt(form, at);
  if (words.startsWith('第一', at)) return firstPlaceAt(form, at);
  if (words.startsWith('国家级', at)) return nationalAt(words, at);
  if (words.startsWith('头部', at)) return topPlaceAt(words, at);
  if (words.startsWith('首', at)) return firstKindAt(words, at);
  return null;
}

/** 顶级厨师大赛: a contest is of those who take part. */
const contestAfter = /^(?:顶[级尖]|世界级)的?[^，。；]{0,6}(?:大赛|赛事|联赛|锦标赛|公开赛|论坛|峰会|音乐节)/;

/** 唯一要留意的是限高, 唯一的不足, 唯一一家通过资格审查的单位放弃投标, 目前仅此一家 where a reporter looked it up: nothing is praised. */
function isSoleMatter(form: string, at: number, word: string): boolean {
  if (word === '唯一') {
    const rest = form.slice(at + 2, at + 24);
    if (soleMatter.test(rest)) return true;
    return (
      /^(?:的)?一?[家个名].{0,10}(?:资格审查|投标|报价|应标|报名|未|没有|退出|放弃|流标|幸存|受伤)/.test(rest) &&
      !isOffered(form, at, at)
    );
  }
  if (!word.endsWith('一家')) return false;
  const [from] = sentenceAround(form, at, at);
  return /(?:记者|笔者|本报)[^，。；]{0,10}(?:查阅|查询|梳理|检索|统计|走访|核实|了解)/.test(form.slice(from, at));
}
const soleMatter =
  /^(?:被)?(?:保留|幸存|留存|剩下|留下|尚存|现存|残存|没有|未)(?:下来)?[^，。；]{0,4}的|^指定(?:邮箱|账户|账号|收款|网站|联系|报名|投诉|受理|媒体|公众号)|^(?:的|一[点个条处件])?(?:一[点个条处件])?[^，。；]{0,6}?(?:留意|注意|提醒|当心|小心|说明|交代|担心|顾虑|不足|不便|不好|短板|软肋|麻烦|难点|难题|限制|毛病|瑕疵|缺憾|遗憾|变数|区别|不同|差别|代价|前提|美中|可惜|惋惜|犯愁|头疼|疑问|问题|缺陷|例外|障碍|悬念)/;

/** 蕞踏实, zui对味: who hides 最 means to praise by it, whatever stands behind. */
function hiddenSuperlativeAt(form: Form, at: number): Claim | null {
  if (form.mask[at] !== hidden || !/^[\u4e00-\u9fff]{2}/.test(form.form.slice(at + 1, at + 3))) return null;
  if (
    /^(?:[后近终初早新大小高低多少长短远深重]|合适|适合)/.test(form.form.slice(at + 1, at + 4)) ||
    !isOffered(form.form, at, at)
  )
    return null;
  return { start: at, end: at + 3, family: 'superlative', level: 'prohibited', confidence: 0.7 };
}

/** 他把工序做到极致: told of a person, by nobody who sells. */
function isOfPerson(form: string, at: number): boolean {
  return /(?:^|[，、])(?:他|她|他们|她们)[把将在]/.test(clauseBefore(form, at, 30)) && !isOffered(form, at, at);
}

/** 补贴申报包过 promises what an office decides, 考证包过 what an examiner does. */
function isApproval(form: string, at: number, family: Claim['family']): boolean {
  if (family !== 'education') return false;
  const [from, to] = sentenceAround(form, at, at);
  const words = form.slice(from, to);
  return (
    /(?:申报|认定|补贴|专项|资金|审批|许可|环评|消防验收|资质|高新技术企业|小巨人|专精特新|工商注册|立项|商标|专利|注册|牌照)/.test(
      words,
    ) && !/(?:培训|考试|考证|课程|班|学员|录取|就业)/.test(words)
  );
}

const weight = { prohibited: 3, needs_proof: 2, exempt: 1, style: 0 } as const;

/** Of claims that overlap the graver one stays. */
function merged(claims: Claim[]): Claim[] {
  const kept: Claim[] = [];
  for (const claim of claims) {
    const last = kept.at(-1);
    if (last && last.end > claim.start) {
      if (weight[claim.level] > weight[last.level]) kept[kept.length - 1] = claim;
    } else kept.push(claim);
  }
  return kept;
}
