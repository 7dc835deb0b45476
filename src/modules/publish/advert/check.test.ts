import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { type AdvertInput, checkAdvert } from './check.ts';

const open = { hasContact: false, hasLink: false, hasQrCode: false, isOpenToAll: true };
const withContact = { ...open, hasContact: true };
const post = (text: string, page: AdvertInput['page'] = withContact, more: Partial<AdvertInput> = {}) =>
  checkAdvert({ title: '', text, kind: 'post', page, ...more });
const only = (text: string, kind: AdvertInput['kind'] = 'post') => {
  const { findings } = checkAdvert({ title: '', text, kind, page: withContact });
  expect(findings).toHaveLength(1);
  return findings[0]!;
};
const reasonFor = (input: ReturnType<typeof post>, feature: string) => input.reasons.find(one => one.feature === feature)!;

describe('whether a page is an advert', () => {
  const news = '记者昨日从园区获悉，云岫科技二期竣工，产能行业领先。';

  it('news about a firm is none, and becomes one with a contact, link or code of the firm on the page', () => {
    expect(post(news, open).isAdvertisement).toBe('no');
    for (const key of ['hasContact', 'hasLink', 'hasQrCode'] as const) {
      const check = post(news, { ...open, [key]: true });
      expect(check.isAdvertisement, key).toBe('yes');
      expect(reasonFor(check, 'selling').article).toContain('第四条第（五）项');
    }
    expect(post(`${news}联系电话：021-55555555`, open).isAdvertisement).toBe('yes');
  });

  it('names a reason for each of the four features', () => {
    expect(post(news).reasons.map(({ feature }) => feature)).toEqual(['selling', 'medium', 'audience', 'voluntary']);
  });

  it.each([
    ['what only members see', { ...withContact, isOpenToAll: false }, 'audience'],
    ['what rules require to be published', { ...withContact, isMandatoryNotice: true }, 'voluntary'],
  ])('%s is none', (_, page, feature) => {
    const check = post('厂房出租，欢迎来电。', page);
    expect(check.isAdvertisement).toBe('no');
    expect(reasonFor(check, feature).holds).toBe('no');
  });

  it('an own profile that sells nothing is none, one that invites is', () => {
    expect(post('公司成立于2008年，员工300人。', withContact, { isOwnProfile: true }).isAdvertisement).toBe('no');
    expect(post('公司成立于2008年，欢迎来电咨询。', withContact, { isOwnProfile: true }).isAdvertisement).toBe('yes');
  });

  it('a notice of jobs is none, a listing is one even without a contact', () => {
    expect(post('招聘叉车工两名，岗位职责如下。').isAdvertisement).toBe('no');
    expect(checkAdvert({ title: '', text: '厂房3000平', kind: 'listing', page: open }).isAdvertisement).toBe('yes');
  });

  it('a firm that speaks of its goods without a contact is for a person to judge, and read as an advert', () => {
    const check = post('我们的产品采用顶级工艺。', open);
    expect([check.isAdvertisement, check.findings[0]?.level]).toEqual(['unclear', 'prohibited']);
  });

  it('where the page is none, nothing is forbidden, and each finding tells what it would be', () => {
    const check = post('云岫科技是全国最好的模具企业。', open);
    expect(check.findings).toMatchObject([{ level: 'exempt', levelInAdvert: 'prohibited' }]);
    expect(check.findings[0]!.why[0]).toContain('页面加上联系方式');
    expect(check.overall).toBe('none_found');
  });
});

