import { acquisition, bought, sold } from './act-acquisition.ts';
import { headOf } from './act-agent.ts';
import { approval } from './act-approval.ts';
import { award, firmEnd } from './act-award.ts';
import { behindPronoun } from './act-before.ts';
import { bid } from './act-bid.ts';
import { headOfStages } from './act-carry.ts';
import { branchOwner, builder, doerOf, firmAhead, firmIn, isBegun, legalOwner } from './act-firm.ts';
import { financing } from './act-fund.ts';
import { meeting } from './act-meeting.ts';
import { bodyIn, inverse, objectOf, ownFirm, ownName, type Roles, receiver } from './act-object.ts';
import { type ActScene, clauseWords, type Found } from './act-scene.ts';
import { signing } from './act-signing.ts';
import { wordsOf } from './article.ts';
import { firmTail } from './firm-tail.ts';
import { actorBefore, partiesIn, tidyName } from './party.ts';

const boards =
  /北京证券交易所|(?:上交所|深交所)?科创板|(?:深交所|上交所)?创业板|(?:港交所|上交所|深交所)?主板|北交所|新三板|港交所|上交所|深交所|香港联交所|纳斯达克|纽交所|港股|[AaHh]股/;

const ofFirm = /^(?:[\u4e00-\u9fff]{2,4}(?:企业|公司))?([^的，,“”、]{3,16})的([^的，,]{3,})$/;
const builtThing = /项目|基地|线|艘|台|套|工厂|设备|装备|厂房|车间|[一二三四五新老][工分]?厂$/;
const madeThing = new RegExp(`${builtThing.source}|[款辆架列颗]|“`);

