import { ending, opening } from '../pattern.ts';
import { patternGroup } from '../pattern-group.ts';
import type { Token } from '../scan.ts';
import { meaning, meanings } from '../token.ts';
import { rowsOf } from '../vocabulary.ts';
import type { Figure } from './bind.ts';
import { before, clauseBefore, type Draft, isDenied, isStop, type Mark, type Read } from './draft.ts';
import { isTurnedAway } from './promise.ts';
import { acquiresIn } from './side-acquires.ts';

/** What is asked about a whole text. */
const ofText = patternGroup();

/** A sign that a text wants space (weight above 0) or offers it, with the words it stands on. */
export type Sign = { name: string; mark: Mark | null; inTitle: boolean };

const weights = new Map(rowsOf('side.csv').map(([word, weight]) => [word!, Number(weight)]));
const offerWords = /租|售|转|让|招|拍|挂牌|分割|空/;
/** The first line, or as much of a text without lines, says what the text is. */
const titleLength = 40;

/** Reads whether a text wants space or offers it, by the sum of its signs; a text with none describes what there is, so it offers. */
export function readSide(draft: Pick<Draft, 'plain' | 'tokens'>, figures: readonly Figure[]): Read<'need' | 'offer'> {
  let sum = weights.get('@bias') ?? 0;
  let strongest: { mark: Mark; weight: number } | null = null;
  for (const { name, mark, inTitle } of signsOf(draft, figures)) {
    const weight = (weights.get(name) ?? 0) * (inTitle ? titleFactor : 1);
    sum += weight;
    if (mark && (!strongest || Math.abs(weight) > Math.abs(strongest.weight))) strongest = { mark, weight };
  }
  const value = sum > 0 ? 'need' : 'offer';
  const agrees = strongest && strongest.weight > 0 === sum > 0;
  return { value, marks: agrees ? [[strongest!.mark[0], strongest!.mark[1], `side.${value}`]] : [] };
}

/** 有苏州的职工宿舍出租吗: a question for what is sought. */
const asks = ofText.add(
  /有(?!要(?!出租|转|卖)|需|客户|人要|没有人)[^，。；;！!？?\n]{0,22}(?:[租售卖让]|厂房|仓库|车间|库房|办公室|写字楼|冷库|场地|[用土]地|地块|宿舍|公寓|实验室|[商店门]铺|门面|(?<=[有大小])[仓厂库])(?:的|了)?(?:吗|么|嘛|没|不)(?=$|[，。；;！!？?\n ])|(?:有没有|谁有|有无)[大小个]?[仓厂](?=$|[，,。；;！!？?\n 啊呀的])|有无[^，。；;\n ]{0,6}(?:厂房|仓库|车间|库房)|(?:谁|哪位|哪个|哪家|有没有谁)[^，。；;\n ]{0,4}(?:手[上里头]?(?:上|里|头)?|那边|那里|名下)?(?:还)?有(?![^，。；;\n]{0,12}客户|需|要|意向|想|租户|租客|人|兴趣)[^，。；;\n]{0,16}(?:厂房|仓库|车间|库房|场地|冷库|办公室|写字楼|\d平|\d亩)/,
);
/** 宣城哪里能拿到50亩工业用地, 哪个园区可以租到带行车的车间: a question for where space is to be had. */
const asksWhere = ofText.add(
  /(?:哪里|哪儿|哪边|哪块|哪个(?:地方|园区?|镇|乡镇|街道|区|开发区|工业区)|什么地方)(?:还|才|现在|目前)?(?:能|可以?|好|容易)(?:再)?(?:拿|租|买|找|批|弄|搞|要)(?:得)?(?:到|下|个)?[^，。；;！!？?\n]{0,16}(?:地|厂房?|仓库?|车间|库房?|场地|办公室|写字楼)|(?:哪边|哪儿|哪块|什么地方)(?:还|才|现在)?有(?!客户|人|需)[^，。；;！!？?\n]{0,16}(?:厂房|仓库?|车间|库房?|场地|空地|办公室|写字楼)/,
);
/** 手上两个求租客户, 现有找厂房的客户三家: a broker has them, and seeks halls for them. */
const ownClients =
  /(?:手[上头里中](?:现?有|还有)?|现有|[一两二三四五六几多\d][个组位批家名])(?:优质|意向|真实|靠谱|精准)?(?:求[租购]|要[租买]|找[厂仓地][房库]?|买地|拿地)(?:厂房|仓库|土地)?的?(?:大|老|好)?(?:客户|租客|租户|买家)(?!的?(?:请|可|联系|来|推|找))|(?:[本这上]周|[本这]月|今日|今天|最新|近期|最近|新增|更新|在手)(?:的)?(?:求[租购]|求租求购)(?:厂房|仓库|土地)?(?:客户|需求)|(?:客户|企业|买家)求[租购](?:需求)?(?:清单|汇总|名单|列表|信息|登记|合集)|求[租购]客户(?:需求)?(?:清单|汇总|名单|列表|信息|登记|合集|一览)|(?<![^\n【])求[租购]客户(?:[(（][^)）\n]{1,8}[)）])?[:：】]?(?=\n)/;
