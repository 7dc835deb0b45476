import { headOf } from './act-agent.ts';
import { hostOf, objectOf, ownAlliance, ownName, type Roles, winnersIn } from './act-object.ts';
import type { ActScene, Found } from './act-scene.ts';
import { wordsOf } from './article.ts';
import { partiesIn, tidyName } from './party.ts';

/** How firms' names end in the news. */
export const firmEnd =
  /(?:公司|集团|股份|科技|通航|航空|模具|动力|光电|电子|半导体|医疗|药业|制药|生物|智能|机器人|新材|材料|能源|重工|装备|精密|精工|传感|激光|机械|电气|通信|软件|卫星|导航|汽车|光学|化纤|铝业|食品|船舶|轨道|储能|微纳|芯片|照明|轴承|电机|仪器|泵业)$/;

/** A、B在列: those of a number who are named in the next clause. */
export function membersNext({ article, sentence }: ActScene, index: number): string[] {
  const next = sentence.clauses[index + 1];
  const found = next ? members.exec(wordsOf(article, next.start, next.end)) : null;
  return found ? partiesIn(found[1]!) : [];
}

const members = /^([^，,]{3,60}?)(?:等)?(?:均|都|也)?(?:在列|榜上有名|[位名]列其中|在其中|入列)$/;

const clusterBehind = /(?:^|(?:牵头|联手|联合|携手|共同|参与|培育|打造|组建|申报|共建|建设)的)([^的，,]{2,20}集群)$/;

