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
