import { meetingName } from './act-kind.ts';
import type { Roles } from './act-object.ts';
import { partiesIn } from './party.ts';

/** What a meeting is called and who holds it, from the words before and behind its verb. `isQuoted`: its name stands in quotes right behind. */
export function meeting(actor: string, behind: string, isQuoted: boolean, hosts: string[]): Roles {
  const withHosts = (parties: string[]) => [...new Set([...hosts, ...parties])];
  const name =
    meetingName.test(behind) ||
    /^[“"][^”"]{3,16}[”"](?:第[^，]{1,4}[期届场次])?$/.test(behind) ||
    (isQuoted && /^[^，“”]{3,16}$/.test(behind))
      ? behind
      : meetingName.test(actor)
        ? actor
        : null;
  if (!name) return [null, []];
  const title = name
    .replace(/^.*[—-]{2,}/, '')
    .replace(/^“(?=[^”]*$)/, '')
    .replace(/[（(][)）]$/, '');
  // 创新创业大赛在嘉兴举行总决赛
  if (name === behind && /^(?:总?决赛|复赛|初赛)$/.test(name) && meetingName.test(actor)) return [`${actor}${name}`, hosts];
  // 科技城2025首场企业沙龙: whose it is.
  const holder =
    name === actor
      ? /^([\u4e00-\u9fff]{4,20}?(?:科技城|园区|开发区|经开区|高新区|街道|镇|公司|集团|协会|商会))(?=20\d\d(?!年)|首[场届次期])/.exec(
          title,
        )?.[1]
      : undefined;
  if (holder) return [title.slice(holder.length), withHosts(partiesIn(holder))];
  // 永康市电动工具行业协会换届大会: a body's own meeting.
  const own =
    name === actor
      ? /^(.{3,24}?(?:协会|商会|联合会|学会|工会|联盟|经开区|高新区|开发区|公司|集团)(?:[\u4e00-\u9fff]{2,4}分会)?)(?=.{2,}会$)/.exec(
          title,
        )?.[1]
      : undefined;
  const isPlain =
    own &&
    /^(?:\d{4}年?度?)?(?:换届|表彰|总结|工作|成立|会员代表|第[一二三四五六七八九十\d]{1,3}[次届](?:会员|代表))/.test(
      title.slice(own.length),
    );
  if (own) return [isPlain ? title.slice(own.length) : title, withHosts(partiesIn(own))];
  return [title, withHosts(name === behind ? partiesIn(actor) : [])];
}
