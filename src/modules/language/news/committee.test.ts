import { describe, expect, it } from 'vitest';
import { readNews } from './read.ts';

const told = (text: string) => readNews(text, '2025-12-05').observations.map(({ subject, value }) => [subject, value]);
const periods = (text: string) => readNews(text, '2025-12-05').observations.map(({ period }) => period);

/** Reports of unions, Party committees and associations. */
describe('whom a report of a union or a committee is about', () => {
  it.each([
    // A union is a body of its own.
    [
      '截至目前，泗泾开发区工会已建基层工会128家，发展会员9600人。',
      [
        ['泗泾开发区工会', 128],
        ['泗泾开发区工会', 9600],
      ],
    ],
    ['吴江区总工会今年新建职工驿站36个。', [['吴江区总工会', 36]]],
    ['吴江区工会会员达12万人。', [['吴江区', 120000]]],
    // 开发区 is the zone, though the text does not say which.
    ['开发区坚持把项目建设作为抓手。今年全区产业项目共46个。', [['开发区', 46]]],
    // Verbs that open or end no name.
    ['街道发动澄海光电科技有限公司成立党委，下设7个党支部。', [['街道', 7]]],
    ['澄海U谷隶属于金桥产业园区，入驻企业216家。', [['澄海U谷', 216]]],
    // What people say of firms names none.
    ['“有了图谱，咱们企业找订单、研发链更快了。”在桐庐县，12个部门参与其中。', [['桐庐县', 12]]],
    // By what means.
    ['2025年，依托平台、行业党委，吴江区新建党组织6个。', [['吴江区', 6]]],
    // 我市 means none of the counties told of further on.
    [
      '我市在36条产业链上建党委。5月2日，夏津县举行揭牌仪式。在乐陵市，企业尝到了甜头。目前，我市带动企业1800家。',
      [
        ['我市', 36],
        ['我市', 1800],
      ],
    ],
    [
      '我市新增企业20家。昆山市人社局介绍，全市就业8万人。',
      [
        ['昆山市', 20],
        ['昆山市', 80000],
      ],
    ],
  ])('%s', (text, wanted) => expect(told(text)).toEqual(wanted));
});

describe('a time in a line of its own', () => {
  it('holds for the lines under it', () =>
    expect(periods('成绩单\n2025年\n收到申请书36份\n发展党员9人\n上半年走访企业40家\n新增会员12家')).toEqual([
      '2025年',
      '2025年',
      '上半年',
      null,
    ]));
  it('ends with the first full sentence', () =>
    expect(periods('2025年\n收到申请书36份\n园区现有企业210家。')).toEqual(['2025年', null]));
});

const acts = (text: string) => readNews(text, '2025-12-05').events.map(({ type, parties, object }) => [type, parties, object]);

