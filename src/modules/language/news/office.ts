import { opening } from '../pattern.ts';
import type { Article } from './article.ts';
import { type Mind, resolved } from './mind.ts';
import type { Name } from './place.ts';

/** Whom an office stands for: what that of a city or zone does is of the city or zone; null where the name is no office. `body`, `place`: the names that begin there. */
export function officeAt({ plain }: Article, body: Name | null, place: Name | null, mind: Mind): Name | null {
  const office =
    body && place && body.kind === 'body'
      ? /^(?:人民)?政府(?:办公厅|办公室)?$|^[市区县]?委(?:组织部|宣传部|办公室|常委会|社会工作部|统战部)?$|^[\u4e00-\u9fff]{0,8}(?:局|海关|调查队|[发经科商]委|[经发科]信)$/.exec(
          plain.slice(place.end, body.end),
        )
      : null;
  if (office && !(office[0].endsWith('海关') && customs.testAt(plain, body!.end, body!.end + 14)))
    return { ...place!, end: body!.end };
  const bureau = place && place.kind === 'place' ? bureauAt.execAt(plain, place.end, place.end + 12)?.[0] : undefined;
  if (bureau) return { ...place!, end: place!.end + bureau.length };
  // 市经信局对210家企业摸底: of the city told of.
  const ofPlace = body && !place ? bareOffice.exec(body.subject)?.[1] : undefined;
  const owner = ofPlace === undefined ? null : resolved(mind, `全${ofPlace}`);
  if (owner && owner !== `全${ofPlace}`) return { ...body!, subject: owner, kind: 'general', takes: null };
  // 新区管委会: of the zone told of.
  const bare = body && /^(新区|开发区|高新区|经开区|园区|保税区|综保区)(?:管委会|党工委)$/.exec(body.subject)?.[1];
  const zone = bare && (mind.subject?.endsWith(bare) ? mind.subject : mind.recent.findLast(one => one.endsWith(bare)));
  if (zone) return { ...body!, subject: zone, kind: 'general', takes: '园区' };
  // 金义新区管委会印发…: what it grants is of the zone, as what a government grants is of its place.
  const run = body?.kind === 'body' ? ofZone.exec(body.subject)?.[1] : undefined;
  if (run) return { ...body!, subject: run, takes: '园区' };
  return null;
}

/** 浙江省经信厅公布…, 苏州市发改委储备…: what an office of a place does or says is of the place. */
const bureauAt = opening(
  /^[省市区县]?(?:商务|发展和?改革|发改|经信|经济和信息化|工信|工业和信息化|科技|科学技术|财政|投资促进|投促|人社|人力资源和社会保障|住建|交通(?:运输)?|农业农村|文旅|文化和旅游|市场监管|税务|统计|教育|自然资源|生态环境|应急管理|民政|卫健|金融|大数据)(?:厅|局|委员会|委(?!员|托))/,
);
const bareOffice = /^([省市区县])(?:[\u4e00-\u9fff]{1,8}(?:局|调查队|[发经科商][委信])|[发经科商][委信]|委|政府)$/;
const ofZone = /^(.{2,}(?:园区|开发区|新区|高新区|经开区|保税区|综保区|港区|新片区|度假区|科技城|科学城))(?:管委会|管理委员会)$/;
/** 苏州海关去年为辖区企业办理…: what it does itself; else it tells of the trade of its city. */
const customs = opening(/^[^，,。；;]{0,8}?(?:签发|办理|出具|监管|验放|查验|查获|受理|为(?:辖区|企业|关区)|推行|推出|试点)/);
