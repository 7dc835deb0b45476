import { describe, expect, it } from 'vitest';
import { readSpace } from './read.ts';

const read = (text: string) => readSpace(text).values;

describe('trades of space texts', () => {
  it.each([
    ['厂房出租，可做注塑、冲压，不做电镀喷涂', ['电镀', '喷涂']],
    ['出租仓库，水泥、爆竹、散酒 谢绝洽谈', ['水泥', '爆竹', '散酒']],
    ['厂房招租，餐饮、足浴、K12培训不在招商范围', ['餐饮', '足浴', 'K12培训']],
    ['标准厂房出租，陶瓷、皮革、冶炼列入禁止目录', ['陶瓷', '皮革', '冶炼']],
    ['仓库出租，农药、油漆之外的货均可', ['农药', '油漆']],
    ['厂房出租，养殖、轮胎炼油的不要打电话', ['养殖', '轮胎炼油']],
    ['厂房出租，退城入园的铸造件企业请绕行', ['铸造件']],
  ])('are refused by any verb: %s', (text, refused) => {
    expect(read(text).excluded_industries).toEqual(refused);
  });

  it.each([
    ['求租厂房 嘉善 做手机充电器、数据线', ['手机充电器', '数据线']],
    ['厂房出租，现在要找金属制品、汽车模具类', ['金属制品', '汽车模具']],
    ['厂房出租，航空紧固件、地面保障装备优先', ['航空紧固件', '地面保障装备']],
    ['求租厂房，毛织行业，2000平', ['毛织']],
    ['厂房出租，可租给鱼糜、虾滑、海带结企业', ['鱼糜', '虾滑', '海带结']],
    ['求租厂房2000平，用于伞骨生产', ['伞骨']],
  ])('are wanted by their place in the sentence: %s', (text, wanted) => {
    expect(read(text).industries).toEqual(wanted);
  });

  it('leaves out what tenants make, in every clause about them', () => {
    expect(read('厂房出租，已入驻：一家做消防车改装，一家做奶茶杯').industries).toEqual([]);
  });
});

describe('firms of space texts', () => {
  it.each([
    ['代苏州锐昇精密找昆山厂房3000平', '苏州锐昇精密'],
    ['求租厂房 江阴 3000平 江阴市锴固套筒 缪经理', '江阴市锴固套筒'],
    ['求租仓库5000平 成都新都 ——蜀翔航食', '蜀翔航食'],
    ['京东物流求租成都新都高标仓3万平', '京东物流'],
    ['诺维星云拟在西安租1.5万㎡厂房', '诺维星云'],
    ['浙江大学杭州国际科创中心拟租实验室800㎡', '浙江大学杭州国际科创中心'],
    ['台州黄岩模具厂扩产，寻3000平', null],
    ['比亚迪供应链企业找合肥长丰厂房8000平', null],
  ])('are read by short names and signatures: %s', (text, firm) => {
    expect(read(text).company).toBe(firm);
  });
});