describe('the acts of unions, committees and associations', () => {
  it.each([
    // A ceremony of two acts.
    [
      '8月2日，临港新材料党委揭牌暨结对共建签约仪式举行。',
      [
        ['founding', [], '临港新材料党委'],
        ['signing', [], '结对共建'],
      ],
    ],
    ['8月2日，“奉贤区重大项目签约开工暨生态圈党建联盟成立仪式”在科学城成功举行。', [['founding', [], '生态圈党建联盟']]],
    ['8月2日，青浦区模具行业协会成立大会暨第一次会员大会举行。', [['founding', [], '青浦区模具行业协会']]],
    ['8月2日，桐庐县举行六大产业链联合党委集中揭牌仪式。', [['founding', ['桐庐县'], '六大产业链联合党委']]],
    ['8月2日，泗泾开发区工会第一次代表大会召开。', [['meeting', ['泗泾开发区工会'], '第一次代表大会']]],
    // A deed is no party.
    ['2025年2月，聚焦三大主导产业成立新材料产业链党委。', [['founding', [], '新材料产业链党委']]],
    [
      '泗泾开发区持续发力。2025年2月，整合园区、企业资源成立新材料产业链党委。',
      [['founding', ['泗泾开发区'], '新材料产业链党委']],
    ],
    // Posts that one person holds.
    ['8月2日，吴江区线缆商会会长、恒拓集团董事局主席沈一鸣当选为名誉理事长。', [['award', ['沈一鸣'], '名誉理事长']]],
    ['8月2日，桐庐县为优选出的6名党员颁发聘书。', [['award', ['桐庐县', '6名党员'], '聘书']]],
    ['8月2日，吴江区线缆商会成为理事单位。', [['award', ['吴江区线缆商会'], '理事单位']]],
    // What is none.
    ['多次召开专题会议，灵活组建方式。', []],
    ['联盟通过举办专题研讨、参观考察等活动，提供交流机会。', []],
    ['工会是工会组建工作的创新之举。', []],
    ['沈一鸣对模具联盟的成立表示祝贺。', []],
    ['吴江区在36条产业链上建立联合党委。', []],
    ['目前，22个新建项目全部开工。', []],
    ['区民政局副局长宣读了准予筹备成立模具行业协会的批文。', []],
    ['根据最新公布的“民营企业500强”榜单，苏州占了18席。', []],
    ['2025年，入选全省创新案例3篇。', []],
  ])('%s', (text, wanted) => expect(acts(text)).toEqual(wanted));
  it('takes the month of the dateline', () =>
    expect(
      readNews('温州6月5日电 5日，《产业联盟发展报告》亦在现场发布。', '2025-11-05').events.map(({ date, object }) => [
        date,
        object,
      ]),
    ).toEqual([['2025-06-05', '产业联盟发展报告']]));
});

const figures = (text: string) =>
  readNews(text, '2025-12-05').observations.map(({ subject, indicator, value }) => [subject, indicator, value]);

describe('the figures of unions, committees and associations', () => {
  it.each([
    // Whose the things are that are counted.
    [
      '街道成立了下设6个党支部的新材料产业链党委，现有党员92名。',
      [
        ['街道', '党支部数', 6],
        ['街道', '党员数', 92],
      ],
    ],
    ['开发区机关党委下设4个职能支部。', [['机关党委', '职能支部数', 4]]],
    // Of which kind.
    ['吴江区集聚上下游26家企业。', [['吴江区', '上下游企业数', 26]]],
    ['吴江区在36条产业链上建立联合党委。', [['吴江区', '产业链数', 36]]],
    [
      '吴江区已在12条市级、25条区级重点产业链上建起了联合党委。',
      [
        ['吴江区', '市级重点产业链数', 12],
        ['吴江区', '区级重点产业链数', 25],
      ],
    ],
    ['泗泾基地吸引了86家研发生产、检测认证、任务载荷等单位入驻。', [['泗泾基地', '入驻单位数', 86]]],
    ['目前，吴江区18个续建项目全部达序时。', [['吴江区', '续建项目数', 18]]],
    ['吴江区从业3万多人。', [['吴江区', '从业人数', 30000]]],
    // Who came and who got something.
    ['吴江区模具产业推进会召开，42家会员单位参加会议。', [['吴江区模具产业推进会', '参会会员单位数', 42]]],
    ['8月2日，泗泾开发区向6家企业颁发“示范工厂”牌匾。', [['泗泾开发区', '获颁示范工厂企业数', 6]]],
    ['恒拓织带有限公司立即带头向镇中心小学捐赠9万元。', [['恒拓织带有限公司', '捐赠额', 0.0009]]],
    ['泗泾镇财政每年下拨120万元党建工作经费。', [['泗泾镇', '党建工作经费', 0.012]]],
    [
      '泗泾开发区举办8期培训，开展微党课40余期。',
      [
        ['泗泾开发区', '培训期数', 8],
        ['泗泾开发区', '党课期数', 40],
      ],
    ],
    // Numbers that count nothing.
    ['吴江区总工会在这3家企业发展会员。', []],
    ['吴江区坚持将三个100%任务要求落实到位。', []],
    ['泗泾园区50人以上企业全部建会。', []],
    ['联盟在创新协作等10个方面表现出优势。', []],
    // With whom, and what somebody does something with.
    ['恒拓联盟成立。8月，联合粤港澳大湾区60余家单位开展活动。', [['恒拓联盟', '单位数', 60]]],
  ])('%s', (text, wanted) => expect(figures(text)).toEqual(wanted));
});
