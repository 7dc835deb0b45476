import { describe, expect, it } from 'vitest';
import { readNews } from './read.ts';

const told = (text: string) =>
  readNews(text, '2026-05-20').events.map(({ type, date, parties, object, amount }) => [type, date, parties, object, amount]);
const subjectsOf = (text: string) => readNews(text).observations.map(({ subject }) => subject);

describe('a firm keeps its legal form', () => {
  it.each([
    [
      '安徽擎岳智能装备集团有限公司三号车间5月1日投产。',
      ['production_start', '2026-05-01', ['安徽擎岳智能装备集团有限公司'], '三号车间', null],
    ],
    ['合肥沐芯半导体有限公司封测基地昨日启用。', ['opening', '2026-05-19', ['合肥沐芯半导体有限公司'], '封测基地', null]],
    ['嘉兴恒禾（上海）电子科技有限公司华东总部启用。', ['opening', null, ['嘉兴恒禾（上海）电子科技有限公司'], '华东总部', null]],
    ['昆山沐芯半导体有限公司正式投产。', ['production_start', null, ['昆山沐芯半导体有限公司'], null, null]],
    [
      '浙江砚恒建设有限公司公告：公司中标姚北产业园EPC项目，中标价2.4亿元。',
      ['bid_won', null, ['浙江砚恒建设有限公司'], '姚北产业园EPC项目', 2.4],
    ],
    [
      '江苏晟华建设集团有限公司披露，公司中标泰州医药城二期工程。',
      ['bid_won', null, ['江苏晟华建设集团有限公司'], '泰州医药城二期工程', null],
    ],
    // Near-misses: what follows the form is no thing of the firm's.
    ['宁波衡创新材料有限公司揭牌成立。', ['founding', null, [], '宁波衡创新材料有限公司', null]],
  ])('%s', (text, event) => {
    expect(told(text)).toEqual([event]);
  });
});

describe('a place in the name of a firm is not what the text is about', () => {
  it.each([
    ['滁州市新引进项目35个。3月，皖光集团收购南京岚合玻璃有限公司全部股权。全市兑现奖补资金3.2亿元。', ['滁州', '滁州']],
    ['湖州市工业增加值增长6.1%。杭州砚恒智能有限公司中标二期工程。全市投资增长5%。', ['湖州', '湖州']],
    ['松江区与苏州恒禾智能装备有限公司签约。全区在建项目33个。', ['松江']],
    // Where nothing else is named it is.
    ['昆山沐芯半导体有限公司投产。全市已有芯片企业35家。', ['昆山']],
    ['苏州引进的昆山沐芯半导体有限公司投产，全市集成电路产值达到2100亿元。', ['苏州']],
  ])('%s', (text, subjects) => {
    expect(subjectsOf(text)).toEqual(subjects);
  });
});