/** 标准厂房出租吗, 化工项目能不能进, 招商吗: somebody asks. */
const questions = ofText.add(
  /(?:出租|招租|招商|转让|出售|分租|分割|[可能]租|[可能]进|[可能]做|可以进|可以做|有空)(?:的|了)?(?:吗|么|嘛)(?=$|[，,。；;！!？?\n ])|[能可](?:以)?(?:停|上|进|放|装|走|办|做|改|隔|注册)(?!什|怎|多)[^，。；;！!？?\n么]{0,8}(?:吗|么|嘛)(?=$|[，,。；;！!？?\n ])|(?<=[\u4e00-\u9fff]{2})能不能[进做租放]/,
);
/** 做电镀的，要…; 我们做模具的，…: who speaks first says what he makes. */
const makers = opening(
  /^(?:你好|您好|老板)?[，, ]?(?:我们?|我司|我厂|本人|这边)?是?(?:做|搞|生产|加工|从事)[^，,。；;\n]{1,14}的[，,。；; ]/,
);
/** 谁有客户, 有没有要厂房的, 找租客: who has space asks for one who wants it. */
const clients = ofText.add(
  /(?:手[头上里])(?:还?有)?[\d两三四五六七八九十几]{1,2}(?:套|个盘|处房|套房)|有客户(?:的|了)?(?:直接|就|请|尽管)?(?:call|联系|打|找我|私|扔|甩)|[你您]们?(?:上次|之前|昨天)?(?:要|找|问)的[^，,。；;\n]{1,16}(?:有了|有货了?|来了|找到了)|(?:谁|哪位[^，。；\n ]{0,4}|哪个[^，。；\n ]{0,4})(?:那边|手上|手里|这边)?有[^，。；;\n ]{0,4}客户|(?<!(?:手[上头里中](?:现?有)?|现有|[一两二三四五六几多\d][个组位批家名])(?:优质|意向|真实|靠谱|精准)?)[求找招寻](?:租|一个|个|优质|整租|合作)?(?:客户|租客|租户)|有(?:没有|无)?(?:人)?要[^，。；;\n ]{0,8}(?:厂房|仓库|车间|库房)的|(?:有|谁有)?(?:客户|老板|朋友|同行)(?:有|要|们)*(?:需要?求?|要)?的?(?:中介|同行|老板|朋友|兄弟)?(?:请|可以?|就|来|直接)*(?:联系|报|找|私信?|问|call|滴滴|@)(?:下|一下)?我(?![说想要求找问])|有(?:需要?|需求|要)的?(?:请|可以?|就|来|直接)*(?:联系|报|找|私信?|滴滴)(?:下|一下)?我(?![们司公])|有(?:没有|无)?人(?:想|要|愿意)?(?:租|买|接手|接盘)(?!了|过|的|用)|有(?:(?:没有|无)?人要的?(?:吗|么|嘛|没有?|不)|(?:没有|无)人要)(?=$|[，,。！!？?\n ])|(?:^|[，,。；;\n ])有?(?:需要|需求|要)的(?:请|可以?|就)?(?:说|喊|讲|滴滴|私信|来电|联系)(?:一?声|下|我)?(?=$|[，,。；;：:\n ])|手[上里头](?:有|的)?(?:几|两|三|四|五|一些|不少|多)(?:个|套|处|块|批)?(?:盘|房源|厂源)|有(?:没有|谁|人|哪位|老板|朋友)?(?:需要?|想要?|要)(?:租|找|用)?[^，。；;？?\n ]{0,8}的(?:老板|朋友|客户|企业|公司)?(?:吗|么|嘛|没有?|不)(?=$|[，,。；;！!？?\n ])/,
);
const spaces = '(?:厂房|仓库|车间|库房|场地|冷库|办公室|写字楼|办公楼|[铺门]面|商铺|土地)';
const wanting =
  '(?:那边|这边|最近|现在|还)?(?:想|需|还|缺)?(?:要|需要?|想|缺)(?:再)?(?:租|买|用|找|求购?|购)?(?:个|间|一[个间处])?[^，,。；;？?\\n \\d租售让转]{0,6}';
