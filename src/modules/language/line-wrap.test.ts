import { describe, expect, it } from 'vitest';
import { readNews, readSpace } from './index.ts';
import { wrapsOf } from './line-wrap.ts';
import { plainText, rawSpan, rawWords } from './text.ts';

const report = [
  '    一季度，云岭区规模以上工业企业实现总产值318.6亿元，同比增长7.4%，其中高端装备制',
  '造业产值126.2亿元，占全区的39.6%。全区新签约亿元以上项目17个，计划总投资204亿元，同',
  '比增加5个。',
  '    4月18日，浙江岭川精密机械有限公司与云岭经开区签订投资协议，总投资12亿元的高速主轴',
  '项目落户。',
];
const said = (text: string) => {
  const { observations, events } = readNews(text, '2026-04-20');
  return [
    ...observations.map(({ subject, indicator, value, period, quote }) => [subject, indicator, value, period, quote]),
    ...events.map(({ type, date, parties, object, amount, quote }) => [type, date, parties, object, amount, quote]),
  ];
};
const whole = report.join('\n').replace(/\n(?! )/g, '');

describe('a text whose lines were broken by the width of a page', () => {
  it.each(['\n', '\r\n', ' \n'])('reads as the text itself (line end %j)', end => {
    expect(said(report.join(end))).toEqual(said(whole));
    expect(said(whole)).toContainEqual(expect.arrayContaining(['高端装备制造业产值', 126.2, '一季度']));
    expect(said(whole)).toContainEqual(expect.arrayContaining(['signing', '2026-04-18', '投资协议', 12]));
  });

  it('shows its words without the breaks, in the stretch that holds them', () => {
    const raw = report.join('\n');
    const text = plainText(raw);
    const at = text.plain.indexOf('高端装备制造业');
    expect(rawWords(text, at, at + 7)).toBe('高端装备制造业');
    expect(raw.slice(...rawSpan(text, at, at + 7))).toBe('高端装备制\n造业');
  });

  it('reads so in an advertisement too', () => {
    const lines = [
      '云岭区岭川路88号独栋厂房出租，两层合计6200平方米，一楼层高9米、承重3吨，二楼层高5.5',
      '米、承重1吨，配电800KVA，有两部5吨货梯。适合机械加工、汽车零部件，谢绝化工和喷漆，租',
      '金一楼0.9元、二楼0.7元每平方米每天，联系人张工 13800001234',
    ];
    expect(readSpace(lines.join('\n')).values).toEqual(readSpace(lines.join('')).values);
  });
});

describe('lines that no page broke', () => {
  it.each([
    [
      'advertisements',
      [
        '松江九亭厂房出租，单层1200平，层高8米，有环评，可分割',
        '松江新桥仓库出租，单层1800平，层高9米，有月台，可停车',
        '松江泗泾标准厂房，两层共2600平，层高6米，有货梯，有证',
      ],
    ],
    [
      'advertisements with their telephones',
      ['松江九亭厂房出租，单层1200平层高8米有环评13800001234', '松江新桥仓库出租，单层1800平层高9米有月台13800001234'],
    ],
    [
      'headlines',
      [
        '云岭区一季度工业经济实现“开门红”，总产值突破三百亿元',
        '岭川精密主轴项目签约落户云岭经开区，计划总投资十二亿',
        '云岭港区四月集装箱吞吐量创下新高，同比增长近三成以上',
      ],
    ],
    [
      'items',
      [
        '一、全区规模以上工业企业实现总产值318.6亿元，同比增长7.4',
        '二、全区新签约亿元以上项目17个，计划总投资204亿元，增加5',
        '三、新增高新技术企业26家，累计达到418家。',
      ],
    ],
    [
      'labels',
      [
        '面积：独栋三层合计6200平方米，一楼层高九米，可以分层出租',
        '价格：一楼每平方米每天九角，二楼三楼每平方米每天七角五分',
        '电话：13800001234',
      ],
    ],
    ['short lines', ['云岭区厂房出租', '面积2000平方米', '层高8米，有行车。']],
    ['two lines', ['一季度，云岭区规模以上工业企业实现总产值318.6亿元，同比增长', '7.4%。']],
  ])('%s stay apart', (_, lines) => {
    expect([...wrapsOf(lines.join('\n'))]).toEqual([]);
  });

  it('words of two letters each are not run together', () => {
    const raw = `${'云'.repeat(30)}AI\nLab${'岭'.repeat(29)}，规模以\n上${'川'.repeat(29)}，规模以\n上工业企业。`;
    const wraps = wrapsOf(raw);
    expect([wraps.has(raw.indexOf('\n')), wraps.has(raw.lastIndexOf('\n'))]).toEqual([false, true]);
  });
});
