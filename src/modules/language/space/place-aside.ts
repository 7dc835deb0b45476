import { patternGroup } from '../pattern-group.ts';
import { before, clauseAfter, clauseBefore, type Draft } from './draft.ts';

/** What is asked about the words before a list of places and behind it. */
const ahead = patternGroup();
const behind = patternGroup();

/** A list of places read as one: 苏州、嘉兴和湖州. */
export type PlaceList = { start: number; end: number };

const joint = /^(?:市|区|县|镇|本地)?(?:[、/]|[和或及与跟]|以及|或者)(?:[^，。、\n]{0,3}的)?$/;

/** Joins places written on to each other or parted by 、 and 和: what is said before the first or behind the last holds of all. */
export function placeLists(plain: string, places: readonly PlaceList[]): PlaceList[] {
  const lists: PlaceList[] = [];
  for (const { start, end } of places) {
    const last = lists.at(-1);
    if (last && (start <= last.end || (start - last.end <= 6 && joint.test(plain.slice(last.end, start))))) {
      last.end = Math.max(last.end, end);
      lists.push(last);
    } else lists.push({ start, end });
  }
  return lists;
}

const customers =
  '(?:客户|下游|供应商|甲方|主机厂|整车厂|车厂|买家|货主|货源|经销商|合作方|订单|业务|市场|销路|用户|原料|原材料)';
/** 八成客户分布在, 主要客户：, 客户大头在: whose places follow. */
const ofCustomers = ahead.add(
  new RegExp(
    `${customers}(?:群体?|主要|大头|大多数?|多数|大部分|全部?|都|也|基本|多半|是){0,3}(?:分布|集中|遍布|散布)(?:在|于)?$|` +
      `${customers}(?:群体?|主要|大头|大多数?|多数|大部分|全部?|都|基本|多半){1,3}(?:在|是|来自|位于)$|` +
      `(?:主要|重点|现有|合作|下游|终端|核心|老)${customers}(?:主要|都|全)?(?:在|为|是|有|来自|:|: )$|(?:^|[，,])(?:我们?的?)?${customers}是$`,
  ),
);
const supplies = ahead.add(
  /(?:供应|供货给?|配套给?|供给|卖[到给]|销[往到]|发[往到]|出口到?|送[往到]|服务于?|(?:主要|专门?|一直|常年)?[给为替]|交货到?)$/,
);
const supplied = behind.add(
  /^(?:市|区|县)?(?:本地)?(?:的|那边的?)?(?:几|[一二两三四五六七八九\d]|多|各)?家?[\u4e00-\u9fff]{0,8}?(?:酒店|车企|药企|厂家?|客户|公司|企业|医院|经销商|供货|代工|供应|配套|做配套)/,
);

/** 看过合适的没有: what was looked at and left, what is too far or too dear. */
const leftBehind = behind.add(
  new RegExp(
    '^(?:市|区|县|镇)?(?:[那这](?:边|里|头|片|块|套|个|处|家|几[个家处])|本地|方面|老家|一带|周边|的)?(?:我们?|之前|上次|上回|已经?|也|都|就|先|去年|今年|房子|厂房|地价|租金|房租|价格|位置|实在|是|真|感觉|还|又|客户|那套|那个|两处|几处|几套|总|通通|均|有点|稍微|层高|面积|承重|配套|招工|物流|通勤|员工|人工|的[\u4e00-\u9fff]{1,4}?(?=[就也都太])|的){0,4}' +
      '(?:(?:看|问|跑|去|谈|找|考察|对比|了解)过(?:了|一[圈遍轮])?(?:[不没嫌太贵远]|$|，)|不(?:想[待去回来留]|愿[去来意]|要(?![太过一二三顶地])了?|看了?|行|去|来|合适|方便|用(?:介绍|推荐|看|找|发|报)|考虑|予考虑|再(?:看|考虑|找)|太?(?:行|合适|方便|理想)|凑热闹|划算|便)|没有?(?:合适的)?(?:地|指标|厂房?|空房)|没(?:谈[拢成下]|看[中上]|房|位置|合适|有合适)|(?:太|偏|有点|稍|过)(?:远|贵|偏|小|高|旧|破|吵|挤)|(?:远|贵|偏|小|高|旧)了(?:点|些|一点)?|差(?:一截|点|了点|太多)|够不着|出局|淘汰|pass|排除|否[了决掉]|放弃|婉拒|谢绝|除外|算了|免了|勿(?:推|荐|介绍|扰|报)|别(?:推|介绍|发|报|考虑|来)|留不住|待不下去|呆不下去|做不下去|也有邀请)',
  ),
);
const positive = /(?:最好|优先|也可|也行|可以|都行|均可|次选|首选)/;
/** 租金偏高，请勿安排: the reason first. */
const reasoned =
  /^[^，。；\n]{0,8}(?:偏高|太高|过高|太贵|偏贵|太远|偏远|太偏|不便|不合适)，(?:员工[^，]{0,6}，)?(?:请|就|也|我们)?(?:勿|不(?!介意)|别|免)/;