/** 哪家公司要租厂房，我有2000平; 有人要仓库吗; 需要厂房的联系我: who has space looks for one who wants it. */
const callers = ofText.add(
  new RegExp(
    `(?:哪[家位个](?:公司|企业|老板|朋友|单位|客户|厂家)?|(?<![有给])谁家?|有(?:没有|无)(?:谁|人|公司|企业|老板|朋友|哪位|客户))${wanting}${spaces}(?!出租|要?[租转卖出])|有(?:谁|人|公司|企业|老板|朋友|客户)${wanting}${spaces}的?(?:吗|么|嘛|没有?|不|[？?])|(?:^|[，,。；;！!\\n ])(?:有|谁)?(?:需要?|想|要)(?:租|找|用|买)?[^，,。；;？?\\n \\d]{0,6}${spaces}的(?:老板|朋友|客户|企业|公司|可以?|请|欢迎|尽快|抓紧)*(?:联系|找|咨询|来电|打电话|私信|来看|速来|快来)`,
  ),
);
/** 准备在武进建厂: who will settle somewhere. */
const settles = ofText.add(
  /(?:准备|打算|计划|拟|想|欲|有意|要)(?:在|去|到|来)(?=[^，,。；;\n\d]{2,14}(?:[建设办](?:新|分|个)?厂|落户|投资建厂|扎根|新?建生产基地|[设建](?:立)?(?:生产|制造|研发)?基地)(?![的房址区地]))/,
);
/** 160平办公室，能注册: a size and a licence make a wish; 3000平，能注册，有行车 praises what there is. */
const licensed = ofText.add(/(?<=^[^，,。；;\n]{2,16}[，,；; ])能注册(?:公司)?(?:就行|就好|即可|的)?[。!！]?$/);