describe('a finding', () => {
  it('holds the words as written, their form, the article and what to do', () => {
    const text = '独栋厂房，层高8米，承重2吨，zui好的配套，租金1.2元/㎡/天。';
    const finding = only(text, 'listing');
    expect(text.slice(finding.span.start, finding.span.end)).toBe('zui好');
    expect(finding).toMatchObject({ words: 'zui好', form: '最好', family: 'superlative', level: 'prohibited', evasive: true });
    expect(finding.articles[0]).toBe('《广告法》第九条第（三）项');
    expect(finding.rewrites).toEqual([
      '独栋厂房，层高8米，承重2吨，配套，租金1.2元/㎡/天',
      '层高8米，承重2吨，租金1.2元/㎡/天。',
    ]);
    expect(finding.rewrites[1]).toContain('层高8米');
  });

  it('a rewrite holds no figure that the text does not', () => {
    const text = '全市第一的厂房，层高8米。国家级享受，3000平，欢迎来电。';
    for (const { rewrites } of post(text).findings)
      for (const figure of rewrites.join('').match(/\d+/g) ?? []) expect(text).toContain(figure);
  });

  it('is rewritten without leaving another claim of its sentence in place', () => {
    const { findings } = checkAdvert({
      title: '松江最好的厂房',
      text: '层高8米。国家ji品质，我们是行业NO.1，年回报8%，欢迎来电。2024年松江区产值512亿元，居全市第一。',
      kind: 'listing',
      page: open,
    });
    expect(findings.map(({ rewrites }) => rewrites)).toEqual([
      ['松江厂房', '层高8米，松江区产值512亿元。'],
      ['欢迎来电', '层高8米，松江区产值512亿元。'],
      ['欢迎来电', '据【数据来源】，【时间】【地域】【指标】：我们是行业第一'],
      ['欢迎来电', expect.stringContaining('投资有风险')],
      ['据【数据来源】，2024年松江区产值512亿元，居全市第一', '2024年松江区产值512亿元'],
    ]);
  });

  it('asks for the parts of the proof that are missing, and no others', () => {
    expect(only('公司产值全省第一。').proof.asked).toEqual(['time', 'source']);
    expect(only('据省统计局，2024年公司产值全省第一。')).toMatchObject({ level: 'exempt', proof: { asked: [] } });
    expect(only('我们行业第一。').proof.words![0]).toBe(
      '请补充：明确的时间（年、月）、明确的地域、指标（产值、销量、份额等）、数据来源。',
    );
  });

  it('is freed by evidence bound to its own clause only', () => {
    expect(only('2015年成立的公司，服务全国第一。').level).toBe('needs_proof');
    expect(only('我们努力了十年，这是最好的厂房。').level).toBe('prohibited');
    expect(only('产品通过国家标准认证，是顶级的材料。').level).toBe('prohibited');
    expect(only('我们打造的最佳办公空间。').level).toBe('prohibited');
    expect(only('我们努力打造最佳办公空间。').articles[0]).toBe('《广告绝对化用语执法指南》第五条第（二）项');
  });

  it('a title that somebody else gave needs its certificate', () => {
    expect(only('园区获评“年度最具活力园区”。')).toMatchObject({ level: 'needs_proof', proof: { asked: ['basis', 'source'] } });
  });

  it('counts a level higher where it is disguised, but not 第1 in an order', () => {
    expect(only('销量行业第一。')).toMatchObject({ level: 'needs_proof', evasive: false });
    expect(only('销量行业di yi，')).toMatchObject({ level: 'prohibited', evasive: true });
    expect(only('产值位居全市第1。')).toMatchObject({ level: 'needs_proof', evasive: false });
    expect(only('全国第1品牌。')).toMatchObject({ level: 'prohibited', evasive: true });
  });

  it('stands in its part of the text', () => {
    const title = '最好的厂房出租';
    const { findings } = checkAdvert({ title, text: '顶级配套', kind: 'listing', page: open });
    expect(findings.map(({ part, words }) => [part, words])).toEqual([
      ['title', '最好'],
      ['text', '顶级'],
    ]);
  });

  it('asks for the notice of risk where returns are spoken of without one', () => {
    expect(only('诚邀加盟，投资收益可观。').family).toBe('risk');
    expect(post('诚邀加盟，投资收益可观。投资有风险，请谨慎决定。').findings).toEqual([]);
  });

  it('places by travel time are forbidden in property only', () => {
    expect(only('地铁站步行5分钟可达。', 'listing')).toMatchObject({ family: 'property', level: 'prohibited' });
    expect(post('列车开行后，市民20分钟可达上海，欢迎关注。').findings).toEqual([]);
  });
});

describe('the whole', () => {
  it('never says that a text is lawful, and names what was not looked at', () => {
    for (const text of ['', '好', '厂房3000平，层高8米。', '最好的厂房。']) {
      const check = post(text);
      expect(['found', 'none_found', 'insufficient']).toContain(check.overall);
      expect(JSON.stringify(check)).not.toMatch(/合规|合法(?!性)/);
      expect(check.unchecked.length).toBeGreaterThanOrEqual(4);
    }
    expect(post('').overall).toBe('insufficient');
  });

  it('what is allowed or only empty counts as nothing found', () => {
    expect(post('园区位于国家级经济技术开发区，欢迎入驻。').overall).toBe('none_found');
    expect(post('卓越品质，欢迎选购。').overall).toBe('none_found');
  });
});

const forbidden = [
  '最好的厂房',
  '顶级配套',
  '国家级品质',
  '全网最低价',
  '稳赚不赔',
  '独一无二',
  '史上最低租金',
  '第一品牌',
  '绝对安全',
];
const neutral = ['。园区新增企业48家。', '。层高8米，承重2吨。', '。会议讨论了交通方案。', '。项目预计明年竣工。'];
const sentence = fc.constantFrom(
  ...forbidden,
  '产值居全市第一',
  '国家级高新区',
  '全国首个平台',
  '追求极致',
  '最近三年',
  '层高8米',
  '第一产业',
  '100%有效',
  'zui好的服务',
  '行业NO.1',
  '蕞优',
);
const text = fc
  .array(fc.oneof(sentence, fc.constantFrom('，', '。', '！', '\n', ' ', '的', '我们', '2024年')), { maxLength: 30 })
  .map(parts => parts.join(''));
