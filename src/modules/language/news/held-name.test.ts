import { describe, expect, it } from 'vitest';
import { readNews } from '../index.ts';

const told = (text: string) => readNews(text).observations.map(({ subject, indicator }) => [subject, indicator]);

describe('whom the figures of a text hold on to', () => {
  it.each([
    // 市级 behind a city is a rank, and no name ends before it.
    [
      '苏州工业园区有总部180家。其中，苏州市级总部120家。',
      [
        ['苏州工业园区', '总部数'],
        ['苏州工业园区', '苏州市级总部数'],
      ],
    ],
    [
      '苏州有总部180家。其中，苏州市级总部120家。',
      [
        ['苏州', '总部数'],
        ['苏州', '市级总部数'],
      ],
    ],
    // A part without its districts holds for its clause alone.
    [
      '宜秀区签约40个项目。其中，宜秀区本级有9个；皖江新区有7个。农旅项目有5个。',
      [
        ['宜秀区', '签约项目数'],
        ['宜秀区本级', null],
        ['皖江新区', null],
        ['宜秀区', '农旅项目数'],
      ],
    ],
  ])('%s', (text, wanted) => {
    const read = told(text);
    expect(read.map(([subject]) => subject)).toEqual(wanted.map(([subject]) => subject));
    for (const [i, [, indicator]] of wanted.entries()) if (indicator !== null) expect(read[i]![1]).toBe(indicator);
  });

  it.each([
    ['中国(江苏)自由贸易试验区南京片区高新区块去年揭牌，面积21平方公里。', '中国(江苏)自由贸易试验区南京片区高新区块'],
    ['洪塘镇这座产业园区动工！总建筑面积18万平方米。', '洪塘镇'],
    ['海宁市长安镇又有一个项目动工，这回是恒芯存储芯片项目。这个项目总投资超3亿元。', '恒芯存储芯片项目'],
    ['平湖分会场放在独山港开发区老码头产业园区及配套工程的工地上。这一工程总投资5亿元。', '独山港开发区老码头产业园区及配套工程'],
    ['金华迎来开工季，分会场放在永康。今年我市重点项目有130个。', '金华'],
    ['湖州推进人才工作。企业引才薪酬分别按年薪的60%补助。', '湖州'],
    ['2022年长三角储能产业链联盟揭牌。储能产业链联盟由江苏轮值，现已有会员单位300余家。', '长三角储能产业链联盟'],
    ['锡山区召开座谈会。园区发展多年，落户的有央企控股企业2家。', '园区'],
    ['“上门(校门)入室(实验室)”为产业“育苗”。合肥总投资超300亿元。', '合肥'],
  ])('%s', (text, subject) => expect(told(text).at(-1)![0]).toBe(subject));

  it('is not who prints it', () => {
    expect(
      told('浙江日报 数字报纸\n\n第02版:要闻\n\n12个项目落户金东\n\n金东区签约12个项目，总投资30亿元。').map(
        ([subject]) => subject,
      ),
    ).not.toContain('浙江');
  });
});

describe('what is measured', () => {
  it.each([
    ['这次集中开工，海宁参加的项目是18个。', '参加的项目数'],
    ['德清储能联盟先后安排了芯片公司28家。', '安排芯片公司数'],
  ])('%s', (text, indicator) => expect(told(text).at(-1)![1]).toBe(indicator));
});