/** 松江3000平厂房，急: nothing but haste in the first or last clause. */
const hurry = ofText.add(
  /(?:[，,。；;！!\n ])(?:很|比较|特|挺|有点)?急(?:了|啊|的)?[!！。]*\n?$|^急[，,！!：: ]|(?:^|[，,。 ])在线等/,
);
/** 找个洗车的地方, 医美诊所找铺, 想开家面馆: what somebody looks for, told without a word for a hall. */
const looks = ofText.add(
  /(?:^|[，,。；;\n ]|想|要)找(?:个|一[个处间块]|间|处|块)(?![^，,。；;\n]{0,4}(?:租客|客户|租户|人|合作|合伙|中介|买家|下家|接手|接盘|老板|企业|公司))|找(?:个)?地方(?=[开做办搞放存停堆]|[，,。 ]|$)|(?:找|求租)(?:个|间)?铺(?=[，,。；; \n]|$)|(?:想|准备|打算)开(?:个|一?家|间|一个)|有(?:[个位]|一[个位]|几个)?客户(?:想|急|正)?(?:在)?(?:要|需要?|求|找|看中)(?![^，,。；;\n]{0,8}(?:吗|没|么|的|[？?]))/,
);
/** 有房的老板私我, 房东直接联系我, 有房源请发给采购部: who seeks calls those who have space. */
const owners = ofText.add(
  /(?:有(?:合适|空|现成|好)?的?(?:房源?|厂源|盘源?|货|厂房?|仓库?|库|地|场地|资源)(?:出租|直租|空着|可租|要租|要出租|在手)?的(?:各位|那位)?(?:老板|房东|业主|朋友|同行|中介|兄弟|人)?(?:们)?|(?:房东|业主)(?:有空的?|有房的?)?)(?:请|可以?|就|来|直接|都|麻烦|快|赶紧|尽快|速|帮忙)*(?:私聊?|私信|联系|滴滴|甩|推|发|找|报|call|加|滴|扣|喊|敲|回)(?:给|下|一下|一声)?我(?![们司公])|有(?:合适的?)?(?:房源|厂源|盘源|资源)的?[，, ]?(?:请|麻烦|烦请|望|劳烦|欢迎|可以?)?(?:各位)?(?:把|将)?(?:资料|详情|图片|照片|信息|报价|视频|平面图)?(?:请|都)?(?:发|推|报|甩|私信|推荐)(?!布)/,
);
/** 客户急租, 本司急租, 工厂急租宿舍: who is in haste to rent has no hall to let. */
const hasty = ofText.add(
  /(?:工厂|厂里|[我本某]厂|企业|单位|项目部|工地|饭店|酒店|医院|学校|门店)(?:现|目前|很|特别)?(?:急|急着|着急)(?:租|找|需|求)(?:用|个|一[个处批栋层间])?(?:员工|职工|工人|临时|周转|附近|就近)?(?:宿舍|公寓|住房|仓库|库房|办公|食堂|停车|场地)|(?:客户|我司|本司|我公司|本公司|我单位)(?:现|目前|很|特别|这边)?(?:急|急着|着急|诚心|诚意)(?:租|找|需|要|购|买)(?!出|给|客)/,
);
/** 招电子信息、新材料企业, 能装200多家: who has room for several looks for tenants. */
const tenantsSought = ofText.add(
  /(?:^|[，。；;\n :】]|主要|重点|拟|面向|优先|现|专门?)招(?![标聘商租工人员生收呼待手投募引])(?=[^，。；;\n]{2,40}(?:、|企业|产业|项目|类))|(?:[能可]|可以)(?:装|容纳|入驻|进驻|安置|承载)(?:约|近)?\d{1,4}[多余]?家/,
);
const titleFactor = 1.5;

