import { describe, expect, it } from 'vitest';
import { readNews } from './read.ts';

const acts = (text: string, published = '2025-09-24') =>
  readNews(text, published).events.map(({ type, date, object }) => [type, date, object]);

describe('a day that is counted from another one', () => {
  it.each([
    [
      '9月15日至18日，长三角磁材博览会在宁波举行。17日，鄞州区与恒川磁电签订产线协议。展会首日，宁波皓澜研究院发布《磁材产业图谱》。',
      [
        ['meeting', '2025-09-15', '长三角磁材博览会'],
        ['signing', '2025-09-17', '产线协议'],
        ['release', '2025-09-15', '磁材产业图谱'],
      ],
    ],
    [
      '9月15日至18日，长三角磁材博览会在宁波举行。展会第二天，磁材产业联盟成立。开幕当天，皓澜智造园启用。',
      [
        ['meeting', '2025-09-15', '长三角磁材博览会'],
        ['founding', '2025-09-16', '磁材产业联盟'],
        ['opening', '2025-09-15', '皓澜智造园'],
      ],
    ],
    [
      '9月15日至18日，长三角磁材博览会在宁波举行。次日，磁材产业联盟成立。第三天，皓澜智造园启用。闭幕当天，大会发布《磁材指数》。',
      [
        ['meeting', '2025-09-15', '长三角磁材博览会'],
        ['founding', '2025-09-16', '磁材产业联盟'],
        ['opening', '2025-09-17', '皓澜智造园'],
        ['release', '2025-09-18', '磁材指数'],
      ],
    ],
    [
      '9月10日，海宁恒川泵业有限公司完成B轮融资。前一天，该公司的铸件产线投产。',
      [
        ['financing', '2025-09-10', 'B轮融资'],
        ['production_start', '2025-09-09', '铸件产线'],
      ],
    ],
    [
      '9月10日，海宁泵业服务周启动。活动第二天，海宁市与恒川泵业签署合作协议。',
      [
        ['launch', '2025-09-10', '海宁泵业服务周'],
        ['signing', '2025-09-11', '合作协议'],
      ],
    ],
  ])('%s', (text, wanted) => {
    expect(acts(text)).toEqual(wanted);
  });
});

describe('the day from which a measure holds', () => {
  it.each([
    ['9月8日，德清县出台《地信产业若干措施》，自10月1日起施行，有效期3年。当天，德清地信学院揭牌。', '2025-09-08'],
    ['9月8日，德清县出台《地信产业若干措施》，有效期至2028年9月7日。同日，德清地信学院揭牌。', '2025-09-08'],
  ])('%s', (text, day) => {
    expect(acts(text)).toContainEqual(['opening', day, '德清地信学院']);
  });
});
