import { describe, expect, it } from 'vitest';
import { readNews } from '../index.ts';

const told = (text: string) => readNews(text, '2026-05-20').events.map(({ type, parties, object }) => [type, parties, object]);

describe('what is no act is none', () => {
  it.each([
    '今年小麦托市收购或将暂停。',
    '坚持收购的棉企数量有限。',
    '公司表示，收购可以有效地降低成本。',
    '中标产品价格比去年下降12%。',
    '药企靠低价中标后供货困难。',
    '目前入围车型有28款。',
    '采购人应按规定签订采购合同。',
    '采购中心每季度召开评审会议。',
    '法院判定该公司侵权罪名成立。',
    '当地春茶大量上市。',
    '这种发动机启动性良好。',
    '某统计机构昨日公布。',
  ])('%s', text => {
    expect(told(text)).toEqual([]);
  });
});

describe('parties and objects hold no other words', () => {
  it.each([
    ['早间消息 澜川通信与恒岳电子签署合作协议。', ['signing', ['澜川通信', '恒岳电子'], '合作协议']],
    [
      '5月18日，恒川重工以3.2亿元收购德国Kettner公司之后股价走高。',
      ['acquisition', ['恒川重工', '德国Kettner公司'], '德国Kettner公司'],
    ],
    ['5月18日，市商务局组织召开采购对接会。', ['meeting', ['市商务局'], '采购对接会']],
    ['记者从5月18日在兰州召开的粮油工作座谈会上获悉，产量增长5%。', ['meeting', [], '粮油工作座谈会']],
    ['5月18日，天穹移动启动智能终端集中采购。', ['launch', ['天穹移动'], '智能终端集中采购']],
    ['5月18日，和政县28个项目集中开工。', ['construction_start', ['和政县'], '28个项目']],
  ])('%s', (text, event) => {
    expect(told(text)).toEqual([event]);
  });
});