/** All signs of a text, each name once. */
function signsOf(draft: Pick<Draft, 'plain' | 'tokens'>, figures: readonly Figure[]): Sign[] {
  const { plain, tokens } = draft;
  const held = ofText.heldBy(plain);
  const line = plain.indexOf('\n');
  const titleEnd = line < 0 ? titleLength : Math.min(line, titleLength);
  const signs = new Map<string, Sign>();
  const add = (name: string, start: number, end: number) => {
    if (!signs.has(name)) signs.set(name, { name, mark: [start, end, 'side'], inTitle: start < titleEnd });
  };
  const asked = asks.exec(plain, held) ?? asksWhere.exec(plain, held);
  if (asked) add('@asks', asked.index, asked.index + asked[0].length);
  const question = questions.exec(plain, held);
  if (question) add('@question', question.index, question.index + question[0].length);
  const settled = settles.exec(plain, held);
  if (settled) add('@settle', settled.index, settled.index + settled[0].length);
  const maker = makers.execAt(plain, 0, titleLength);
  if (maker) add('@maker', 0, maker[0].length);
  const client = clients.exec(plain, held) ?? callers.exec(plain, held);
  const own = plain.includes('客') || plain.includes('户') ? ownClients.exec(plain) : null;
  if (own) add('@clients.own', own.index, own.index + own[0].length);
  const owner = owners.exec(plain, held);
  if (owner) add('@owners', owner.index, owner.index + owner[0].length);
  const isOwner = client && owner && client.index >= owner.index && client.index < owner.index + owner[0].length;
  const isOwn = client && own && client.index < own.index + own[0].length && own.index < client.index + client[0].length;
  if (client && !isOwner && !isOwn) add('@client', client.index, client.index + client[0].length);
  // A price belongs to an offer, however urgent: 松江3000平厂房，1.2元，急.
  if (!figures.some(({ quantity }) => quantity.dimension === 'money')) {
    const urgent = hurry.exec(plain, held);
    if (urgent) add('@urgent', urgent.index, urgent.index + urgent[0].length);
    const able = licensed.exec(plain, held);
    if (able) add('@able', able.index, able.index + able[0].length);
  }
  const looked = looks.exec(plain, held);
  if (looked) add('@looks', looked.index, looked.index + looked[0].length);
  const haste = hasty.exec(plain, held);
  if (haste) add('@hasty', haste.index, haste.index + haste[0].length);
  const tenants = tenantsSought.exec(plain, held);
  if (tenants) add('@tenants', tenants.index, tenants.index + tenants[0].length);
  const acquired = acquiresIn(plain);
  if (acquired) add('@acquires', ...acquired);
  const objects = objectsOf(tokens);
  for (const [at, token] of tokens.entries()) {
    if (token.kind === 'word') {
      if (meaning(token, 'side') !== undefined && !signs.has(token.word) && !isTurned(draft, at))
        add(token.word, token.start, token.end);
      for (const name of combined(draft, at, objects)) add(name, token.start, token.end);
    }
    if (token.kind === 'phone' && at === 0) add('@phone.first', token.start, token.end);
  }
  for (const { quantity, topic, label } of figures) {
    const { dimension, bound, head, end } = quantity;
    // 投资5000万以下的不用问: what is asked of who comes.
    if ((topic === 'invest' || topic === 'tax') && isTurnedAway(plain, quantity)) {
      add('@demands', head, end);
      continue;
    }
    // 计容不小于31510平方米: what a plan allows.
    if (dimension === 'area' && planned.testAt(plain, Math.max(0, head - 10), head)) continue;
    if (
      (dimension === 'money' || (dimension === 'bare' && (quantity.scale >= 1e4 || topic?.startsWith('price')))) &&
      bound === 'max'
    )
      add('@ceiling', head, end);
    if (['length', 'kva', 'load', 'mass'].includes(dimension) && bound === 'min') add('@least', head, end);
    if (dimension === 'area' && bound === 'about') add('@about', head, end);
    if (dimension === 'area' && (bound === 'min' || bound === 'over')) add('@area.least', head, end);
    if (dimension === 'area' && (bound === 'max' || bound === 'below')) add('@area.most', head, end);
    if (dimension === 'area' && quantity.range) add('@area.range', head, end);
    // 需要3个库，每个2000平: as much of each may be sought.
    const isEach =
      topic === 'area.unit' && label !== null && '每各'.includes(label.word[0]!) && needed.test(before(plain, head, 24));
    if (!isEach && (topic === 'area.let' || topic === 'area.unit' || topic === 'area.total')) add(`@${topic}`, head, end);
    if (topic === 'price.start' || topic === 'price.budget' || topic === 'invest' || topic === 'tax' || topic === 'none')
      add(`@${topic}`, head, end);
    if (topic === 'price.rent' && bound === null) add('@rent', head, end);
    if (topic === 'price.sale') add('@sale', head, end);
  }
  return [...signs.values()];
}

