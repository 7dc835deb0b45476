import { expect, test } from 'vitest';
import { placeName } from '#modules/reference/index.ts';
import { readSpace } from '../index.ts';

const refusedIn = (text: string) => readSpace(text).refusedPlaces.codes.map(code => placeName(code, 'short', 'zh'));

test.each<[text: string, wanted: string[], refused: string[]]>([
  ['求租3000平厂房，不要松江', [], ['松江']],
  ['找厂房2000平，松江、青浦不考虑', [], ['松江', '青浦']],
  ['上海周边找仓库2000平，除了嘉定都可以', ['上海'], ['嘉定']],
  ['上海除崇明、金山以外都可以，求租厂房800平', ['上海'], ['崇明', '金山']],
  ['苏州找厂房1000平，吴江、相城都行，昆山不要', ['苏州', '吴江', '相城'], ['昆山']],
  ['找松江厂房2000平，不要叶榭', ['松江'], ['叶榭']],
  ['求购厂房3000平 不要上海的 嘉兴平湖都看', ['嘉兴', '平湖'], ['上海']],
  ['求租厂房，别推荐奉贤的，2000平', [], ['奉贤']],
  ['上海找厂房，金山太远了，1500平', ['上海'], ['金山']],
  ['拟租厂房8000平，芜湖、马鞍山已考察，因电价放弃，意向滁州', ['滁州'], ['芜湖', '马鞍山']],
  ['在海盐或平湖购置厂房3000平，嘉善因招工难不考虑', ['海盐', '平湖'], ['嘉善']],
])('refused places of a need: %s', (text, wanted, refused) => {
  expect(readSpace(text).values.places).toEqual(wanted);
  expect(refusedIn(text)).toEqual(refused);
});

test.each<[text: string, wanted: string[]]>([
  // Words of refusal about a place that is wanted.
  ['非松江不租，求租厂房2000平', ['松江']],
  ['松江以外的不考虑，求租厂房1500平', ['松江']],
  ['不考虑松江以外的，求租厂房1500平', ['松江']],
  ['除了松江，其他区不考虑，厂房1000平求租', ['松江']],
  ['除了松江，青浦也行，找厂房1000平', ['松江', '青浦']],
  ['松江不要太偏的地方，求租500平厂房', ['松江']],
  ['松江不要一楼，求租500平办公', ['松江']],
  // A part of a city is no place of the lists: the whole city is not refused for it.
  ['嘉善或平湖找厂房5000平，嘉兴市区不考虑', ['嘉善', '平湖']],
  // What is offered refuses trades, no places.
  ['松江厂房出租2000平，不要化工', ['松江']],
])('no place is refused: %s', (text, wanted) => {
  expect(readSpace(text).values.places).toEqual(wanted);
  expect(refusedIn(text)).toEqual([]);
});

test.each<[text: string, wanted: string[]]>([
  // What the seeker has, gives up or comes from.
  ['求租吴江盛泽宿舍30间，厂里自己那栋（黎里，40间）住满了', ['吴江', '盛泽']],
  ['现库房（江干街道，500平方米）改造，拟在上城区租用库房900平', ['上城区']],
  ['合肥经开找高标仓9000平，肥西桃花现在那个仓不续了', ['合肥', '经开']],
  ['储能项目回迁，回迁前所在地东莞松山湖，意向泰兴黄桥镇，需地30亩', ['泰兴', '黄桥镇']],
  ['公司拟在宣城购地50亩，现有溧阳、句容两处生产基地', ['宣城']],
  ['无锡厂房2000平出租，好多上海老板搬过来', ['无锡']],
  // A market whose stalls are let, a quarter of business.
  ['武进装饰城西市场B区12号商铺出租，30平', ['武进', '装饰城西市场']],
  ['宁波鄞州南部商务区写字楼出租180㎡', ['宁波', '鄞州', '南部商务区']],
])('the places of %s', (text, wanted) => {
  expect(readSpace(text).values.places).toEqual(wanted);
});

test('the words of a refused place are those of the text as given', () => {
  const text = '求租３０００㎡厂房，不要 松江區';
  const [span] = readSpace(text).refusedPlaces.spans;
  expect(text.slice(span!.start, span!.end)).toBe('松江區');
});
