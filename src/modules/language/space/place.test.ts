import { expect, test } from 'vitest';
import { readSpace } from './read.ts';

const placesOf = (text: string) => readSpace(text).values.places;

test.each([
  // Where the seeker sits now, behind a label.
  ['【需求】\n现有地址：绍兴柯桥\n意向区域：湖州德清\n厂房2000平求租', ['湖州', '德清']],
  ['现住址：无锡锡山\n求租昆山厂房1500平', ['昆山']],
  ['目前厂址：东莞长安\n求购惠州博罗厂房5000平', ['惠州', '博罗']],
  // Everyday names of towns in a list.
  ['在闵行租了多年，想往松江搬，新桥、洞泾都可以，要1200平厂房', ['松江', '新桥', '洞泾']],
  ['嘉兴南湖求租仓库2000平，大桥、七星、余新都行', ['嘉兴', '南湖', '大桥', '七星', '余新']],
  // The bare zone that a list begins with.
  ['赣州求租厂房3000平，目标是经开区或章贡', ['赣州', '经开区', '章贡']],
  ['求租客户（合肥）：经开区/高新区研发办公800平', ['合肥', '经开区', '高新区']],
  // Whose hall is sold stands between the town and the hall.
  ['长兴县煤山镇某机械公司工业厂房出售，5000㎡', ['长兴县', '煤山镇']],
  // A road within a village, and one that only says where the park lies.
  ['嘉善县西塘镇荷池村环村路9号厂房招租，1000㎡', ['嘉善县', '西塘镇', '荷池村', '环村路9号']],
  ['松江泗泾，高技路那边的园区里，厂房600平转租', ['松江', '泗泾', '高技路']],
])('the places of %s', (text, places) => {
  expect(placesOf(text)).toEqual(places);
});