/** Who is honoured with what, and who gives it where that is told. */
export function award(
  scene: ActScene,
  { type, index, start, end }: Pick<Found, 'type' | 'index' | 'start' | 'end'>,
  { actor, before, behind }: { actor: string; before: string; behind: string },
  hosts: string[],
): Roles {
  const { article, sentence } = scene;
  const words = wordsOf(article, sentence.start, sentence.end);
  const withHosts = (parties: string[]) => [...new Set([...hosts, ...parties])];
  const name = tidyName(behind.replace(/(?:(?<=”)等?(?:牌子|招牌|名片|头衔|牌匾)|称号|荣誉|表彰名单|名单|行列|榜单|殊荣)$/, ''));
  const post = /^(.{2,60}?)为(?:新一[届任]|第[^届]{1,3}届)?(.{2,24})$/.exec(behind);
  if (/^认定$/.test(article.plain.slice(start, end)) && post) return [tidyName(post[2]!), partiesIn(post[1]!)];
  if (/选/.test(article.plain.slice(start, start + 2)) && post)
    return [tidyName(post[2]!), [...partiesIn(ownAlliance(actor)), ...partiesIn(post[1]!)]];
  // “标杆”称号授予8家企业，A、B在列
  const listedNext = /^\d+[家个名]/.test(behind) ? membersNext(scene, index) : [];
  // 河北三大园区入选试点，曹妃甸经开区在列
  const among =
    behind !== '' && /[\d一二两三四五六七八九十](?:大|家|个|地)[\u4e00-\u9fff]{2,6}$/.test(actor)
      ? membersNext(scene, index)
      : [];
  if (among.length > 0) return [name, among];
  if (listedNext.length > 0) return [objectOf(actor.replace(/(?:称号|荣誉)$/, '')), listedNext];
  // 为A、B等5家企业颁发证书, 向首批5个场景授牌: those who get it.
  const handed = /颁|授/.test(article.plain.slice(start, start + 1))
    ? /^(.*?)(?:还|同时|当场|现场|并|会上)*(?:为|向|给|对)(.{1,40})$/.exec(actor)
    : null;
  if (handed) {
    const named = partiesIn(handed[2]!);
    // 为优选出的8名党员颁发聘书
    const many = /^(?:[^，,\d]{1,6}的|首批)?(\d+[名位][\u4e00-\u9fff]{2,10})$/.exec(handed[2]!)?.[1];
    const counted = many ? [many] : /^\d+家/.test(handed[2]!) ? [handed[2]!] : [];
    const giver = counted.length > 0 || /(?:海关|局|委|厅|政府|部|会)$/.test(handed[1]!) ? partiesIn(handed[1]!) : [];
    return [
      objectOf(behind.replace(/^\d+[家个名]$/, '')) ?? handed[2]!,
      [...giver, ...(named.length > 0 && counted.length === 0 && behind !== '' ? named : counted)],
    ];
  }
  // 金奖由合肥泓晶显示摘得
  const taken = behind === '' ? /^([^，,由]{2,14})由([^，,由]{3,24})$/.exec(actor) : null;
  if (taken) return [objectOf(taken[1]!), partiesIn(taken[2]!)];
  // 园区被工信部认定为…: who is honoured, and by whom.
  const passive = /^(.{2,30}?)被(.{2,20})$/.exec(actor);
  if (passive && name !== '') return [name, withHosts([...partiesIn(ownName(passive[1]!)), ...partiesIn(passive[2]!)])];
  // 授予某公司等5家企业“强链先锋”称号: who gives what to whom.
  const titled = /授予/.test(article.plain.slice(start, end))
    ? /^([^“"]{3,40}?)(?:等\d+[家个名][^“"]{0,6})?[“"]([^”"]{2,20})[”"](?:称号|荣誉)?$/.exec(behind)
    : null;
  if (titled) {
    const giver = actor === '' ? headOf(scene, { type, index }) : null;
    return [titled[2]!, [...(giver ? [giver] : partiesIn(actor)), ...partiesIn(titled[1]!)]];
  }
  if (/表彰/.test(article.plain.slice(start, end)) && behind !== '')
    return [objectOf(behind.replace(/^\d+(?:家|名|个|位)/, '')), withHosts(partiesIn(actor === '' ? hostOf(before) : actor))];
  if (/表彰/.test(article.plain.slice(start, end))) return [actor || null, []];
  // 一体压铸模具摘得金奖: the firm whose thing it is.
  actor = actor.replace(/(?<=.{3})凭借?.*$/, '');
  const maker = /^([^的]{4,16}(?:公司|集团)|[^的]{2,10}?)的[^的]{2,20}$/.exec(actor);
  const winner = maker && firmEnd.test(maker[1]!) ? maker[1]! : actor;
  // 2家企业上榜，分别是A和B
  const listed = /(?:分别[是为]|即|包括|依次[是为])([^，,。；;]{4,60})/.exec(words.slice(end - sentence.start))?.[1];
  const given =
    name === ''
      ? (/(?:公布|发布|公示)(.{4,30}?)(?:名单|榜单)/.exec(words) ??
          /(?:^|[，,。])([^，,。]{4,40}?)(?:名单|榜单)(?:正式|近日|日前)?(?:公布|发布|出炉)/.exec(words) ??
          /(?:^|[，,。])([^，,。]{4,30}?)(?:名单|榜单|评选)(?:结果)?.{0,4}揭晓/.exec(words))?.[1]
      : undefined;
  // 同获该奖的还有杭州数链科技
  const also = /同(?:时)?获(?:该|此)[^，,]{0,6}的还有([^，,。；;]{2,40})/.exec(words.slice(end - sentence.start))?.[1];
  // 由苏州牵头的纳米集群, 三地联手的医药集群: the cluster is honoured, and not who leads it.
  const cluster = clusterBehind.exec(actor)?.[1];
  if (cluster && name !== '') return [name, partiesIn(cluster)];
  // …参与完成的芯片项目荣获一等奖: whose thing it is.
  if (hosts.length > 0 && !firmEnd.test(actor) && name !== '') return [name, hosts];
  const ahead = actor === '' ? winnersIn(before) : [];
  if (ahead.length > 0 && name !== '') return [name, withHosts(ahead)];
  return [
    given ?? (name || (/夺冠/.test(article.plain.slice(start, end)) ? '冠军' : null)),
    withHosts([
      ...partiesIn(
        listed && /\d+[家个名所]/.test(actor)
          ? listed
          : ownName(
              winner
                .replace(/(?<=.{4})(?:董事长|总经理|负责人)$/, '')
                .replace(/的?[“"][^”"]+[”"](?:[^，,]{0,6}|[^，,]{0,10}(?:品牌|案例|做法|机制|项目))$/, '')
                .replace(/自主研制$|(?<=.{2})(?:报送|申报|选送|推荐)的?$/, ''),
            ),
      ),
      ...(also ? partiesIn(also) : []),
    ]),
  ];
}