/** Reads object and parties from the words before (`actor`) and behind the verb, by the habits of each type of event. */
export function rolesOf(
  scene: ActScene,
  { type, clause, index, kind, start, end, isInverse }: Found,
  actor: string,
  behind: string,
  hosts: string[],
): Roles {
  const { article, sentence } = scene;
  // 微曜星辰把首批卫星交付客户: who does it, and to what.
  const moved = /^(.{2,24}?)(?:把|将)(.{2,44})$/.exec(actor);
  if (moved && type !== 'award')
    return [
      objectOf(sold(moved[2]!)),
      [
        ...partiesIn(moved[1]!.replace(/^[\u4e00-\u9fff]{2,8}的(?=.{2})/, '').replace(/以[^，,]*$/, '')),
        ...(type === 'delivery' || type === 'acquisition' ? partiesIn(bought(behind)) : []),
      ],
    ];
  // 项目3月签约、6月拿地、9月开工: the stages of one thing.
  const row = headOfStages(scene, index);
  if (row !== null) return firmEnd.test(row) ? [null, partiesIn(row)] : [objectOf(row), hosts];
  // 某公司宣布，将旗下基地以3.2亿元转让给立讯精密: who does it stands before.
  const handed = type === 'acquisition' || type === 'delivery' ? /^已?(?:把|将)(.{3,44})$/.exec(actor) : null;
  if (handed) {
    const told = index > 0 ? clauseWords(scene, index - 1) : '';
    const teller = /(?:宣布|公告|披露|透露|表示)称?$/.test(told)
      ? actorBefore(told.replace(/称$/, '')).actor.replace(/(?:公告|披露|透露|表示)$/, '')
      : null;
    const owner = headOf(scene, { type: 'acquisition', index }) ?? teller;
    return [
      objectOf(sold(handed[1]!.replace(/以[^，,以]*元(?:的价格)?$/, ''))),
      [...(owner ? [owner] : []), ...partiesIn(bought(behind))],
    ];
  }
  if (isInverse && type !== 'meeting' && type !== 'financing') return inverse(behind, hosts);
  const words = wordsOf(article, sentence.start, sentence.end);
  const before = index > 0 ? clauseWords(scene, index - 1) : '';
  const withHosts = (parties: string[]) => [...new Set([...hosts, ...parties])];
  switch (type) {
    case 'meeting':
      return meeting(actor, behind, /^[“"]/.test(article.plain.slice(end, end + 1)), hosts);
    case 'signing':
      return signing(scene, { index, start, end }, { actor, before, behind, words }, hosts);
    case 'policy': {
      const title = /《([^》]+)》/.exec(behind)?.[1] ?? /《([^》]+)》/.exec(wordsOf(article, clause.start, start))?.[1];
      // X行动方案修订版已公布
      const bare =
        behind === '' && title === undefined && /(?:方案|意见|办法|措施|政策|条例|规划|计划|细则|新政|版)”?$/.test(actor);
      if (bare) return [actor, []];
      // 《…》由市政府办公室印发
      actor = actor.replace(/自(?:即日)?起?$|(?<=.{3})起$/, '');
      const issuer = /》?由([^，,由]{2,24})$/.exec(actor)?.[1];
      return [title ?? (behind.replace(/后$/, '') || null), partiesIn(issuer ?? actor.replace(/《.*$/, ''))];
    }
    case 'acquisition':
      return acquisition(scene, { clause, start, end }, actor, behind);
    case 'financing':
      return financing(scene, { index, start, end }, actor, before, behind, hosts);
    case 'listing':
      return [
        boards.exec(words)?.[0] ?? null,
        partiesIn(
          ownName(
            actor
              .replace(
                /(?:完成|在|于)*(?:港股|[AaHh]股|(?:上交所|深交所)?(?:科创板|创业板|主板)|北交所|新三板)(?:首发|成功|正式)*$/,
                '',
              )
              .replace(/^[^“”]{2,10}(?:厂商|企业|公司|品牌)(?=“[^”]+”$)/, ''),
          ),
        ).filter(party => !boards.test(party)),
      ];
    case 'award':
      return award(scene, { type, index, start, end }, { actor, before, behind }, hosts);
    case 'approval': {
      // 衡粒生物自主研发的1类新药获国家药监局批准上市
      const allowing = hosts.length > 0 ? /^(.{3,}?)获得?([\u4e00-\u9fff]{2,12}(?:局|委|部|厅|院|署|府))$/.exec(actor) : null;
      if (allowing && (behind === '' || behind === '上市')) return [objectOf(allowing[1]!), withHosts(partiesIn(allowing[2]!))];
      if (hosts.length > 0 && behind === '') return [objectOf(actor), hosts];
      // 许可证日前颁发给了迅蚁网络
      if (/给了?$/.test(article.plain.slice(start, end))) return [objectOf(actor), partiesIn(behind)];
      // 相城区向某公司等3家企业颁发测试许可: who gives it to whom.
      const handed = /[颁核]发/.test(article.plain.slice(start, end)) ? /^(.{2,24}?)(?:为|向|给)(.{2,40})$/.exec(actor) : null;
      if (handed) return [objectOf(behind), [...partiesIn(handed[1]!), ...partiesIn(handed[2]!)]];
      // 首批试点地块3月27日已经区政府批准: who allowed it.
      const by = behind === '' ? /^(.*?)(?:已|已经)?经([^，,经]{2,16}(?:政府|[委局部厅院署]))$/.exec(actor) : null;
      if (by) return [objectOf(by[1]! || actorBefore(before).actor), withHosts(partiesIn(by[2]!))];
      const [thing, given] = approval(
        scene,
        clause.start,
        start,
        kind.side,
        actor,
        behind,
        article.plain.slice(start, end) === '通过',
      );
      // …自主研制的雷达拿到核准证: whose thing it is.
      return [thing, hosts.length > 0 && thing !== null && behind !== '' && !firmEnd.test(actor) ? hosts : withHosts(given)];
    }
    case 'bid_won':
      return bid(scene, { clause, index, start, end }, { actor, before, behind });
    case 'founding':
    case 'release': {
      // 该联盟由三地28家企业于2022年3月发起设立
      const raised = /^(.{2,40}?)(?<!自)由(.{2,40}?)(?:共同|联合)?(?:发起|牵头|出资|投资)?$/.exec(actor);
      if (raised && behind === '') return [objectOf(raised[1]!), withHosts(partiesIn(raised[2]!))];
      const object =
        behind !== '' && !/^[，,]/.test(behind) && !/于/.test(article.plain.slice(end - 1, end + 1)) ? behind : actor;
      const title = /^《([^》]+)》$/.exec(object)?.[1];
      const leader = /^由([^，,]{3,40}?)(?:牵头|发起|主导|倡议|联合|共同)+(?:组建|设立)?$/.exec(before);
      if (leader && object === actor) return [title ?? objectOf(object), withHosts(partiesIn(leader[1]!))];
      return [
        title ?? objectOf(object),
        withHosts(
          object === behind && behind !== ''
            ? partiesIn(
                actor
                  .replace(/(?<=.{3})(?:牵头)?为[^，,为]{2,20}$/, '')
                  // 联盟成立之初组建了功能型党委
                  .replace(/(?<=.{2})(?:成立|组建|设立|创办)(?:之初|伊始|之际)(?:就|便|即)?$/, '')
                  .replace(/(?:双方)?按?[\d:：]*比?例?(?:共同|联合)?(?:出资|投资)[\d.]*[万亿]?元?(?:人民币)?.*$/, ''),
              )
            : [],
        ),
      ];
    }
    default: {
      // 某公司整体搬入园区; 园区引入的第50家总部——某公司昨天入驻: who comes, and where or as what.
      const comes = /(?:[入进]驻|[搬迁]入|[搬迁][进到入]了)$/.test(article.plain.slice(start, end));
      if (comes) {
        const [as, who] = actor.includes('——') ? actor.split(/——/) : [null, actor];
        const where =
          behind === '' && as === null ? null : objectOf(behind || as!.replace(/^.{2,24}?(?:引入|引进|迎来)的?(?=.{4})/, ''));
        const mover = who!.replace(/(?:整体|正式)+$/, '');
        return [where, withHosts(partiesIn(/^[它其]$/.test(mover) ? '公司' : mover))];
      }
      const built = /^(?:construction_start|opening|completion|production_start)$/.test(type)
        ? builder.exec(words.slice(start - sentence.start))
        : null;
      const next = sentence.clauses[index + 1];
      const pillar = /(?:首|第一)根/.test(article.plain.slice(start, start + 3));
      let object = pillar && next && actor === '' ? bodyIn(scene, index + 1) : actor;
      // 温州市面向眼健康产业发放首批“科创券”, 推出“园区贷”: what is handed out, and by whom.
      if (
        type === 'opening' &&
        behind.length > 3 &&
        (actor.length > 3 || /^[\u4e00-\u9fff]{2}[区县市镇园]$/.test(actor)) &&
        (/(?:启用|开通|投用)$/.test(article.plain.slice(start, end)) ||
          article.plain[end] === '了' ||
          (/^\d+[个家]/.test(behind) && /揭牌$/.test(article.plain.slice(start, end))))
      )
        return [objectOf(behind.replace(/^(?:了)?一?[座个条处家栋](?=总|面积|建筑|占地|投资)/, '')), withHosts(partiesIn(actor))];
      // 海茵精密公司中国研发中心落户太仓高新区: whose it is.
      const branch = type === 'opening' && hosts.length === 0 ? branchOwner(actor) : null;
      if (branch) return [objectOf(branch[1]), partiesIn(branch[0])];
      // 研究院落户南湖高新区: where it settles takes part.
      if (
        type === 'opening' &&
        /落户$/.test(article.plain.slice(start, end)) &&
        /[\u4e00-\u9fff]{2}(?:区|市|县|镇|园)$/.test(behind) &&
        !/^(?:该)?园区$/.test(behind)
      )
        return [objectOf(actor), withHosts(partiesIn(behind))];
      const isStarter =
        /^(?:正式|全面|同步)?(?:启动|上线|开通)$/.test(article.plain.slice(start, end)) &&
        behind.length > 3 &&
        (actor === '' ||
          firmEnd.test(actor) ||
          /^“/.test(behind) ||
          /(?:行动|计划|活动|[季节周])$/.test(behind) ||
          /[会局委厅院校学盟区县市镇]$/.test(actor) ||
          isBegun(article.plain.slice(start, end), actor, behind));
      if (type === 'launch' && behind !== '' && (isStarter || /^(?:推出|发放|首发)/.test(article.plain.slice(start, end))))
        return [
          objectOf(behind.replace(/[\d.]+[万亿]?[张元份].*$/, '')),
          withHosts(
            partiesIn(
              (actor === '' && index > 0 && !isStarter ? actorBefore(before).actor : actor).replace(
                /(?<=.{2})(?:面向|为|向|对|针对)[^，,]{2,16}$/,
                '',
              ),
            ),
          ),
        ];
      // 松江区总投资37亿元的12个产业项目
      const sited = /^(.{2,10}?(?:[区市县镇园]))(?:总投资|投资)[^，,的]{2,12}元的(.{3,})$/.exec(actor);
      if (sited && behind === '') return [objectOf(sited[2]!), withHosts(partiesIn(sited[1]!))];
      // 产业园完成三期交付: what of it.
      const part =
        type === 'delivery' || type === 'completion' ? /^(.{3,24}?)(?:近日|日前|顺利|全面)*完成(.{2,16})$/.exec(actor) : null;
      if (part && behind === '') return [objectOf(part[2]!), withHosts(partiesIn(part[1]!))];
      const told = doerOf(type, actor, behind, article.plain.slice(start, end));
      if (told) return [objectOf(told[1]), withHosts(partiesIn(told[0]))];
      // 安徽驭风储能下线第10万台储能机: what stands behind is what was made.
      if (type === 'production_start' && actor !== '' && /^(?:第[\d一二三百千万]|首[台套批辆架艘款条座个颗片])/.test(behind))
        return [objectOf(behind), withHosts(partiesIn(actor.replace(/^[^的]{2,14}的/, '')))];
      // 并为联合创新中心揭牌
      const unveiled = type === 'opening' ? /^(?:.*?)(?:并|共同|同时|还)*为([^，,为]{3,30})$/.exec(object ?? '') : null;
      if (unveiled) return [objectOf(unveiled[1]!), hosts];
      // 集中开工项目18个
      const many = /^集中/.test(article.plain.slice(start, end)) ? /^([^，,\d]{0,8}项目)\d/.exec(behind)?.[1] : undefined;
      if (many) return [`${wordsOf(article, start, end)}${many}`, withHosts(partiesIn(actor))];
      if (object === '' && kind.side === 'before' && behind !== '') object = behind;
      if (!object && index > 0) object = bodyIn(scene, 0) ?? '';
      const handed = type === 'delivery' && behind !== '' ? /^(.{2,20}?)向(.{2,20})$/.exec(object ?? '') : null;
      if (handed)
        return [
          objectOf(behind.replace(/^[一两三\d]+[台艘架套列辆颗]/, '')),
          withHosts([...partiesIn(handed[1]!), ...partiesIn(handed[2]!)]),
        ];
      // …在恒锐传动公司下线，并交付国海风电
      const made =
        type === 'delivery' && /^并?$/.test(actor) ? /^(.*?)(?:在([^在，,]{4,24}?(?:公司|集团)))?下线$/.exec(before) : null;
      if (made)
        return [
          objectOf(made[1]!.replace(/(?<=.{3})在[\u4e00-\u9fff]{2,8}$/, '')),
          withHosts([...(made[2] ? partiesIn(made[2]) : []), ...partiesIn(behind.replace(/^(?:给|至)/, ''))]),
        ];
      // 东硕磁电首批500万只电感发往德国: whose first lot it is.
      const lot = type === 'delivery' && object ? /^([^，,]{3,16}?)(首批[^，,]{2,30})$/.exec(object) : null;
      if (lot && /[发运驶送]往$/.test(article.plain.slice(start, end))) return [lot[2]!, withHosts(partiesIn(lot[1]!))];
      // 交付两栋厂房给铜冠微芯
      const given = type === 'delivery' ? /^([^，,给]{2,16})给([^，,]{2,20})$/.exec(behind) : null;
      if (given) return [objectOf(given[1]!), withHosts([...partiesIn(actor), ...partiesIn(given[2]!)])];
      // 海工公司交付一艘散货船: what stands behind is what is handed over.
      if (type === 'delivery' && object && /^(?:首[批台艘架套列]|第?[一两三\d]+[台艘架套列辆颗])/.test(behind)) {
        // …交付首批厂房，接收企业为上海舜氢动力等3家公司: who gets it.
        const taker = receiver.exec(words.slice(end - sentence.start))?.[1];
        return [
          objectOf(behind.replace(/^[一两三\d]+[台艘架套列辆颗]/, '')),
          withHosts([...partiesIn(object), ...(taker ? partiesIn(taker) : [])]),
        ];
      }
      if (type === 'delivery' && behind !== '' && object)
        return [
          objectOf(
            object
              // 莱析光电的第1000台检测设备: what was handed over, without whose it is.
              .replace(/^[^的，,]{3,16}的?(?=第\d+[台套艘架辆列]|首[台套艘架列])/, owner =>
                firmEnd.test(owner.replace(/的$/, '')) ? '' : owner,
              )
              .replace(/^首[批台套艘架]|^第\d+[台套艘架辆列]|自主研制的/g, ''),
          ),
          withHosts([
            ...partiesIn(firmIn.exec(object)?.[1] ?? ''),
            // 启运欧洲: where it goes.
            ...(/[启发]运$|[发运驶送]往$/.test(article.plain.slice(start, end))
              ? []
              : partiesIn(behind.replace(/^(?:给|至|使用)/, ''))),
          ]),
        ];
      // 公司第三条产线投产, 其首架量产机交付: the firm told of before.
      const ours = object ? behindPronoun(object) : 0;
      const us = ours > 0 ? ownFirm(scene) : null;
      if (us)
        return [
          objectOf(object!.slice(ours)),
          withHosts([us, ...(type === 'delivery' ? partiesIn(behind.replace(/^(?:给|至|使用)/, '')) : [])]),
        ];
      if (ours > 0) object = object!.slice(ours);
      const legal = object && type !== 'delivery' && hosts.length === 0 && !built ? legalOwner(object) : null;
      const isFull = legal !== null && (type === 'opening' || (firmIn.exec(object!)?.[1] ?? legal[0]).length < legal[0].length);
      if (legal && isFull) return [objectOf(legal[1]), partiesIn(legal[0])];
      const sent = object && !/、|等\d/.test(object) ? firmIn.exec(object) : null;
      if (
        sent &&
        type !== 'opening' &&
        !/^项目(?:[一二三四]期)?$/.test(object!.slice(sent[1]!.length)) &&
        (type === 'production_start' ? madeThing : builtThing).test(object!.slice(sent[1]!.length))
      )
        return [
          tidyName(
            type === 'production_start' || type === 'construction_start'
              ? object!
                  .slice(sent[1]!.length)
                  .replace(
                    /^的|^(?:正式)?(?:宣布|宣告)(?=.{3})|^(?:计划|总)?投资(?:约|超|近|逾)?[\d.]+[万亿]?[美欧]?元的(?=.{3})|^年产能?(?:约|超|近|达)?\d[^的，,]{2,20}的(?=.{3})/,
                    '',
                  )
              : object!.slice(sent[1]!.length),
          ),
          withHosts(partiesIn(sent[1]!.replace(/^[\u4e00-\u9fff]{2,10}[省市区县镇乡]的/, ''))),
        ];
      if (legal) return [objectOf(legal[1]), partiesIn(legal[0])];
      // 北辰智驾的无人矿卡制造基地: whose it is.
      const whose = object && hosts.length === 0 ? ofFirm.exec(object) : null;
      if (whose && (firmTail.test(whose[1]!) || firmEnd.test(whose[1]!)))
        return [
          objectOf(whose[2]!),
          [
            ...partiesIn(whose[1]!),
            ...(type === 'delivery' && behind !== '' ? partiesIn(behind.replace(/^(?:给|至|使用)/, '')) : []),
          ],
        ];
      const owned = object && hosts.length === 0 && !built ? firmAhead(article, sentence, type, object) : null;
      if (owned) return [objectOf(owned[1]), partiesIn(owned[0])];
      // 科瀚电子正式试生产: a firm that begins.
      if (
        (type === 'opening' || type === 'production_start') &&
        object &&
        !built &&
        /产$/.test(article.plain.slice(start, end)) &&
        (/^[^，,、的]{4,26}有限(?:责任)?公司$/.test(object) || (object.length < 11 && firmTail.test(object)))
      )
        return [null, withHosts(partiesIn(object))];
      return [objectOf(object), withHosts(built ? partiesIn(built[1]!) : [])];
    }
  }
}
