import { describe, expect, it } from 'vitest';
import { readNews } from './read.ts';

// Sentences made of parts: every word of a kind in every construction that takes it, so that no reading hangs on the words of one example.

type Figure = { subject: string | null; indicator: string; value: number | null; unit: string | null };

const figuresOf = (text: string) => readNews(text, '2026-03-20').observations;
const plainly = (figures: readonly Figure[]) =>
  figures.map(({ subject, indicator, value }) => `${subject}|${indicator}|${value}`);

/** The sentences that are read otherwise, with how. */
function wrong<T>(cases: readonly T[], textOf: (one: T) => string, expected: (one: T) => readonly string[]): string[] {
  return cases.flatMap(one => {
    const read = plainly(figuresOf(textOf(one)));
    return JSON.stringify(read) === JSON.stringify(expected(one)) ? [] : [`${textOf(one)} → ${read.join('; ')}`];
  });
}
const pairs = <A, B>(as: readonly A[], bs: readonly B[]): [A, B][] => as.flatMap(a => bs.map((b): [A, B] => [a, b]));
const words = (text: string) => text.trim().split(/\s+/);

describe('sentences made of parts', () => {
  it('tell what was reached and how it grew, whatever is measured and by whichever verb', () => {
    const measures = words(`
      地区生产总值 规上工业增加值 规上工业总产值 一般公共预算收入 税收收入 社会消费品零售总额 固定资产投资 工业投资 技改投资 高技术产业投资
      房地产开发投资 民间投资 实际使用外资 到位外资 合同外资 进出口总额 出口额 研发经费支出 研发投入 技术合同成交额 战略性新兴产业产值
      数字经济核心产业增加值 服务业增加值 第三产业增加值 规上工业营业收入 规上工业利润 网络零售额 跨境电商交易额 旅游总收入 存款余额 贷款余额
      制造业中长期贷款余额 普惠小微贷款余额 小微企业贷款余额 集成电路产业规模 生物医药产业产值 总部经济税收 楼宇税收 工业开票销售 建筑业总产值
      农业总产值 财政总收入 上市公司总市值 科技贷款余额 招商引资到位资金 年产值 保费收入 住户存款`);
    const verbs = [
      ['', '达'],
      ['', '达到'],
      ['', '为'],
      ['', '突破'],
      ['', '超'],
      ['', ''],
      ['实现', ''],
      ['完成', ''],
    ] as const;
    expect(
      wrong(
        pairs(measures, verbs),
        ([measure, [ahead, behind]]) => `2025年，昆山市${ahead}${measure}${behind}328.6亿元，同比增长7.4%。`,
        ([measure]) => [`昆山市|${measure}|328.6`, `昆山市|${measure}增速|7.4`],
      ),
    ).toEqual([]);
  });

  it('count what stands behind the number, whatever was done with it', () => {
    const verbs = words(`
      创建 打造 锁定 开发 增设 开设 招募 派驻 评选 筛选 审批 办结 受理 关停 淘汰 挂牌 修订 承办 孵化 育成 排定 召开 收集 申请 获批 斩获 承担
      下线 供货 落户 投用 启用 开业 入驻 入围 辐射 惠及 吸纳 公布 确定 规划 在建 续建 提升 升级 复制 推广 授予 奖励 资助 扶持 补贴 携手 协调 匹配
      培训 轮训 培养 引进 录用 回引 选聘 聘请 聘用 配置 安装 新开 运营 管理 托管 代管 划分 整合 合并 撤并 保留 涵盖 囊括 包括 收录 展出 收藏 转让
      竞得 摘得 挂出 送出 拥有 集聚 新增 培育 认定 组建 签约 开工 竣工 投产 引育 招引 储备`);
    const failed = verbs.filter(verb => {
      const [figure] = figuresOf(`松江区共${verb}340家规上企业，占全市的12%。`);
      return figure?.subject !== '松江' || figure.value !== 340 || !figure.indicator.endsWith('规上企业数');
    });
    expect(failed).toEqual([]);
  });

  it('count things by their name, wherever the number stands', () => {
    const things = [
      ...words(
        '规上工业企业 高新技术企业 科技型中小企业 上市公司 外资企业 世界500强企业 独角兽企业 新型研发机构 孵化器 智能工厂',
      ).map(thing => [thing, '家'] as const),
      ...words('省重大项目 产业项目 重点实验室 院士工作站 工业互联网平台 党组织 产业集群党委 党建联盟 5G基站 就业岗位').map(
        thing => [thing, '个'] as const,
      ),
      ...words('发明专利 企业诉求').map(thing => [thing, '件'] as const),
    ];
    const forms = [
      (thing: string, count: string) => `昆山市${thing}达${count}。`,
      (thing: string, count: string) => `昆山市共有${thing}${count}。`,
      (thing: string, count: string) => `昆山市拥有${count}${thing}。`,
      (thing: string, count: string) => `昆山市${thing}增至${count}。`,
    ];
    expect(
      wrong(
        pairs(things, forms),
        ([[thing, unit], form]) => form(thing, `36${unit}`),
        ([[thing]]) => [`昆山市|${thing}数|36`],
      ),
    ).toEqual([]);
  });

  it('tell a growth by its verb and a share by its whole', () => {
    const growths = words(
      '同比增长 增长 比上年增长 较上年同期增长 同比增幅 增速 同比增速达 环比增长 增幅达 同比上升 同比提高 比去年同期增长 同比猛增 同比大增 同比增加 同比净增 涨幅',
    );
    expect(
      wrong(
        growths,
        growth => `前三季度，海门区工业投资86亿元，${growth}12.5%。`,
        () => ['海门区|工业投资|86', '海门区|工业投资增速|12.5'],
      ),
    ).toEqual([]);
    const shares = words(
      '占全省的 占全省 占全省比重 占全省比重达 占全省总量的 约占全省的 全省占比 占全省的比重提高到 在全省占比达 占到全省的',
    );
    expect(
      wrong(
        shares,
        share => `海门区海工装备产值86亿元，${share}12.5%。`,
        () => ['海门区|海工装备产值|86', '海门区|海工装备产值占比|12.5'],
      ),
    ).toEqual([]);
  });

  it('are of the place where a trade is told of, and of the firm where one is', () => {
    const trades = words(`
      汽车电子 消费电子 工程机械 农业机械 智能装备 高端装备 生物医药 新型显示 精细化工 绿色石化 现代物流 冷链物流 电子信息 集成电路 海洋工程
      轨道交通 商业航天 纺织服装 智能家居 功能材料 先进材料 环保装备 人工智能 动力电池 医疗器械 食品机械 港口机械 电力装备 仪器仪表 新材料 机器人`);
    const firms = words(
      '云帆智控 海川重工 瑞普生物 天辰新材 远航传动 华东机械 明月科技 光明电子 东方精工 红星机械 长江电子 先导智能 大族激光 恒力石化',
    );
    expect(
      wrong(
        trades,
        trade => `松江区公布数据。2025年，${trade}产值36亿元，增长12%。`,
        trade => [`松江|${trade}产值|36`, `松江|${trade}产值增速|12`],
      ),
    ).toEqual([]);
    const forms = [
      (firm: string) => `${firm}去年实现营收36亿元。`,
      (firm: string) => `${firm}研发投入占营收的36%。`,
      (firm: string) => `去年，${firm}出口额增长36%。`,
      (firm: string) => `目前，${firm}已有员工36人。`,
      (firm: string) => `${firm}成立于2012年，现有员工36人。`,
    ];
    const failed = pairs(firms, forms).flatMap(([firm, form]) => {
      const read = figuresOf(form(firm));
      return read.length === 1 && read[0]!.subject === firm && read[0]!.value === 36 ? [] : [form(firm)];
    });
    expect(failed).toEqual([]);
  });

  it('are of the project, however it is brought in', () => {
    const project = '高端轴承智能制造项目';
    const heads = [
      project,
      `位于苏州工业园区的${project}`,
      `由昆岳智能科技有限公司投资建设的${project}`,
      `${project}由昆岳智能科技有限公司投资建设，`,
      `3月5日，${project}在苏州工业园区开工，`,
      `3月5日，${project}在苏州工业园区开工。该项目`,
      `3月5日，${project}在苏州工业园区开工。据悉，项目`,
      `${project}是苏州工业园区今年重点产业项目之一，`,
      `作为省重大项目，${project}`,
      `${project}签约落户苏州工业园区，`,
      `记者从苏州工业园区获悉，${project}`,
      `${project}选址苏州工业园区，`,
      `${project}主要生产高端轴承，`,
      `3月5日，苏州工业园区举行${project}开工仪式。项目`,
    ];
    expect(
      wrong(
        heads,
        head => `${head}总投资12亿元，占地100亩，总建筑面积8万平方米，达产后年产值20亿元，年税收1.5亿元。`,
        () => ['总投资|12', '占地面积|100', '总建筑面积|80000', '年产值|20', '年税收|1.5'].map(one => `${project}|${one}`),
      ),
    ).toEqual([]);
  });

  it('share their figures out among those they name', () => {
    const rows = [
      ['松江', '青浦区', '嘉定区'],
      ['苏州', '杭州', '合肥'],
      ['新桥镇', '洞泾镇', '九亭镇'],
    ] as const;
    const named = (name: string) => (name === '松江' ? '松江区' : name);
    const forms: [(a: string, b: string, c: string) => string, string][] = [
      [(a, b, c) => `高新技术企业数量方面，${a}36家，${b}28家，${c}16家。`, '高新技术企业数'],
      [(a, b, c) => `${a}、${b}、${c}高新技术企业分别达到36家、28家和16家。`, '高新技术企业数'],
      [(a, b, c) => `${a}、${b}、${c}规上工业增加值分别增长36%、28%、16%。`, '规上工业增加值增速'],
      [(a, b, c) => `排名前三的是${a}、${b}和${c}，产值分别为36亿元、28亿元、16亿元。`, '产值'],
      [(a, b, c) => `${a}实现产值36亿元；${b}实现产值28亿元；${c}实现产值16亿元。`, '产值'],
    ];
    expect(
      wrong(
        pairs(rows, forms),
        ([[a, b, c], [form]]) => form(named(a), named(b), named(c)),
        ([[a, b, c], [, indicator]]) => [`${a}|${indicator}|36`, `${b}|${indicator}|28`, `${c}|${indicator}|16`],
      ),
    ).toEqual([]);
  });
});