/** 求转让, 找招租中的: what is sought, not offered; 暂不出租: denied; 出租给: a fact about a tenant. */
function isTurned(draft: Pick<Draft, 'plain' | 'tokens'>, at: number): boolean {
  const { plain, tokens } = draft;
  const token = tokens[at]!;
  if (token.kind !== 'word') return false;
  // 要能做环评的园区, 园区太贵: what is sought or refused. 自己去看房: who will look at it.
  if (token.word === '园区')
    return (
      /[要找求寻想][^，。；;\n]{0,12}的$/.test(clauseBefore(plain, token.start, 16)) ||
      /^(?:太|都太|就?不[要去]|免谈)/.test(plain.slice(token.end, token.end + 3))
    );
  if (token.word === '看房') return /(?:自己|我们?|先)去?$/.test(plain.slice(Math.max(0, token.start - 4), token.start));
  // 行车要自己装: what is left to the one who comes.
  // 要电子信息、装备制造企业: what an offer looks for.
  if (token.word === '要')
    return /^[\u4e00-\u9fff]{2,10}、[\u4e00-\u9fff、和及]{2,40}(?:企业|项目|行业|客户)(?=$|[，,。；;\n])|^(?:承租方|租户)?(?:自己|自行|另行)(?:安?装|[办搞配加修接拉买]|申请|解决|改造|申报)/.test(
      plain.slice(token.end, token.end + 8),
    );
  // 放红酒茶叶最好: what an offer is good for.
  if (token.word === '最好')
    return (
      /^(?:$|[，,。；;\n ])/.test(plain.slice(token.end, token.end + 1)) &&
      /(?:[做放存堆]|适合)[^，,。；;\n]{2,10}$|、[\u4e00-\u9fff]{2,6}[这那][类种些]$/.test(clauseBefore(plain, token.start, 12))
    );
  // 企业提需求，平台按图建: what the offer answers to.
  if (token.word === '需求') return /(?:提|提出|按|按照|根据)(?:企业|客户|您|你)?的?$/.test(clauseBefore(plain, token.start, 6));
  // 手上两个求租客户
  if (/^求租[客户]$/.test(token.word) && ownClients.test(plain.slice(Math.max(0, token.start - 8), token.end + 2))) return true;
  // 来源：上海招商分局: who passes a need on.
  if (token.word === '招商')
    return /^(?:分局|局|[一二三四五]局|组|小组|专班|办(?!公)|线索|支队|大使|联络)/.test(plain.slice(token.end, token.end + 2));
  if (!offerWords.test(token.word)) return false;
  // 非松江不租: who rents there alone.
  if (token.word === '不租') {
    const place = tokens[at - 1];
    return place?.kind === 'word' && place.places !== null && plain.charAt(place.start - 1) === '非';
  }
  // 土地性质工业出让: how land is held.
  if (
    token.word === '出让' &&
    (/性质[^，。；;\n]{0,5}$/.test(clauseBefore(plain, token.start, 8)) || plain.startsWith('性质', token.end))
  )
    return true;
  if (token.word === '转' && '周流中旋运'.includes(plain[token.start - 1] ?? '-')) return true;
  if (isDenied(draft, at) || '给吗么嘛'.includes(plain[token.end] ?? ' ') || plain.startsWith('费', token.end)) return true;
  // 有没有旧厂房出租啊
  if (/(?:有没有|有无|谁有|哪里?有|谁家有)[^，]{0,10}$/.test(clauseBefore(plain, token.start, 14))) return true;
  return /[求找寻收]$/.test(plain.slice(Math.max(0, token.start - 1), token.start));
}

const planned = ending(/(?:计容|容积|建筑规模)[^，,。；;\n|]{0,6}$/);
const needed = /(?:需要?|求租|求购|[想只]要|想[租买找])[^。；;\n]{0,14}$/;
const wants = opening(/^(?:找|求|寻|想|要|需|需要|想要|想找|急需|希望|拟|打算|计划|准备|欲|租|买|购买|租赁|承租|租用|缺|收)$/);
const has = ending(/(?:^|[^没无未只])有(?:一?[个处栋座间块片套批])?$/);

