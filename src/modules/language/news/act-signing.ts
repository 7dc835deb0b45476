import { isPlaceWord } from '../dictionary.ts';
import { firmEnd } from './act-award.ts';
import { agreedOn, buildsNext, builtBehind, hostOf, objectOf, type Roles, takenBehind } from './act-object.ts';
import type { ActScene, Found } from './act-scene.ts';
import { actorBefore, partiesIn } from './party.ts';

/** 某集团与松江区|战略合作: whose agreement a ceremony is called by; null where it names no two sides. */
export function betweenSides(name: string): [sides: string, agreement: string] | null {
  const [, sides, agreement] = sidesOf.exec(name) ?? [];
  return sides && agreement ? [sides, agreement] : null;
}

const sidesOf =
  /^([^，,与和]{3,24}[与和][^，,与和]{2,24}?)((?:深化|战略|全面|深度|校地|校企|政企|银企|政银|产学研|框架)*合作(?:框架)?(?:协议)?)$/;

/** What was agreed on and by whom. `before`: the clause before; `words`: the sentence. */
export function signing(
  scene: ActScene,
  { index, start, end }: Pick<Found, 'index' | 'start' | 'end'>,
  { actor, before, behind: given, words }: { actor: string; before: string; behind: string; words: string },
  hosts: string[],
): Roles {
  const { article } = scene;
  const withHosts = (parties: string[]) => [...new Set([...hosts, ...parties])];
  let behind = given.replace(/^(?:共同|联合|合作)*(?:设立|组建|成立)(?:总?规模)?[\d.]+[万亿]元的(?=.{3})/, '');
  // 54个项目集中签约及开(竣)工
  behind = behind.replace(/^(?:及|暨|和)(?:集中)?(?:开|竣|动|投)[^，,]{1,8}$/, '');
  // 25个项目签约、5个项目开工: what was signed stands before.
  behind = behind.replace(/^、?共?\d{1,3}[个项家][^，,、]{0,14}(?:开工|动工|奠基|竣工|投产|揭牌|启动).*$/, '');
  behind = behind.replace(/(?<=协议|合同|备忘录)(?:并|，并)(?:为|将|在|揭|发布|启动).*$/, '');
  // X项目签约落户Y
  if (/落户/.test(article.plain.slice(start, end)) && behind !== '') return [objectOf(actor), withHosts(partiesIn(behind))];
  // 博衍科技签约相城区: where it goes takes part.
  if (actor !== '' && behind.length < 10 && isZone(behind) && firmEnd.test(actor))
    return [objectOf(builtBehind(scene, index)), withHosts([...partiesIn(actor), ...partiesIn(behind)])];
  const source = /^(?:双方|三方|各方|现场|会上|集中|当天)?$/.test(actor)
    ? /举[行办]|召开/.test(before)
      ? hostOf(before)
      : broker.test(before) || /获[颁评授]|荣获|被授予/.test(before)
        ? ''
        : actorBefore(before.replace(/(?:达成|开展|就|共建|共同|携手|联手)[^，,]*$/, '')).actor
    : actor;
  // 就低空整机项目达成合作
  const about = behind === '' || /^(?:战略|初步|深度)?合作(?:意向|共识)?$/.test(behind) ? agreedOn(actor) : null;
  if (about) return [about[0], withHosts(about[1])];
  const isMeasure = /^(?:重大)?(?:\d+(?:个|家|项)|入驻)$/.test(behind);
  if (/^(?:亿元以上)?项目\d/.test(behind)) return [`${/集中/.test(words) ? '集中' : ''}签约项目`, withHosts(partiesIn(source))];
  const object =
    behind !== '' && !isMeasure
      ? behind
          .replace(/^(?:总额|总价|价值|总投资|投资额|投资)?(?:约|近|超|逾)?[\d.]+[万亿]?[美欧日港]?元(?:人民币)?的?(?=.{2})/, '')
          .replace(/[\d.]+[万亿]?元.*$/, '')
      : isMeasure || /项目|协议|企业|成果|转化|基金$/.test(actor)
        ? actor
        : null;
  // 签订《人才互认备忘录》: the name alone.
  const title = object === null ? null : /^《([^《》]{2,60})》$/.exec(object)?.[1];
  if (title) return [title, withHosts(partiesIn(source))];
  // 该市与3家企业签约: both sides.
  if (behind === '' && /[与和同]/.test(actor) && !/(?:项目|成果|协议)$/.test(actor))
    return [takenBehind(scene, index) ?? objectOf(builtBehind(scene, index) ?? builtNext(scene)), withHosts(partiesIn(source))];
  // 正式签约，租下3号楼整栋; 集中签约，意向采购eVTOL及无人机312架; 签约，“…”成果作价入股
  const taken = object === null ? takenBehind(scene, index) : null;
  if (taken) return [taken, withHosts(partiesIn(source))];
  const built =
    object === null ||
    /^协议$/.test(object) ||
    (/^(?:项目)?(?:投资|落户)(?:建设|合作)?(?:框架)?(?:协议|合同)$/.test(object) && buildsNext(scene, index))
      ? builtBehind(scene, index)
      : null;
  if (built && !isMeasure) return [objectOf(built), withHosts(partiesIn(source))];
  const isThing = /项目|成果|转化|基金$/.test(actor) && (behind === '' || isMeasure);
  return [objectOf(object), isThing ? withHosts(index > 0 ? partiesIn(hostOf(before)) : []) : withHosts(partiesIn(source))];
}

/** 经集群党委牵线，双方签订…: who brought them together takes no part. */
const broker =
  /^(?:经|在|由|应|通过)[^，,]{2,30}(?:牵线(?:搭桥)?|撮合|搭桥|促成|推动|见证|协调|邀请|支持|推荐|帮助|引荐|介绍|对接|服务|努力)(?:下|之下|后)?$/;

const isZone = (words: string) =>
  /^[\u4e00-\u9fff]{2,9}$/.test(words) && (/(?:[区市县镇园]|科技城|新城|综保区)$/.test(words) || isPlaceWord(words));

/** A与B签约了！双方将共建中试基地: what the next sentence says will be built. */
function builtNext(scene: ActScene): string | null {
  const { article, next } = scene;
  return next && /^(?:[双三]方|后者)/.test(article.plain.slice(next.start, next.start + 2))
    ? builtBehind({ ...scene, sentence: next }, -1)
    : null;
}
