/** The divisions of the classification whose names join several things. */
const name =
  /计算机、通信和其他电子设备制造业?|铁路、船舶、航空航天和其他运输设备制造业?|酒、饮料和精制茶制造业?|石油、煤炭及其他燃料加工业?|(?:木材加工和)?木、竹、藤、棕、草制品业?|纺织服装、服饰业?|皮革、毛皮、羽毛及其制品和制鞋业?|文教、工美、体育和娱乐用品制造业?|化学原料和化学制品制造业?|印刷和记录媒介复制业?|(?:黑色|有色)金属冶炼和压延加工业?|金属制品、机械和设备修理业?|信息传输、软件和信息技术服务业?/g;
const joined = /[、和及](?:通信|船舶|饮料|煤炭|竹|服饰|毛皮|工美|化学|记录|压延|机械|软件)/;

/** Where the official names stand in a stretch of the plain text, as a test of offsets; null where there are none. */
export function officialNamesIn(plain: string, start: number, end: number): ((at: number) => boolean) | null {
  const words = plain.slice(start, end);
  if (!joined.test(words)) return null;
  const names = [...words.matchAll(name)].map(({ 0: { length }, index }) => [start + index, start + index + length] as const);
  return names.length === 0 ? null : at => names.some(([from, to]) => at >= from && at < to);
}
