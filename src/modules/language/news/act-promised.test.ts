import { describe, expect, test } from 'vitest';
import { readNews } from './read.ts';

const acts = (text: string) => readNews(text, '2025-07-25').events.map(({ type, parties, object }) => [type, parties, object]);

describe('what is to be done, counted or paid for is no act', () => {
  test.each([
    '10月底前建成启用低空经济测试场。',
    '今年区里承诺设立总规模20亿元的产业基金。',
    '◎ 开工亿元以上项目 19个，完成全年目标的 63.3%',
    '领军人才创业项目给予500万元启动资助。',
    '新一代电子信息集群党委成立最早，现有成员单位426家。',
    '该项目用地88亩，最快8月动工，最早明年年底投产。',
    '皓澜新材投建的铜箔项目，是此次集中开工的“重头戏”，总投资21亿元。',
    '恒川电机公司的二期项目是本次签约的项目之一。',
    '7月20日，松江区获评典型案例3个，湖州、宣城分别获评2个和1个。',
    '7月20日，宁波、嘉兴各入选5家。',
    '7月20日，长三角共有43个县（市）入围。',
  ])('%s', text => expect(acts(text)).toEqual([]));
});

test('a mark of thousands parts no words of an act', () => {
  expect(acts('芯涤科技以6,280万元竞得一宗工业用地。')[0]?.slice(0, 2)).toEqual(['bid_won', ['芯涤科技']]);
});

test('a meeting signs nothing', () => {
  const [, parties] = acts('第六届长三角低空经济博览会在芜湖收官，现场签约项目41个。').find(([type]) => type === 'signing') ?? [
    null,
    [],
  ];
  expect(parties).toEqual([]);
});

test('an act of an item of a list happens to what the item is about', () => {
  const text =
    '长兴县“十大产业项目”公布\n一、天澄储能电池超级工厂。落户开发区，总投资52亿元，用地410亩，3月16日开工建设。\n二、驰曜新能源商用车二期。6月28日正式投产。';
  expect(acts(text)).toEqual([
    ['construction_start', [], '天澄储能电池超级工厂'],
    ['production_start', [], '驰曜新能源商用车二期'],
  ]);
});
