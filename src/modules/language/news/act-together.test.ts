import { describe, expect, it } from 'vitest';
import { readNews } from './read.ts';

const told = (text: string) => readNews(text, '2025-08-15').events.map(({ type, parties, object }) => [type, parties, object]);

describe('who acts together is named, also clauses before the act', () => {
  it.each([
    [
      '近日，科创走廊创新研究中心携手云岭科技（杭州）有限公司，发布《产业发展白皮书》（以下简称《白皮书》）。',
      [['release', ['科创走廊创新研究中心', '云岭科技（杭州）有限公司'], '产业发展白皮书']],
    ],
    ['近日，苏州大学联合云岭科技有限公司，成立了医药研究院。', [['founding', ['苏州大学', '云岭科技有限公司'], '医药研究院']]],
    ['近日，昆山市会同苏州大学，出台《行动计划》。', [['policy', ['昆山市', '苏州大学'], '行动计划']]],
    [
      '近期，营商环境建设大会发布《百佳案例》，上饶经开区凭这一创新实践，获颁百佳案例荣誉奖牌。',
      [
        ['release', [], '百佳案例'],
        ['award', ['上饶经开区'], '百佳案例荣誉奖牌'],
      ],
    ],
    ['由苏州牵头的纳米集群成功入选全国先进制造业集群名单。', [['award', ['纳米集群'], '全国先进制造业集群']]],
  ])('%s', (text, events) => expect(told(text)).toEqual(events));
});
