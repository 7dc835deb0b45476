const clauseEnd = new Uint8Array(0x10000);
const sentenceEnd = new Uint8Array(0x10000);
for (const character of '。；;！!？?\n') clauseEnd[character.charCodeAt(0)] = sentenceEnd[character.charCodeAt(0)] = 1;
for (const character of '，:') clauseEnd[character.charCodeAt(0)] = 1;

/** No claim is judged by what stands further away. */
const farthest = 160;

/** What stands before a place in its own clause, at most so many characters. */
export function clauseBefore(form: string, at: number, most = 40): string {
  let from = at;
  while (from > 0 && at - from < most && clauseEnd[form.charCodeAt(from - 1)] !== 1) from--;
  return form.slice(from, at);
}

/** What stands after a place in its own clause, at most so many characters. */
export function clauseAfter(form: string, at: number, most = 40): string {
  let to = at;
  while (to < form.length && to - at < most && clauseEnd[form.charCodeAt(to)] !== 1) to++;
  return form.slice(at, to);
}

/** The sentence around a stretch, at most 160 characters to each side. */
export function sentenceAround(form: string, start: number, end: number): [start: number, end: number] {
  let from = start;
  while (from > 0 && start - from < farthest && sentenceEnd[form.charCodeAt(from - 1)] !== 1) from--;
  let to = end;
  while (to < form.length && to - end < farthest && sentenceEnd[form.charCodeAt(to)] !== 1) to++;
  return [from, to];
}

/** An area within which something is ranked, as the words right before the claim name it. */
export const area =
  '全国|全球|全世界|世界|国际|国内|中国|亚洲|亚太|欧洲|华东|华南|华北|华中|西部|中西部|东部|中部|皖南|皖北|苏南|苏北|浙北|长三角|长江经济带|长江沿线|珠三角|大湾区|京津冀|g60|科创走廊|九城市|江浙沪|江北|苏中|沿江地区|环太湖|太湖流域|苏浙皖|东北|西北|西南|北京|天津|上海|重庆|河北|山西|辽宁|吉林|黑龙江|江苏|浙江|安徽|福建|江西|山东|河南|湖北|湖南|广东|海南|四川|贵州|云南|陕西|甘肃|青海|内蒙古|广西|宁夏|新疆|松江|嘉兴|杭州|金华|苏州|湖州|宣城|芜湖|合肥|南京|无锡|常州|南通|宁波|温州|绍兴|台州|深圳|广州|东莞|佛山|武汉|成都|西安|青岛|厦门|城[东南西北中]|[鲁苏浙粤闽豫冀川赣湘陕晋辽桂滇黔鄂][东南西北中]|胶东|[\\u4e00-\\u9fff]{2}(?:片区|地区|一带|半岛|商圈)|[省市县镇]内|(?<![园厂小校库社景城])区内|本[省县镇]|全省|全市|全区|全县|全镇|全城|全网|全行业|行业|业内|业界|同行|同类|同业|同级|市场|本市|本区|区域|郊区|城区|当地|本地|史上|历史|有史以来|国产|[\\u4e00-\\u9fff]{2}(?:省|县|镇|街道)|[\\u4e00-\\u9fff](?![上超城入门股夜菜都])[\\u4e00-\\u9fff]市|[\\u4e00-\\u9fff](?![园社厂片景校库小展专地分辖])[\\u4e00-\\u9fff]区';

const areaBefore = new RegExp(`(?:${area})[^，。；]{0,8}$`);

/** Whether an area of comparison stands in the clause right before a claim. */
export function hasAreaBefore(before: string): boolean {
  return areaBefore.test(before.slice(-16));
}

const refused =
  /(?:不(?![限仅但止只光愁用需等看查问论管出怕少错断久妨])|不得|不能|未(?!来)|无法|严禁|禁止|谨防|警惕|拒绝|并非|勿信|别信)[^，。；]{0,4}$/;

/** 不保证获批, 谨防承诺包过: whether what begins at a place is denied or warned of right before it. */
export function isRefused(form: string, at: number): boolean {
  return refused.test(clauseBefore(form, at, 10));
}
