import { type ActKind, actKinds } from './act-kind.ts';
import type { EventType } from './reading.ts';

/** For each type of act, the words (one or two characters) of which one stands in every way to tell it. */
const stems: Readonly<Record<EventType, string>> = {
  policy: '出台 发布 推出 实施 下达 印发 公布 颁布 制定 审议 施行 执行 通过 下发 生效 落地',
  acquisition:
    '收购 并购 购入 受让 购得 拿下 取得 卖给 卖予 售予 出售 转让 转售 买下 买入 吸收 入主 控股 收入 纳入 转给 卖掉 卖出 售出 脱手 接盘 接手 吃下 回购 易主',
  bid_won: '中标 竞得 摘得 拍得 拍下 摘牌 拿下 揽下 斩获 承揽 夺得 揽获 花落 收到 摘下 摘了 受让',
  financing:
    '获 完成 敲定 拿到 发行 到账 募集 引入 引进 迎来 落定 收官 交割 关闭 募资 宣布 注资 增资 落地 簿记 融到 融了 融得 拿下 收到 收获 披露 公布 定增 定向',
  approval: '获 取得 收到 拿到 拿下 批复 批准 核准 审议 通过 过会 复函 函复 颁发 核发 摘得 同意',
  listing: '登陆 敲响 挂牌 上市 敲钟 开市 交易',
  award:
    '获 夺冠 连任 荣膺 摘得 夺得 入选 入围 上榜 榜上 入列 当选 评为 授予 认定 评定 命名 确定 推选 选举 受聘 颁发 颁授 授牌 成为 并列 接任 出任 担任 表彰 折桂 夺魁 拿到 揽获 捧回 捧得 捧走 捧起 拿下 摘下 赢得 收获 喜提 摘取 揽下 蝉联 荣列 荣登 跻身 登上 列为',
  signing: '签署 签订 签下 签约 达成 续签 签了 签过 握手 谈成 敲下 敲定 谈定 签定 缔结 结成 结为 建立',
  construction_start: '破土 启动 开工 奠基 动工 吊装 架立 架设 起吊 立起 桩 开建 开钻 竣工 进入 开始 拉开',
  production_start: '投产 量产 下线 进入 投入 开始 启动 转入 开机 投料 实现 通线',
  completion: '中交 竣工 完工 落成 建成 交工 竣备 验收 贯通 建设 拿到 取得 获',
  founding: '成立 建立 创办 创立 创建 登记 注册 备案 组建 设立 结成 应运',
  opening:
    '试车 揭牌 挂牌 落户 启用 开业 开市 落地 通车 通航 开港 开诊 开园 开馆 开街 试生 试产 试运 投入 投用 投运 运营 开通 迎客 纳客 营业 开张 开放 开门 并网 入驻 搬入 迁入 进驻 对外 全面 开航 试营 揭幕 投料 开车 重新 恢复 搬进 搬到 搬至 迁至 迁到 安在 放在 落在',
  delivery: '交付 启运 送达 发运 发往 运往 驶往 送往 发货 运抵 送抵 驶抵 移交',
  release: '发布 公布 披露 首发 问世 公示 出炉 揭晓 亮相 通报',
  launch: '启动 推出 上线 首航 首飞 发放 首发 首开 开行 发车 发射 升空 完成 入轨 开跑 成功',
  meeting:
    '结束 举行 召开 举办 开幕 启幕 落幕 闭幕 收官 开槌 落槌 敲槌 收槌 开赛 谢幕 落下 拉开 揭幕 开锣 开讲 登场 开展 迎来 办了 开了 开联 开推 开动 开现 开座 开调 开分 组织 办起',
};

/** The kinds of acts, as bits, that a character tells, and those that it tells with the next. */
const bySingle = new Uint32Array(0x10000);
const byPair: (Map<number, number> | undefined)[] = new Array(0x10000).fill(undefined);
for (const [index, { type }] of actKinds.entries())
  for (const stem of stems[type].split(' ')) {
    const [first, next] = [stem.charCodeAt(0), stem.charCodeAt(1)];
    if (stem.length === 1) bySingle[first]! |= 1 << index;
    else {
      const followers = byPair[first] ?? new Map<number, number>();
      byPair[first] = followers;
      followers.set(next, (followers.get(next) ?? 0) | (1 << index));
    }
  }

/** The kinds of acts whose words may stand in a stretch: a scan by pairs of characters before the patterns are tried. */
export function actKindsIn(plain: string, start: number, end: number): readonly ActKind[] {
  let found = 0;
  for (let at = start; at < end; at++) {
    const code = plain.charCodeAt(at);
    found |= bySingle[code]!;
    const followers = byPair[code];
    if (followers && at + 1 < end) found |= followers.get(plain.charCodeAt(at + 1)) ?? 0;
  }
  return found === 0 ? none : actKinds.filter((_, index) => found & (1 << index));
}

const none: readonly ActKind[] = [];
