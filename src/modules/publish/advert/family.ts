/** Words for people: Chinese, then English of equal care. */
export type Said = readonly [zh: string, en: string];

/** `prohibited`: not in an advert; `needs_proof`: only with what it asks for; `exempt`: allowed, with the article; `style`: allowed, but says nothing. */
export type Level = 'prohibited' | 'needs_proof' | 'exempt' | 'style';

type Family = { name: Said; articles: readonly string[]; why: Said };

const ban = '《广告法》第九条第（三）项';
const guide = '《广告绝对化用语执法指南》';
const proof = `${guide}第六条第（六）项、第七条`;

/** What a claim is about, with the articles that speak of it and the reason in words. */
export const families = {
  absolute: {
    name: ['绝对化用语', 'Absolute claim'],
    articles: [ban, `${guide}第二条`],
    why: [
      '与“国家级”“最高级”“最佳”含义相同或者近似，没有事实可以证明，指向所推销的商品或服务。',
      'Means the same as “national level”, “highest” or “best”; no fact can prove it, and it points at what is sold.',
    ],
  },
  national: {
    name: ['“国家级”', '“National level”'],
    articles: [ban],
    why: [
      '“国家级”是法律明文列举的禁用语，只有国家有关部门评定的称号、名录可以照写。',
      '“National level” is named by the law; only titles and lists of national authorities may carry it.',
    ],
  },
  superlative: {
    name: ['“最”字用语', 'Superlative'],
    articles: [ban, `${guide}第二条`],
    why: [
      '“最”加评价词与“最佳”含义相同或者近似，指向所推销的商品或服务。',
      'A superlative of praise means the same as “best” and points at what is sold.',
    ],
  },
  size: {
    name: ['可以度量的“最”', 'Measurable superlative'],
    articles: [ban, proof],
    why: [
      '大小、多少、快慢可以度量：写明时间、范围、指标并能证明，才不适用禁止规定。',
      'Size, number and speed can be measured: free only with time, area and metric that can be proved.',
    ],
  },
  price: {
    name: ['价格的绝对说法', 'Absolute claim about price'],
    articles: [
      ban,
      '《广告法》第八条',
      '《广告法》第二十八条',
      '《价格法》第十四条第（四）项',
      '《明码标价和禁止价格欺诈规定》第十七条、第十九条',
    ],
    why: [
      '与所有人比价无法证明；价格应当准确、清楚，被比较的价格要真实、有依据。',
      'A comparison with every other price cannot be proved; prices must be exact and clear, and what they are compared with true.',
    ],
  },
  rank: {
    name: ['名次', 'Rank'],
    articles: [ban, proof],
    why: [
      '名次属于绝对化用语；写明时间、范围、指标并能证明的销量、份额等事实除外。',
      'A rank is an absolute claim unless it states a fact with time, area and metric that can be proved.',
    ],
  },
  first: {
    name: ['“首个”“首创”', 'First of its kind'],
    articles: [ban, proof],
    why: ['时空顺序要写明时间和地域并能证明。', 'An order in time or space needs its date and area, and proof.'],
  },
  sole: {
    name: ['“唯一”“独家”', 'The only one'],
    articles: [ban, proof],
    why: ['“唯一”“独家”要写明时间、范围和依据并能证明。', '“Only” and “exclusive” need time, area and basis, and proof.'],
  },
  lead: {
    name: ['领先、一流', 'Leading'],
    articles: ['《广告法》第十一条', '《广告法》第二十八条', ban],
    why: [
      '领先的结论要有真实、准确的数据、统计或鉴定，并表明出处。',
      'That something leads needs true and exact data, statistics or an appraisal, with their source.',
    ],
  },
  title: {
    name: ['国家评定的称号', 'Title of a national authority'],
    articles: [`${guide}第六条第（五）项`, `${guide}第七条`],
    why: [
      '依据国家有关规定评定的奖项、称号可以照写，请写全称、年份，并备好证书。',
      'Awards and titles under national rules may be named; give full name and year, and keep the certificate at hand.',
    ],
  },
  grade: {
    name: ['标准分级用语', 'Grade of a standard'],
    articles: [`${guide}第六条第（三）项`, `${guide}第七条`],
    why: [
      '依据国家标准、行业标准、地方标准认定的分级用语，已写明依据。',
      'A grade under a national, industry or local standard, with its basis stated.',
    ],
  },
  organ: {
    name: ['国家机关名义', 'Name of a state body'],
    articles: ['《广告法》第九条第（二）项'],
    why: [
      '不得使用国家机关、国家机关工作人员的名义作推荐、证明。',
      'The name of a state body or its staff may not recommend or prove.',
    ],
  },
  symbol: {
    name: ['国家象征、特供', 'State symbols, official supply'],
    articles: ['《广告法》第九条第（一）项', '《广告法》第九条第（二）项'],
    why: [
      '不得使用或者变相使用国旗、国歌、国徽和国家机关的名义或者形象。',
      'Flag, anthem, emblem and the name or image of state bodies may not be used, nor hinted at.',
    ],
  },
  guarantee: {
    name: ['绝对保证', 'Absolute guarantee'],
    articles: ['《广告法》第二十八条', ban],
    why: ['百分之百的保证无法证明，容易使人误解。', 'A guarantee of one hundred per cent cannot be proved and misleads.'],
  },
  return: {
    name: ['收益承诺', 'Promise of return'],
    articles: ['《广告法》第二十五条第（一）项'],
    why: [
      '招商等有投资回报预期的广告不得对收益作保证性承诺，不得明示或者暗示保本、无风险、保收益；这类用语不属于轻微。',
      'Adverts that let people expect a return must not guarantee it nor hint that capital is safe; such words are never a slight matter.',
    ],
  },
  risk: {
    name: ['缺少风险提示', 'Notice of risk missing'],
    articles: ['《广告法》第二十五条'],
    why: [
      '写到投资回报，却没有对风险和风险责任承担作合理提示。',
      'Speaks of returns without a reasonable notice of risks and of who bears them.',
    ],
  },
  endorsed: {
    name: ['投资推荐、证明', 'Recommended to investors'],
    articles: ['《广告法》第二十五条第（二）项'],
    why: [
      '招商等有投资回报预期的广告不得利用学术机构、行业协会、专业人士、受益者的名义或者形象作推荐、证明。',
      'Adverts that let people expect a return must not use the name or image of scholars, associations, experts or those who gained by it.',
    ],
  },
  property: {
    name: ['房地产广告禁止内容', 'Forbidden in property adverts'],
    articles: ['《广告法》第二十六条', '《房地产广告发布规定》'],
    why: [
      '房地产广告不得承诺升值或者投资回报，不得以所需时间表示位置，不得对规划设施作误导宣传，不得含有融资、落户、升学的内容。',
      'Property adverts must not promise a rise in value, give places by travel time, mislead about planned facilities, or offer loans, residence or schooling.',
    ],
  },
  education: {
    name: ['教育培训保证', 'Promise in education'],
    articles: ['《广告法》第二十四条'],
    why: [
      '教育、培训广告不得对升学、通过考试、取得证书或者效果作保证性承诺。',
      'Adverts for education must not promise admission, a pass, a certificate or a result.',
    ],
  },
  medical: {
    name: ['医疗、保健功效', 'Medical effect'],
    articles: ['《广告法》第十六条', '《广告法》第十七条', '《广告法》第十八条'],
    why: [
      '不得断言或者保证功效、安全性，不得说明治愈率、有效率；非医疗广告不得涉及疾病治疗功能。',
      'No statement or guarantee of effect or safety, no rate of cure; other adverts must not touch on the treatment of disease.',
    ],
  },
  disparage: {
    name: ['贬低他人', 'Disparaging others'],
    articles: ['《广告法》第十三条'],
    why: ['广告不得贬低其他经营者的商品或者服务。', 'An advert must not run down the goods or services of others.'],
  },
  patent: {
    name: ['专利', 'Patent'],
    articles: ['《广告法》第十二条'],
    why: [
      '涉及专利的应当标明专利号和专利种类；未取得专利权的不得谎称，申请中和已经终止、撤销、无效的专利不得作广告。',
      'A patent needs its number and kind; what is only applied for, ended, revoked or void may not be advertised as one.',
    ],
  },
  gift: {
    name: ['附带赠送', 'Gift'],
    articles: ['《广告法》第八条第二款'],
    why: [
      '附带赠送的，应当明示赠送的品种、规格、数量、期限和方式。',
      'What is given along must be told by kind, size, number, term and way.',
    ],
  },
  data: {
    name: ['引证数据', 'Figures cited'],
    articles: ['《广告法》第十一条第二款', '《广告法》第二十八条'],
    why: [
      '数据、统计、调查结果应当真实、准确，并表明出处；有适用范围和有效期限的，应当明确表示。',
      'Figures and results must be true and exact and name their source, with their range and term where they have one.',
    ],
  },
  style: {
    name: ['空泛用语', 'Empty praise'],
    articles: ['《广告法》第八条'],
    why: [
      '本身不在禁止之列，但没有说明事实，建议换成准确、清楚的数据。',
      'Not forbidden as such, but it states no fact; exact figures say more.',
    ],
  },
} as const satisfies Record<string, Family>;

export type FamilyKey = keyof typeof families;
