import type { Random } from '#shared/random.ts';

// Every name begins with a word that says it is made up; the rest only sounds like the trade.
const made = ['示例', '虚构', '演示', '样例', '假想'];
const sounds =
  '云杉 青禾 启帆 汇川里 松风 澄湖 锦程 拓野 星桥 明溪 远舟 恒砺 瑞禾 新翎 宏茂 晨屿 嘉木 竹隐 泽林 天工坊 聚微 凌越 朗润 丰庭 精恪 木槿 金穗 海棠 北斗坪 望潮 蓝桉 鹿鸣 棠溪 序元 白鹭 银杏 长亭 听涛 谷雨 芒种 惊蛰 柏舟 采薇 南乔 千帆 百川 归鸿 砚池 铭石 梧桐里'.split(
    ' ',
  );
const trades =
  '精密机械 汽车部件 电子科技 智能装备 新材料 食品 医疗器械 包装 模具 光电 纺织 电气 生物科技 五金制品 塑胶 自动化 半导体设备 物流装备 环保科技 仪器仪表'.split(
    ' ',
  );
const parkEndings = ['智造园', '产业园', '科创园', '工业园', '智谷', '创新港', '制造基地', '工业邻里'];

const companyKinds = {
  enterprise: (random: Random, sound: string) => `${sound}${random.pick(trades)}有限公司`,
  park: (random: Random, sound: string) => `${sound}${random.pick(['产业园运营', '园区管理', '产业发展', '科技园建设'])}有限公司`,
  broker: (random: Random, sound: string) =>
    `${sound}${random.pick(['厂房经纪', '工业地产咨询', '选址服务', '仓储经纪'])}${random.pick(['有限公司', '事务所'])}`,
  institute: (random: Random, sound: string) => `${sound}${random.pick(['智能制造', '新材料', '生物医药', '先进技术'])}研究院`,
  government: (_: Random, sound: string) => `${sound}镇招商服务中心`,
};

export type OrganisationKind = keyof typeof companyKinds;

/** The name of an organisation that does not exist. */
export function organisationName(random: Random, kind: OrganisationKind): string {
  return random.pick(made) + companyKinds[kind](random, random.pick(sounds));
}

/** The name of a park that does not exist. */
export function parkName(random: Random, town: string): string {
  return random.pick(made) + (random.chance(0.4) ? town : '') + random.pick(sounds) + random.pick(parkEndings);
}

/** The name of a road that does not exist. */
export function roadName(random: Random): string {
  return `${random.pick(made)}${random.pick(sounds)}${random.pick(['路', '大道', '街', '支路'])}`;
}
