import { describe, expect, it } from 'vitest';
import { readNews } from './read.ts';

const told = (text: string) => readNews(text, '2025-06-10').observations.map(({ indicator, value }) => [indicator, value]);

describe('what is counted ends where something is told of it', () => {
  it.each([
    [
      '7个开工项目总投资32亿元。',
      [
        ['开工项目数', 7],
        ['开工项目总投资', 32],
      ],
    ],
    [
      '在建的21个项目计划总投资62亿元。',
      [
        ['在建项目数', 21],
        ['在建项目计划总投资', 62],
      ],
    ],
    [
      '引进28家企业协议投资34亿元。',
      [
        ['引进企业数', 28],
        ['引进企业协议投资', 34],
      ],
    ],
    [
      '9栋厂房建筑面积12万平方米。',
      [
        ['厂房数', 9],
        ['厂房建筑面积', 120000],
      ],
    ],
    [
      '调研组对210家培育企业摸底发现，出口占比达32%。',
      [
        ['培育企业数', 210],
        ['出口占比', 32],
      ],
    ],
    ['全市形成新材料、智能家居3个百亿级产业集群。', [['百亿级产业集群数', 3]]],
    ['其中这样的重点项目有9个。', [['重点项目数', 9]]],
  ])('%s', (text, wanted) => expect(told(text)).toEqual(wanted));
});

describe('a class of those that were counted', () => {
  it.each([
    [
      '授权专利220件，进入产业化阶段的有31件。',
      [
        ['授权专利数', 220],
        ['进入产业化阶段专利数', 31],
      ],
    ],
    [
      '形成制度成果122项，向全国推广的有46项。',
      [
        ['制度成果数', 122],
        ['向全国推广制度成果数', 46],
      ],
    ],
    ['年营收超千万元的骨干产品达到82个。', [['年营收超千万元的骨干产品数', 82]]],
  ])('%s', (text, wanted) => expect(told(text)).toEqual(wanted));
});

describe('of how many places something is told', () => {
  it.each([
    ['全省11个市共有432个项目集中开工。', [['集中开工项目数', 432]]],
    ['全县9个镇共有工业企业320家。', [['工业企业数', 320]]],
  ])('%s', (text, wanted) => expect(told(text)).toEqual(wanted));
});

it('what is compared with is not what grew', () => {
  expect(told('规上工业增加值同比增长25.9%，与2019年1-2月相比增长14.6%。')).toEqual([
    ['规上工业增加值增速', 25.9],
    ['规上工业增加值增速', 14.6],
  ]);
});

it('a growth behind an amount that has its place takes the next one', () => {
  expect(
    readNews('工业用电量14.2亿千瓦时，居全省第5位；同比增长36.9%，居全省第2位。').observations.map(({ value, rank }) => [
      value,
      rank,
    ]),
  ).toEqual([
    [1420000000, 5],
    [36.9, 2],
  ]);
});

it('what was done in the years before is no plan', () => {
  const statuses = (text: string) => readNews(text, '2025-06-10').observations.map(({ status }) => status);
  expect(statuses('近三年每年引进相关项目约300个。')).toEqual(['fact']);
  expect(statuses('每年安排专项资金3亿元。')).toEqual(['forecast']);
});
