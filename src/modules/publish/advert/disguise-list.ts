/** Words that adverts write partly in the Latin spelling of their sounds. */
const sounds: readonly (readonly [word: string, sounds: string])[] = [
  ['国家级', 'guo jia ji'],
  ['顶级', 'ding ji'],
  ['顶尖', 'ding jian'],
  ['极致', 'ji zhi'],
  ['极品', 'ji pin'],
  ['最佳', 'zui jia'],
  ['最好', 'zui hao'],
  ['最优', 'zui you'],
  ['最强', 'zui qiang'],
  ['最大', 'zui da'],
  ['最高', 'zui gao'],
  ['最低', 'zui di'],
  ['最新', 'zui xin'],
  ['最先进', 'zui xian jin'],
  ['最便宜', 'zui pian yi'],
  ['第一', 'di yi'],
  ['唯一', 'wei yi'],
  ['独家', 'du jia'],
  ['绝对', 'jue dui'],
  ['首选', 'shou xuan'],
  ['首个', 'shou ge'],
  ['首家', 'shou jia'],
  ['保本', 'bao ben'],
  ['稳赚', 'wen zhuan'],
  ['升值', 'sheng zhi'],
  ['包过', 'bao guo'],
  ['保过', 'bao guo'],
  ['销冠', 'xiao guan'],
  ['稳赚不赔', 'wen zhuan bu pei'],
  ['无风险', 'wu feng xian'],
  ['根治', 'gen zhi'],
  ['特供', 'te gong'],
  ['永久', 'yong jiu'],
  ['躺赚', 'tang zhuan'],
  ['包赚', 'bao zhuan'],
  ['零风险', 'ling feng xian'],
  ['回本', 'hui ben'],
  ['分红', 'fen hong'],
  ['收益', 'shou yi'],
  ['翻倍', 'fan bei'],
  ['返利', 'fan li'],
  ['返租', 'fan zu'],
  ['回购', 'hui gou'],
  ['拿证', 'na zheng'],
  ['押题', 'ya ti'],
  ['首创', 'shou chuang'],
  ['领先', 'ling xian'],
  ['顶配', 'ding pei'],
  ['冠军', 'guan jun'],
  ['销量', 'xiao liang'],
  ['无敌', 'wu di'],
  ['独一无二', 'du yi wu er'],
  ['独一份', 'du yi fen'],
  ['治愈', 'zhi yu'],
  ['学区', 'xue qu'],
  ['天花板', 'tian hua ban'],
];

/** How a word is written, what is meant, and what must stand before and after it. */
export type Disguise = { written: string; meant: string; before?: RegExp; after?: RegExp; mask?: number };

/** In `mask`: hidden, another sign for the first place (No.1, TOP1), or 第1 with a figure. */
export const [hidden, sign, figure] = [1, 2, 3] as const;

