/** `money`, `percent`, `point` (百分点), `share`, `times` (倍), `area` and `measure` keep their unit; `count` is counted in base units. */
export type Kind = 'money' | 'percent' | 'point' | 'share' | 'times' | 'area' | 'measure' | 'count' | 'bare';

type Unit = { kind: Kind; unit: string; factor: number };

const units = new Map<string, Unit>();
const add = (kind: Kind, words: string, unit?: string, factor = 1) => {
  for (const word of words.split(' ')) units.set(word, { kind, unit: unit ?? word, factor });
};
add('money', '元 元人民币 块钱', '亿元', 1e-8);
add('money', '美元 美金', '亿美元', 1e-8);
for (const coin of ['欧元', '日元', '港元', '英镑', '新加坡元', '韩元', '卢布']) add('money', coin, `亿${coin}`, 1e-8);
add('money', '港币', '亿港元', 1e-8);
add('percent', '%');
add('percent', '‰');
add('percent', '成', '%', 10);
add('point', '个百分点 百分点 个百分比', '百分点');
add('times', '倍');
add('area', '平方米 平米 ㎡ m2 平方', '平方米');
add('area', '平方公里 平方千米 km2', '平方公里');
add('area', '公顷 ha', '公顷');
add('area', '亩');
add('measure', '公里 千米 km', '公里');
add('measure', '吨 t', '吨');
add('measure', '立方米 m3 方立方米', '立方米');
add('measure', '千瓦时 度电 kwh', '千瓦时');
add('measure', 'mwh 兆瓦时', 'MWh');
add('measure', 'gwh 吉瓦时', 'GWh');
add('measure', 'kw 千瓦', '千瓦');
add('measure', 'mw 兆瓦', '兆瓦');
add('measure', 'gw 吉瓦', 'GW');
add('measure', 'pflops p算力', 'PFLOPS');
add('measure', '标准箱 标箱 teu', '标准箱');
add('measure', '千伏安 kva', '千伏安');
add('measure', '米 千克 公斤 克 克拉 海里');
add(
  'count',
  '家 户 个 项 件 人 名 位 座 台 辆 套 条 种 款 只 支 对 所 处 场 篇 部 本 枚 颗 艘 架 列 班 趟 块 片 棵 株 头 粒 根 瓶 盒 箱 包 节 门 课时 间 栋 幢 张 床 笔 单 宗 例 起 册 封 份 台套 台/套 人次 户次 家次 件次 次 车次 架次 班次 场次 项次 批次 单元 车位 席 股 组 卷 尾 羽 支队 幅 地块 站 个次 类 点 尊 挂 员 款次 机架 泊位 字',
);

// The unit's letters begin another word: 家电, 人才, 个月, 单元房, 次贷, 名优, 条件.
const notUnit: Readonly<Record<string, RegExp>> = {
  家: /[电具庭居园族乡政长纺]/y,
  人: /[才工民机均口士大物文事格形居像类]|员(?!$)/y,
  个: /(?:多?月|工作日|小时|星期|季度|年头|方面|维度|字|阶段|层面|环节|百分|体|性|税|税收|人(?!工|才|大|创)|转企)/y,
  项: /目/y,
  件: /(?:套)/y,
  名: /[优单片词牌字企校医师为录列额]/y,
  位: /[居列于置次]/y,
  台: /[州湾资商账籍风阶套]/y,
  条: /[件例块线款约]/y,
  种: /[植子业]/y,
  对: /[接于外标口比应照话]/y,
  所: /[以有属在需得]/y,
  处: /[于理置室在级]/y,
  场: /[所地景馆次]/y,
  部: /[分门队委署件级]/y,
  本: /[地市区次报届月年科土省县身轮]/y,
  支: /[持撑付部出队]/y,
  片: /[区]/y,
  点: /[击位亮多半]|[零一二三四五六七八九\d]/y,
  组: /[织建成合]/y,
  次: /[日贷月年序要于]/y,
  间: /[接隔]/y,
  节: /[能约点目日]/y,
  门: /[类户店槛诊]/y,
  字: /./y,
  单: /[位元个项体机笔一产价打独日]/y,
  起: /[步重草到来飞源点]/y,
  份: /[额]/y,
  列: /[入为第车]/y,
  班: /[组级次子车]/y,
  头: /[部雁]/y,
  根: /[据本]/y,
  包: /[括含装]/y,
  类: /[似]/y,
  站: /[上在点]/y,
  股: /[权东市票份]/y,
  员: /./y,
  例: /[如]/y,
  度: /[假]/y,
  元: /[宇月]/y,
  成: /[为立果功本交长员效品都分年就]/y,
  米: /[兰其线]/y,
  克: /[服]/y,
  平方: /[公千]/y,
  m: /[a-z]/y,
  t: /[a-z]/y,
  ha: /[a-z]/y,
  km: /[a-z]/y,
  kw: /[a-z]/y,
  mw: /[a-z]/y,
  gw: /[a-z]/y,
};
const longest = Math.max(...[...units.keys()].map(word => word.length));

/** The unit of a news figure written at `at`, with its end; null where none stands. */
export function readNewsUnit(plain: string, at: number): (Unit & { word: string; end: number }) | null {
  const start = plain[at] === ' ' ? at + 1 : at;
  for (let length = Math.min(longest, plain.length - start); length > 0; length--) {
    const word = plain.slice(start, start + length);
    const unit = units.get(word);
    if (!unit) continue;
    const other = notUnit[word];
    if (other) {
      other.lastIndex = start + length;
      if (other.test(plain)) continue;
    }
    return { ...unit, word, end: start + length };
  }
  return null;
}
