/** What no name holds, whoever it is of. */
const done = /组建|批复|推选|竞得|再添|解读|递表|[飞走闯跑长冒]出|选定|划定|培育|变身|摘得|拿下|斩获|当选|获选为?/;

/** 全区|将新建产业集群, 鸠江区|探索产业链党委, 峰会|还为…基地: an owner and what it does, whatever body stands behind. */
const acts =
  /(?:[省市区县镇乡园会院局司]|街道|集团|党委|政府|联盟|大学|企业|单位)(?:(?:还|也|又|已|曾|将(?!军)|拟(?!合)|率先|同步|陆续|相继|积极|大力|主动|不断|持续|着力)[\u4e00-\u9fff“]|(?:探索|摸索|尝试|酝酿|谋划|筹备|推行|推出|加入|加盟|担任|出任|坚持|新建|新增|建成|形成|催生|孕育|盼来|等来|迎来)[^的]{2}|为(?![了民])[\u4e00-\u9fff]{3})/;

/** Whether what looks like a name holds a clause: a verb or an adverb between its owner and the ending of a body. */
export const holdsClause = (words: string): boolean => done.test(words) || acts.test(words);

/** 这笔钱全部投进了减速器: a statement, whatever trade it ends in. */
export const isStatement = (words: string): boolean => statement.test(words);

const statement = /^[这那](?!里山)|[了着]|全部|统统|全都|一直|仍然|已经|正在/;
