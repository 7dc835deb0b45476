import { type Applies, appliesTo } from './applies.ts';
import type { Claim } from './claim.ts';
import { claimsIn } from './claims.ts';
import { type Form, isHidden, notationOf, spanOf, takeOff } from './disguise.ts';
import { type Evidence, evidenceFor, exemptedAs, exemptionOf } from './exemption.ts';
import { type FamilyKey, families, type Level, type Said } from './family.ts';
import { rewritesOf } from './rewrite.ts';

/** A text before its release, with what stands on its page. Contact, link and code are those of the firm or park that the text is about. */
export type AdvertInput = {
  title: string;
  text: string;
  kind: 'post' | 'listing';
  page: { hasContact: boolean; hasLink: boolean; hasQrCode: boolean; isOpenToAll: boolean; isMandatoryNotice?: boolean };
  /** A profile of the own firm on its own pages that sells nothing. */
  isOwnProfile?: boolean;
};

export type AdvertFinding = {
  part: 'title' | 'text';
  /** UTF-16 offsets in the part as given. */
  span: { start: number; end: number };
  /** As written, and with disguises taken off. */
  words: string;
  form: string;
  family: FamilyKey;
  name: Said;
  articles: string[];
  /** On this page; where the page is no advert, what forbids would not apply and `level` is exempt. */
  level: Level;
  /** What it is as soon as the page is an advert. */
  levelInAdvert: Level;
  /** Written so that filters miss it: counts a level higher. */
  evasive: boolean;
  why: Said;
  proof: { asked: Evidence[]; given: Evidence[]; words: Said | null };
  rewrites: [string, string];
  /** 0 to 1: how often such a reading is right. */
  confidence: number;
};

export type AdvertCheck = Applies & {
  findings: AdvertFinding[];
  /** What this check does not look at. */
  unchecked: Said[];
  /** `found`: something forbidden or to be proved on this page; never says that a text is lawful. */
  overall: 'found' | 'none_found' | 'insufficient';
};

/** More findings than this help nobody; what is left out is said. */
const mostFindings = 300;
/** A text of fewer characters says too little. */
const fewest = 4;

const raised: Record<Level, Level> = {
  exempt: 'needs_proof',
  style: 'needs_proof',
  needs_proof: 'prohibited',
  prohibited: 'prohibited',
};
const order: Record<AdvertFinding['part'], number> = { title: 0, text: 1 };

/** Holds a text against the Advertising Law and its guides: whether it is an advert, what it must not say, what needs proof, and what is allowed and why. Pure; time grows with the length. */
export function checkAdvert(input: AdvertInput): AdvertCheck {
  const parts = (['title', 'text'] as const).map(part => ({ part, form: takeOff(input[part]) }));
  const plain = parts.map(({ form }) => form.text.plain).join('\n');
  const applies = appliesTo(input, plain);
  const findings: AdvertFinding[] = [];
  let isCut = false;
  for (const { part, form } of parts) {
    const found = claimsIn(form, input.kind === 'listing', mostFindings);
    isCut ||= found.isCut || form.isCut;
    const told = parts.at(-1)!.form;
    for (const claim of found.claims)
      findings.push(findingOf(part, form, claim, { claims: found.claims, told, isAdvert: applies.isAdvertisement !== 'no' }));
  }
  findings.sort((a, b) => order[a.part] - order[b.part] || a.span.start - b.span.start);
  const isFound = findings.some(({ level }) => level === 'prohibited' || level === 'needs_proof');
  return {
    ...applies,
    findings,
    unchecked: uncheckedOf(isCut),
    overall: isFound ? 'found' : isCut || lengthOf(plain) < fewest ? 'insufficient' : 'none_found',
  };
}

const lengthOf = (plain: string) => plain.replace(/\s/g, '').length;

type Page = { claims: readonly Claim[]; told: Form; isAdvert: boolean };