const invisible = fc.constantFrom('\u200b', '\u200c', '\u200d', '\u2060', '\ufeff', '\u00ad', '\ufe0f');

describe('any text', () => {
  it('has spans that point at the words', () => {
    fc.assert(
      fc.property(fc.oneof(text, fc.string({ unit: 'grapheme' })), raw => {
        for (const { span, words } of post(raw).findings) {
          expect(raw.slice(span.start, span.end)).toBe(words);
          expect(words).not.toBe('');
        }
      }),
      { numRuns: 300 },
    );
  });

  it('hides no forbidden claim by invisible characters', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...forbidden),
        fc.array(fc.tuple(fc.nat(8), invisible), { minLength: 1, maxLength: 6 }),
        (claim, put) => {
          let hidden = claim;
          for (const [at, character] of put) hidden = hidden.slice(0, at) + character + hidden.slice(at);
          const forms = (raw: string) => post(`${raw}，欢迎来电。`).findings.map(({ form, level }) => [form, level]);
          expect(forms(hidden)).toEqual(forms(claim));
        },
      ),
    );
  });

  it('hides no forbidden claim by symbols or pictures between its characters', () => {
    for (const claim of ['最好的厂房', '顶级配套', '国家级品质', '独一无二', '第一品牌'])
      for (const symbol of ['*', '·', ' ', '-', '|', '🔥', '~', '^']) {
        const split = [...claim.slice(0, 3)].join(symbol) + claim.slice(3);
        expect(post(`${split}，欢迎来电。`).findings[0], split).toMatchObject({ level: 'prohibited', evasive: true });
      }
  });

  it('hides no forbidden claim behind a row of marks longer than a reader of adverts looks', () => {
    for (const row of ['-'.repeat(3000), '7'.repeat(3000), '（）'.repeat(1500)])
      expect(post(`${row} 100%有效`).findings.length, row.slice(0, 3)).toBe(post('100%有效').findings.length);
  });

  it('keeps its findings when neutral sentences follow', () => {
    fc.assert(
      fc.property(text, fc.array(fc.constantFrom(...neutral), { minLength: 1, maxLength: 4 }), (raw, more) => {
        const before = post(raw).findings.map(({ span, level, family }) => ({ span, level, family }));
        const after = post(`${raw}${more.join('')}`).findings.map(({ span, level, family }) => ({ span, level, family }));
        expect(after).toEqual(before);
      }),
      { numRuns: 200 },
    );
  });
});

describe('a text made to stop the check', () => {
  const ordinary = '松江区2024年产值512亿元，居全市第一。';
  const pieces = [
    ...'最第首国唯保距，。“1a😀\u200b·',
    '最好',
    '最。',
    '最\n',
    '第一',
    '第|一',
    '第1',
    '国家级',
    '全国首个',
    'zui',
    'z u i ',
    'no.1',
    '最 好 ',
    '顶*级',
    '100%',
    '距离步行',
    '年回报',
    '5分钟到',
    '国家推荐',
    '政府',
    '打造最好',
    '治愈率达9',
    '“第一”牌',
    '承诺',
    '到期',
    '招商',
    ordinary,
  ];
  /** Milliseconds of work, whoever else uses the machine; the least of three turns, since the collector of garbage counts too, or the first below `enough`. */
  const cost = (raw: string, kind: AdvertInput['kind'], enough = 500) => {
    let least = Number.POSITIVE_INFINITY;
    for (let turn = 0; turn < 3 && least > enough; turn++) {
      const before = process.cpuUsage();
      checkAdvert({ title: '', text: raw, kind, page: withContact });
      const { user, system } = process.cpuUsage(before);
      least = Math.min(least, (user + system) / 1000);
    }
    return least;
  };
  const megabyte = (piece: string) => piece.repeat(Math.ceil(1e6 / piece.length));
  /** What an ordinary sentence over and over takes on this machine: a slow one may take longer than a second for both. */
  let usual = 0;
  beforeAll(() => {
    for (const piece of pieces) post(piece.repeat(400));
    usual = cost(megabyte(ordinary), 'listing');
  });

  it.each(pieces)('of %j, a megabyte long, takes under a second, or twice an ordinary one where the machine is slow', piece => {
    const most = Math.max(1000, usual * 2);
    for (const kind of ['post', 'listing'] as const) expect(cost(megabyte(piece), kind, most - 1)).toBeLessThan(most);
  });

  it('is not called free of findings where its end was not read', () => {
    const check = post(`${'最近'.repeat(30_000)}。最好的厂房`);
    expect(check.overall).toBe('insufficient');
    expect(check.unchecked[0]![0]).toContain('只看了前面');
  });
});