/** Signs that only several words give: a word of wanting before a space, size or place; 有 before a space; 做 before a trade. */
function combined(
  { plain, tokens }: Pick<Draft, 'plain' | 'tokens'>,
  at: number,
  objectBehind: (at: number) => Sought | null,
): string[] {
  const token = tokens[at]!;
  if (token.kind !== 'word') return [];
  const names: string[] = [];
  if (wants.test(token.word) && !/[招不出]$/.test(plain.slice(Math.max(0, token.start - 1), token.start))) {
    const object = objectBehind(at);
    if (object) names.push(`@want.${object}`);
    // 想找锡山厂房: the place of the space that is sought.
    if (object === 'place' && seeking.test(token.word) && hallBehind(tokens, at)) names.push('@want.space');
  }
  if (meaning(token, 'kind') && has.test(plain.slice(Math.max(0, token.start - 5), token.start))) names.push('@have');
  if (token.trade) {
    const verb = at > 0 ? tokens[at - 1] : undefined;
    if (
      meanings(verb, 'trade').includes('open') &&
      verb!.end === token.start &&
      /^(?:做|生产|从事)$/.test(plain.slice(verb!.start, verb!.end))
    )
      names.push('@do');
    const owner = tokens[at + 1];
    if (meanings(owner, 'trade').includes('owner') && owner!.start === token.end) names.push('@firm');
  }
  if (token.places && plain.charAt(token.start - 1) === '或') names.push('@either');
  // 意向：南通、海门
  if (token.places && intended.testAt(plain, Math.max(0, token.start - 3), token.start)) names.push('@place.intended');
  // 泗泾优先，车墩也行
  // 现在想去佘山
  if (token.places && headsFor.testAt(plain, Math.max(0, token.start - 5), token.start)) names.push('@place.weighed');
  if (token.places && plain.startsWith('优先', token.end)) names.push('@place.first');
  // 非松江不租
  if (token.places && plain.charAt(token.start - 1) === '非' && unlessHere.testAt(plain, token.end, token.end + 6))
    names.push('@place.weighed');
  // 只要嘉定，别的区不看
  if (token.places && onlyHere.testAt(plain, Math.max(0, token.start - 3), token.start)) names.push('@place.weighed');
  if (token.places && weighed.testAt(plain, token.end, token.end + 12)) names.push('@place.weighed');
  return names;
}

/** 长三角都可以看, 萧山也不要, 广德太远: places that one who seeks weighs against each other. */
const intended = ending(/意向[:： ]$/);
const weighed = opening(
  /^(?:市区|城区|本地|那边|那头|这边|这一[带片块]|一带|周边|附近|方向|这[几两]个(?:镇|区|地方|街道))?(?:(?:[都也就还更再均]|实在|有点|倒是|我是){0,3}(?:(?:可以?|能|会|愿意)?(?:去?看看?(?![好中房厂])|考虑|接受|凑合)|(?:不要|不考虑|不去|不想|不看|太[远贵偏挤]|算了|别|嫌)|可以(?=[，,。；;\n]|$)|行(?=[，,。；;\n吧的]|$)))/,
);

const headsFor = ending(/(?:想|打算|准备|计划)(?:去|到|搬去?|搬到|换到?|挪到|迁到?|迁[去往])$/);
const onlyHere = ending(/只(?:要|看|考虑|去|想在|能在|在)$/);
const unlessHere = opening(/^[市区县镇]?不(?:租|要|买|考虑|去|看|谈)(?:$|[，,。；;！!\n ])/);

type Sought = 'space' | 'size' | 'place';

const seeking = opening(/^(?:想找|急需|想要|求|找|寻)$/);

/** Whether a kind of space ends the clause behind the places that follow a word of wanting. */
function hallBehind(tokens: readonly Token[], at: number): boolean {
  let next = at + 1;
  for (let token = tokens[next]; token?.kind === 'word' && token.places && !meaning(token, 'kind'); token = tokens[next]) next++;
  const hall = tokens[next];
  return meaning(hall, 'kind') !== undefined && (next + 1 === tokens.length || isStop(tokens[next + 1]));
}

/** How far behind a word of wanting its object may stand, in characters. */
const reach = 14;

/** Tells of tokens, asked from left to right, what is wanted behind them: the first that is a space or size within the clause, or a place right behind. */
function objectsOf(tokens: readonly Token[]): (at: number) => Sought | null {
  /** The first token behind the last one asked for that decides. */
  let next = 0;
  return at => {
    const from = tokens[at]!.end;
    const behind = tokens[at + 1];
    if (behind?.kind === 'word' && behind.places && behind.start === from && !meaning(behind, 'kind')) return 'place';
    if (next <= at) next = at + 1;
    while (next < tokens.length && !isStop(tokens[next]) && !sortOf(tokens[next]!)) next++;
    const found = tokens[next];
    return found && !isStop(found) && found.start - from <= reach ? sortOf(found) : null;
  };
}

function sortOf(token: Token): Sought | null {
  if (token.kind === 'word') return meaning(token, 'kind') ? 'space' : null;
  return token.kind === 'quantity' && (token.dimension === 'area' || token.dimension === 'mu') ? 'size' : null;
}