function findingOf(part: AdvertFinding['part'], form: Form, claim: Claim, { claims, told, isAdvert }: Page): AdvertFinding {
  const { start, end } = claim;
  const given = evidenceFor(form.form, claim);
  const exemption = claim.exemption ?? exemptionOf(form.form, claim, given);
  const family = exemption ? exemptedAs(claim.family, exemption.article) : claim.family;
  const notation = notationOf(form, start, end);
  const isRanked =
    notation === 'figure' &&
    family === 'rank' &&
    /(?:居|列|排|名|位|同比|全[国省市区县])[^，。；]{0,8}$/.test(form.form.slice(Math.max(0, start - 10), start));
  const isHiddenWord = isHidden(form, start, end);
  const evasive = isHiddenWord || (notation !== null && !isRanked);
  const plainLevel = exemption ? 'exempt' : claim.level;
  const isRaised = isHiddenWord || (evasive && plainLevel === 'needs_proof');
  const levelInAdvert = isRaised ? raised[plainLevel] : plainLevel;
  const level = isAdvert || levelInAdvert === 'style' ? levelInAdvert : 'exempt';
  const span = spanOf(form, start, end);
  const asked = askedOf(claim, levelInAdvert, given);
  const { name, articles, why } = families[family];
  return {
    part,
    span,
    words: form.text.raw.slice(span.start, span.end),
    form: form.form.slice(start, end),
    family,
    name,
    articles: exemption && !isRaised ? [exemption.article, ...articles] : [...articles],
    level,
    levelInAdvert,
    evasive,
    why: reasonOf(exemption?.why ?? null, why, evasive, isAdvert),
    proof: { asked, given: [...given], words: proofWords(asked) },
    rewrites: rewritesOf(form, claim, { claims: near(claims, claim), given, isAllowed: levelInAdvert === 'exempt', told }),
    confidence: isAdvert ? claim.confidence : Math.min(claim.confidence, 0.6),
  };
}

/** The claims that a rewriting may meet: those within reach of its sentence. */
function near(claims: readonly Claim[], { start, end }: Claim): Claim[] {
  return claims.filter(one => one.start < end + 800 && one.end > start - 800);
}

function reasonOf(exempt: Said | null, why: Said, evasive: boolean, isAdvert: boolean): Said {
  const parts: Said[] = [];
  if (!isAdvert)
    parts.push([
      '本页不属于广告，广告法的禁止规定不适用；页面加上联系方式、二维码或者购买链接后即适用。内容仍须真实（《反不正当竞争法》）。',
      'This page is no advert, so the bans do not apply; they do once it carries a contact, code or shopping link. It must still be true (Anti-Unfair Competition Law).',
    ]);
  if (evasive)
    parts.push([
      '用异体字、谐音、拼音、符号或者数字写成，与原词同样看待，从严处理。',
      'Written in other characters, sounds, symbols or figures: treated as the word itself, and more strictly.',
    ]);
  parts.push(exempt ?? why);
  return [parts.map(([zh]) => zh).join(''), parts.map(([, en]) => en).join(' ')];
}

function askedOf(claim: Claim, level: Level, given: ReadonlySet<Evidence>): Evidence[] {
  if (claim.family === 'title' || claim.family === 'grade' || claim.family === 'national') return ['basis'];
  if (level === 'prohibited' && !claim.isMeasured) return [];
  if (level === 'style') return [];
  const wanted: Evidence[] = claim.isMeasured ? ['time', 'place', 'metric', 'source'] : ['basis', 'source'];
  return wanted.filter(one => !given.has(one));
}

const evidenceNames: Record<Evidence, Said> = {
  time: ['明确的时间（年、月）', 'a definite time'],
  place: ['明确的地域', 'a definite area'],
  metric: ['指标（产值、销量、份额等）', 'the metric (output, sales, share …)'],
  source: ['数据来源', 'the source'],
  basis: ['证书、批复或者鉴定', 'the certificate, approval or appraisal'],
};

function proofWords(asked: readonly Evidence[]): Said | null {
  if (asked.length === 0) return null;
  const names = asked.map(one => evidenceNames[one]);
  return [`请补充：${names.map(([zh]) => zh).join('、')}。`, `Please add: ${names.map(([, en]) => en).join(', ')}.`];
}

function uncheckedOf(isCut: boolean): Said[] {
  const always: Said[] = [
    ['图片、视频、声音和链接里的内容', 'Pictures, videos, sounds and what links lead to'],
    ['所写事实、数据、证书是否真实', 'Whether facts, figures and certificates are true'],
    [
      '须事先审查的广告是否已经审查，肖像、代言和商标的许可',
      'Reviews that must come first; consent for portraits, endorsements and trademarks',
    ],
    ['其他法律、地方规定和行业规定', 'Other laws, local rules and rules of trades'],
    ['词表以外的新说法', 'New expressions that no list holds'],
  ];
  return isCut
    ? [['文字过长或者命中过多，只看了前面的部分', 'Too much to judge: only the beginning was read'], ...always]
    : always;
}