const refusedBefore = ahead.add(
  /(?:不[去回到来]|不想[去回到来在]|不愿意?[去回到来在]|不打算[去回到来在]|(?:别|勿|不用|不必|不要)(?:再)?(?:推荐?|介绍|发|报|安排|给我[发推])|(?<!不想?|不愿意?|不能|不会)离开|搬离|撤出|(?:跑[了过]|去了|逛了|转了|考察了|谈了)(?:一圈|一趟|几趟|一遍)?)(?:[\u4e00-\u9fff]{0,2}的)?$/,
);
const homeBefore = ahead.add(
  /(?:(?:公司|总部|研发|生产|办公|销售|注册|仓库|老厂|本部|门店|老店|团队|家|老家|工厂|基地|户口|人|分厂|老车间|一厂|一期)(?:部|中心|地)?(?:现在|目前|仍然?|还|依旧|一直|也|都|就|放|设|留|住|是){1,2}(?:在|着)|(?:招商点|招商部|招商处|办事处|接待处|售楼处|售房处|联系点)(?:设|就)?在)$/,
);
const homeCue = ahead.add(
  /(?:公司|总部|研发|生产|办公|销售|注册|仓库|老厂|本部|门店|老店|团队|老家|分厂|招商|办事处|接待处|售楼处|联系点)/,
);
const leaving = behind.add(/^[\u4e00-\u9fff]{0,8}?(?:辞职|出来|毕业|离职|退出来)/);
const makers = behind.add(/^(?:这边|那边|本地|市|区|县)?(?:做|搞|生产|干)[\u4e00-\u9fffa-z、0-9]{2,14}的$/);

const beside = ahead.add(
  /(?:直达|通达|可达|贯通|隔壁|旁边|对面|过江|过桥|过河|过湖|挨着|毗邻|紧邻|接壤|交界|一河之隔|往[东南西北](?:去|走)?)(?:就是|是|即|便是|与)?$/,
);
const travelTo = ahead.add(/(?:去|到|至|离|距离?|往|通往|直达|前往)$/);
const travel = behind.add(
  /^[^，。；\n]{0,8}?(?:不到|只要|仅需?|约|大约|不足|也就|都在?)?(?:[\d一二两三四五六七八九十半]+个?多?)(?:小时|分钟|公里|km|里路)/,
);
const persons = ahead.add(
  /(?:老板|房东|业主|本人|我|东家|厂长)(?:平时|常年|长期|现在|人|一直)?(?:住|常住|定居|人在|住在|常住在|定居在)$/,
);
const tenants = ahead.add(/(?:租给(?:了|过)?|卖给(?:了)?|转给(?:了)?|搬回|搬去|搬到|迁往|迁去|回)$/);
const moved = /^(?:了|去了|去|市|那边)*(?:$|的?(?:人|一个|一家|客户|公司|企业|厂家|老板)?(?:一个|一家)?(?:人)?(?:做|搞|[，,]))/;
const comers = behind.add(
  /^(?:市|区|县|那边|这边)?(?:的(?:老板|朋友|客户|企业|客商|老乡|商户|同行|厂家|租客)(?!求|找|想|要|需|拟)|过来的?|来的|(?:等地)?(?:外迁|转移|搬迁|外溢|疏解|溢出)(?:的|过来的)?(?:企业|项目|客户|工厂)|(?:也|都)?有(?:同事|人员?|专人|办事处|接待|业务员)|的?(?:老板|客商|企业家|客户|人)(?:都|也|纷纷|陆续)?(?:在|做|开|办|来|投|搬|迁|过来))/,
);
const branch = behind.add(
  /^(?:市|省)?(?:分会|分公司|分部|分院|子公司|总部(?![基经园港楼办大])|分店|总店|人$|人(?:在|所办|开办?|创办|办的?)|[\u4e00-\u9fff]{0,6}(?:附近|周边)的(?:货代|企业|公司|工厂|厂家|客户|老板|一家))/,
);
const campus = behind.add(/^[\u4e00-\u9fff]{0,2}(?:校区|分校)/);
const siteBefore = ahead.add(/(?:(?<![意向选新拟建])厂址|住所地?|营业地)(?:现?在|位于|为|:)?$/);
const haveThere = behind.add(/^(?:[那这]边|那里)?(?:我们?)?(?:已经|早就|都已?)有(?:了|仓|厂|点|基地|库|车间|分厂|办事处)/);
/** 配送范围是, 排除：, 看过, 嫌: what follows is served, left out or was left. */
const asideBefore = ahead.add(
  /(?:(?:配送|服务|覆盖|辐射|送货|发货|派送|物流)(?:范围|区域|半径|网络)?(?:主要)?(?:是|为|到|在|:)|(?:排除|不考虑|不去|不看|不要|避开|回避|除外)(?:区域|地区|城市|范围)?:|(?:看|去|跑|问|谈|找|考察)过(?:了)?|原(?:计划|本|来|先|定|打算)[\u4e00-\u9fff]{0,3}(?:在|去|到)|(?:合作方|甲方|主机厂|总装厂|整车厂|上游|配套厂)(?:都|就)?在|嫌|送达|直送|当天到)$/,
);
const tenantOf = ahead.add(/(?:租户|租客|承租[方人]|接手的)(?:是|为)$/);
const shopBefore = ahead.add(/(?:网点|门店|店铺|档口|总店|现仓|老仓|原仓|总仓|分店|摊位|工地|学校)(?:都|就|设|开)?在$/);
const madeIn = ahead.add(/(?:产地|产自|来自|原产|品牌)(?:是|为|:)?$/);

