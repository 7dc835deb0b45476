import type { ActScene, Found } from './act-scene.ts';

/** What a clause says that tells of rules, habits, wishes or doubts: 严格按照…公布, 每次都召开, 无正当理由不签订. */
const general =
  /(?<![供响反效适对相])应(?=按|依|在|于|及时|依法|予以|由|对|向|明确|立即|先)|应该|要求(?!，)|规范(?=[^，,]{0,10}$)|严格|严把|严禁|(?:不?定期)|每[次年月季周日](?!均)|通常|往往|一般(?!纳税|公共)|总是|经常|常常|一律|频频|避免|防止|谋取|擅自|理由|如何|为何|何时|是否|能否|可否|不[能会想再予经愿敢必用可利管论仅](?!仅)|未经|无权|难以|很难|方[可能](?=[^，,]{0,12}$)|才[能会可]|[就都也却]会|可能|也许|或[将许]|传闻|即使|哪怕|假如|无论|除非|除了|有意|意图|企图|试图|不得已|缓解|没能|没法|停止|暂停|才算|(?<=^|[，,])(?:如|若|凡|倘|无(?![锡人线为湖极])|未(?!来)|对于|关于)(?=[^，,]{1,30}$)(?!此|约|皋|东)|等待|担心|传出|呼吁|建议|主张|否认|否决|反对|假设|譬如|比如|比方|只能|只有|最好|需要|必要/;

/** Whether a clause tells no act but how things should go, mostly go or might: 采购人应按规定签订合同, 每季度召开会议. */
export function isGeneral({ article: { plain } }: ActScene, { clause, start }: Found): boolean {
  const words = plain.slice(Math.max(clause.start, start - 120), start).replace(/《[^》]*》|“[^”“]{0,40}”/g, '');
  return general.test(words);
}
