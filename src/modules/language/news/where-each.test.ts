import { describe, expect, it } from 'vitest';
import { readNews } from './read.ts';

const told = (text: string) =>
  readNews(text, '2025-08-15').observations.map(({ subject, indicator, value, rank }) => [subject, indicator, value ?? rank]);

describe('those counted are of the country or place that they stand in', () => {
  it.each([
    [
      '上榜的100家企业里，中国有36家，其中26家在诸暨，美国和英国分别以18家、14家列第二、第三。',
      [
        ['诸暨', '上榜企业数', 100],
        ['中国', '上榜企业数', 36],
        ['诸暨', '上榜企业数', 26],
        ['美国', '上榜企业数', 18],
        ['英国', '上榜企业数', 14],
      ],
    ],
    [
      '全省入选企业80家，其中12家在松江，8家位于嘉定区。',
      [
        ['全省', '入选企业数', 80],
        ['松江', '入选企业数', 12],
        ['嘉定区', '入选企业数', 8],
      ],
    ],
    [
      '共有20家企业入驻，其中3家来自德国、2家来自日本。',
      [
        [null, '入驻企业数', 20],
        [null, '入驻德国企业数', 3],
        [null, '入驻日本企业数', 2],
      ],
    ],
  ])('%s', (text, observations) => expect(told(text)).toEqual(observations));
});

describe('several that are among the first so many are counted, and none of them is ranked', () => {
  it.each([
    [
      '郑州、洛阳2家国家高新区冲进全国前100名，分别列第17位、第37位。',
      [
        ['郑州高新区、洛阳高新区', '进入全国前100名的国家高新区数', 2],
        ['郑州高新区', '排名', 17],
        ['洛阳高新区', '排名', 37],
      ],
    ],
    [
      '3个国家级经开区全部进入全国前百强，其中1个进入全国前四十强。',
      [
        [null, '进入全国前百强的国家级经开区数', 3],
        [null, '进入全国前四十强的国家级经开区数', 1],
      ],
    ],
    [
      '郑州高新区在第20名的基础上又提升3位，来到第17名。',
      [
        ['郑州高新区', '排名上升位次', 3],
        ['郑州高新区', '排名', 20],
        ['郑州高新区', '排名', 17],
      ],
    ],
    [
      '安阳、南阳、焦作排名分别前移4位、3位和8位。',
      [
        ['安阳', '排名上升位次', 4],
        ['南阳', '排名上升位次', 3],
        ['焦作', '排名上升位次', 8],
      ],
    ],
  ])('%s', (text, observations) => expect(told(text)).toEqual(observations));
});

describe('what an office, a firm or a nation has is told of the right one', () => {
  it.each([
    ['吉林省商务厅深度谋划500个项目。', [['吉林省', '谋划项目数', 500]]],
    ['苏州市工信局储备了500个项目。', [['苏州', '储备项目数', 500]]],
    ['2020年，我国汉服爱好者达到516.3万人。', [['我国', '汉服爱好者数', 5_163_000]]],
    ['苏州高新区经济运行平稳，实现营收2034.2亿元。', [['苏州高新区', '营收', 2034.2]]],
    [
      '金桥公司的酒店项目计划投资约2.5亿元；天顺风能的储能装备制造项目计划投资5亿元。',
      [
        ['酒店项目', '计划投资', 2.5],
        ['储能装备制造项目', '计划投资', 5],
      ],
    ],
    ['从中单列10个左右项目专项用于自创区。', [[null, '单列项目数', 10]]],
    ['园区已引进100多位高层次人才。', [['园区', '引进高层次人才数', 100]]],
    ['简池镇与江苏绣天下纺织有限公司签订500万元的投资合作框架协议。', [['简池镇', '投资合作框架协议金额', 0.05]]],
    ['把390名流动党员纳入园区内非公党组织。', [[null, '流动党员数', 390]]],
    ['松江区四大产业集群产值达98亿元。', [['松江', '四大产业集群产值', 98]]],
    ['截至上月底，中心城区首栋“百亿楼”重开。目前，楼内党员逾1100名。', [[null, '楼内党员数', 1100]]],
  ])('%s', (text, observations) => expect(told(text)).toEqual(observations));
});

describe('grants in a list are given alike, and a limit before the first holds for all', () => {
  const grants = (text: string) =>
    readNews(text).observations.map(({ indicator, comparator, value, interval }) => [indicator, comparator, value, interval?.hi]);

  it('from what stands behind the last', () =>
    expect(grants('对首次认定的企业，给予不超过500万元、300万元和100万元的补助。')).toEqual([
      ['首次认定补助', 'lt', 0.05, 0.05],
      ['首次认定补助', 'lt', 0.03, 0.03],
      ['首次认定补助', 'lt', 0.01, 0.01],
    ]));

  it('and without a limit exactly', () =>
    expect(grants('分别奖励500万元、300万元、100万元。').map(([, comparator]) => comparator)).toEqual(['eq', 'eq', 'eq']));
});