const farAhead = ahead.add(/(?:距离?|离)$/);
const fromAhead = ahead.add(/从$/);
const personIn = ahead.add(/(?:^|本)[我人](?:现|人)?在$/);
const officeOf = ahead.add(/招商|办事处|接待处|售楼处|联系点/);
const farBehind = behind.add(/^[^，]{0,6}(?:机场|高铁站|火车站|港|码头)[^，]{0,6}\d/);
/** 报名找荆州市荧光灯厂留守处: where one asks for it. */
const askAhead = ahead.add(/(?:报名|联系|咨询|洽谈|看[房场样])(?:请|可|地[点址])?(?:找|到|至|去|向|在|联系)[:： ]?$/);
const officeBehind = behind.add(/^(?:市|区|县)?[\u4e00-\u9fff]{1,12}?(?:厂|处|部|局|中心|办公室|公司|委员会)/);
const goodsBehind = behind.add(/^[\u4e00-\u9fff]?(?:进|发|运|调|拉)(?:货|$)/);

/** Whether what stands around a list of places says where customers, owners or neighbours are, or that nobody wants to go there. */
export function isAside({ plain, side }: Draft, { start, end }: PlaceList): boolean {
  const left = clauseBefore(plain, start, 20);
  // 苏州园区、相城过来的
  const right = clauseAfter(plain, end, 24).replace(/^[、和或][\u4e00-\u9fff]{2}(?=过来|来的|那边)/, '');
  const [inLeft, inRight] = [ahead.heldBy(left), behind.heldBy(right)];
  if (
    ofCustomers.test(left, inLeft) ||
    madeIn.test(left, inLeft) ||
    asideBefore.test(left, inLeft) ||
    tenantOf.test(left, inLeft)
  )
    return true;
  if (leftBehind.test(right, inRight) && !positive.test(right)) return true;
  if (branch.test(right, inRight)) return true;
  if (side === 'need') {
    if (farAhead.test(left, inLeft) && farBehind.test(right, inRight)) return true;
    if (campus.test(right, inRight) && !/[离距近]$/.test(left)) return true;
    if (
      siteBefore.test(left, inLeft) ||
      haveThere.test(right, inRight) ||
      (shopBefore.test(left, inLeft) && !/^[^，]{0,4}[找租寻求购]/.test(right))
    )
      return true;
    if (reasoned.test(plain.slice(end, end + 40))) return true;
    return (
      refusedBefore.test(left, inLeft) ||
      (supplies.test(left, inLeft) && supplied.test(right, inRight)) ||
      (homeBefore.test(left, inLeft) && homeCue.test(left, inLeft)) ||
      (fromAhead.test(left, inLeft) && (leaving.test(right, inRight) || goodsBehind.test(right, inRight))) ||
      // 常州邹区做灯杆的，求租邹区…: named again it is wanted.
      (makers.test(right, inRight) && before(plain, start, 2) === '' && plain.indexOf(plain.slice(end - 2, end), end) < 0)
    );
  }
  return (
    beside.test(left, inLeft) ||
    (askAhead.test(left, inLeft) && officeBehind.test(right, inRight)) ||
    (travelTo.test(left, inLeft) && travel.test(right, inRight)) ||
    persons.test(left, inLeft) ||
    (personIn.test(left, inLeft) && right === '') ||
    (tenants.test(left, inLeft) && moved.test(right)) ||
    comers.test(right, inRight) ||
    (homeBefore.test(left, inLeft) && officeOf.test(left, inLeft))
  );
}