const praise = '大好强高低优新佳美棒便先实划靠专豪快省舒完权安牛值具有稀超抢热旺';
const afterPraise = new RegExp(`^[${praise}]`);
/** Words with a numeral inside that adverts write as a figure: 独1无2, 首屈1指. */
const numerals: readonly Disguise[] = [
  '独一无二',
  '独一份',
  '独一家',
  '首屈一指',
  '数一数二',
  '万无一失',
  '仅此一家',
  '只此一家',
  '独此一家',
  '头一家',
  '一骑绝尘',
  '百分百',
].flatMap(word => figured(word).map(written => ({ written, meant: word })));
const ordinary: readonly Disguise[] = [
  ...numerals,
  { written: '1流', meant: '一流', before: /[内界际球国业]$/ },
  ...sounds.flatMap(([word, spelled]) => spellings(word, spelled.split(' ')).map(written => ({ written, meant: word }))),
  { written: 'zui', meant: '最', after: afterPraise },
  ...[...'嘬晬嶵檇'].map(written => ({ written, meant: '最', after: afterPraise })),
  // 醉 and 罪 are words of their own (醉美 is a slogan of towns): only before what nobody says of them.
  { written: '醉', meant: '最', after: /^(?:好|强|优|佳|低|高|便宜|先进|划算|实惠|靠谱|专业|超值|具|抢手)/ },
  { written: '罪', meant: '最', after: /^(?:好|强|优|佳|低价|便宜|先进|划算|实惠|靠谱|超值|具)/ },
  // 嘴好 is a word of its own too (刀子嘴, 他嘴好): only before what nobody says of a mouth.
  {
    written: '嘴',
    meant: '最',
    before: /(?:^|[^张开动口油多利还斗拌亲插闭吵顶贫零钳咀烟喷壶管枪油漏吸焊])$/,
    after:
      /^(?:好(?:用|的|卖|看的)|优(?:的|惠|质|秀)|佳(?:的|选|品)|强(?:的|大)|低价|便宜|实惠|划算|靠谱|专业|先进|牛的|高端|超值|省心|省钱)/,
  },
  { written: '罪', meant: '最', before: /[料工艺价货质量务能]$/, after: /^(?:实在|良心|老实|地道|扎实|上乘)/ },
  ...['朂', '㝡', '冣'].map(written => ({ written, meant: '最' })),
  ...['国佳级', '国嫁级', '国傢级', '国家級', '国家极', '囯家级', '囯佳级', '国伽级', '国家亟'].map(written => ({
    written,
    meant: '国家级',
  })),
  { written: '国家及', meant: '国家级', after: /^(?:品质|水准|水平|大师|实力|品牌|体验|享受|配套|园区|厂房|服务)/ },
  { written: '囯', meant: '国' },
  ...['顶极', '鼎级', '顶及', '顶圾', '丁页级'].map(written => ({
    written,
    meant: '顶级',
    after: /^(?:的|品|配|体|服|厂|园|豪|享|设|商|地|产|装|[，。!])/,
  })),
  ...['国j级', 'g家级', '国家j', 'gj级', 'g j级'].map(written => ({ written, meant: '国家级', after: /^(?![a-z\d])/ })),
  { written: 'bao', meant: '包', after: /^(?:通过|过[，。!班]|下证|拿证|就业|录取|批|中|赚)/ },
  { written: 'bao', meant: '保', after: /^(?:住|底|息|值|收益|升值|租|盈|您|你)/ },
  ...['zhuan', 'zuan', 'zhuang'].map(written => ({
    written,
    meant: '赚',
    before: /[躺稳包只净大必]$/,
    after: /^(?:不|钱|翻|到|回|[，。!]|$|了|疯)/,
  })),
  ...['风险', '差评', '投诉', '故障', '甲醛', '副作用', '瑕疵', '失误', '延误', '首付'].map(what => ({
    written: `0${what}`,
    meant: `零${what}`,
    before: /(?:^|[^\d.,%])$/,
    mask: 0,
  })),
  { written: 'z', meant: '最', after: /^(?:好|强|优|佳|大的|低价|便宜|划算|实惠|专业|靠谱|牛|先进|省心|省钱|懂)/ },
  { written: 'd1', meant: '第一', after: /^(?:梯队|品牌|阵营|方阵)/ },
  { written: 'z', meant: '赚', before: /[稳躺包只净]$/, after: /^(?:不赔|不亏|钱|翻)/ },
  { written: 'd1', meant: '第一', before: /[国市省业区界球内类]$/, after: /^(?:的|品牌|大|家|名|[，。!]|$)/ },
  ...['b过'].map(written => ({ written, meant: '包过', after: /^(?:$|[，。!、班快])/ })),
  ...['唯①', '维①', '惟一', '维一', '唯壹', '唯1'].map(written => ({
    written,
    meant: '唯一',
    before: /[^思操运]$/,
    after: /^(?:的|一|选|指|拥|具|入|获|可|能|真|正|带|有|做|办|在|授|配|双|拿)/,
  })),
  ...['娣一', '苐一', '第壹', '第弌', '第ⅰ', '第Ⅰ', '第i', '第㈠', '第㊀', '第⒈', '苐1', '第l'].map(written => ({
    written,
    meant: '第一',
    after: /^(?![a-z\dⅰ条款章节讲课册卷编部回集季期])/,
  })),
  ...['弟一', '递一', '帝一'].map(written => ({
    written,
    meant: '第一',
    before: /(?:^|[^兄子徒小师老表堂快上皇大炎黄])$/,
    after: /^(?:品牌|选择|梯队|名[，。!]|的|[，。!])/,
  })),
  ...['天花扳', '天花版', '天化板'].map(written => ({ written, meant: '天花板' })),
  { written: '百份百', meant: '百分百' },
  { written: '佰分佰', meant: '百分百' },
];
/** Other ways to write 第一; whether they hide anything is for the reader of ranks to say. */
const tag = /^(?![\d.a-z号栋楼车间厂泵仓机桥井线标段地库座])/;
const signs: readonly Disguise[] = [
  'no.1',
  'no1',
  'no. 1',
  'n0.1',
  'top1',
  'top.1',
  'top 1',
  '№1',
  'number one',
  'number 1',
  'num1',
  'no.一',
  'no.壹',
  'no壹',
  'top壹',
  'top一',
].map(written => ({ written, meant: '第一', after: tag, before: /(?:^|[^a-z图表号件注编\d])$/, mask: sign }));
const figures: readonly Disguise[] = [{ written: '第1', meant: '第一', after: /^(?![\d.,%/a-z-])/, mask: figure }];

/** All disguises by their first character, the longest first. */
export const byFirst = new Map<string, Disguise[]>();
for (const one of [...ordinary, ...signs, ...figures].sort((a, b) => b.written.length - a.written.length))
  byFirst.set(one.written[0]!, [...(byFirst.get(one.written[0]!) ?? []), one]);

/** A word with its numerals in the signs that stand for them. */
function figured(word: string): string[] {
  const signs: Record<string, string> = { 一: '1', 二: '2', 百: '100', 万: '10000' };
  const all = [...word].map(character => signs[character] ?? character).join('');
  const formal = [...word].map(character => ({ 一: '壹', 二: '贰' })[character] ?? character).join('');
  return [...new Set([all, word.replace('一', '1'), formal])].filter(written => written !== word && !written.includes('100'));
}

/** Every way to write some characters of a word, not all, by their sounds. */
function spellings(word: string, parts: string[]): string[] {
  const ways = [];
  for (let bits = 1; bits < 1 << parts.length; bits++)
    ways.push([...word].map((character, i) => (bits & (1 << i) ? parts[i]! : character)).join(''));
  return ways;
}
