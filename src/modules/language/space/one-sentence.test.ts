import { describe, expect, it } from 'vitest';
import { readSpace } from './read.ts';

const valuesOf = (text: string) => readSpace(text).values;

describe('one sentence of somebody who seeks', () => {
  it('is a need though it names no seeking: a question, who makes what, what comes first', () => {
    for (const text of [
      '松江经开区标准厂房出租吗？要3000平',
      '兰溪招商吗，占地100亩',
      '做热处理的，要有天然气，1200平',
      '小型模具厂找房，500平，太仓',
      '只要底楼，300平，泗泾优先，车墩也行',
      '现在办公在滨湖，想找锡山厂房',
      '我们从温州起家，准备在常州武进建厂',
      '镇海石化区附近有没有甲类仓库',
      '周边有无丙类仓库',
    ])
      expect(valuesOf(text).side, text).toBe('need');
    for (const text of [
      '松江底楼300平出租，做包装的优先',
      '厂房招租，1200平，有天然气，适合做热处理的',
      '有需要仓库的吗？嘉兴港区5000平',
      '附近有汽车厂，厂房2000平',
    ])
      expect(valuesOf(text).side, text).toBe('offer');
  });

  it('takes what a firm does for no name of it', () => {
    expect(valuesOf('精细化工公司，需要厂房1200平').company).toBeNull();
    expect(valuesOf('物流公司，需要仓库2万平').company).toBeNull();
  });

  it('takes a firm, a branch of a bank or an institute by its name', () => {
    expect(valuesOf('我们是海宁市天元经编公司，想找3000平厂房').company).toBe('海宁市天元经编公司');
    expect(valuesOf('长电绿能集团在找仓库1万平，昆山').company).toBe('长电绿能集团');
    expect(valuesOf('湖州银行吴兴支行拟租赁档案库房500㎡').company).toBe('湖州银行吴兴支行');
    expect(valuesOf('我们是外贸公司，需要仓库2000平').company).toBeNull();
  });

  it('leaves out where it rents now, told by what follows', () => {
    expect(valuesOf('我司目前在青浦租1800平，合同到期想搬到嘉善，面积3000㎡').places).toEqual(['嘉善']);
  });

  it('knows a town beside another district of its city', () => {
    expect(valuesOf('找实验室500平，张江或者松江').places).toEqual(['张江', '松江']);
  });

  it('reads the tons of cranes behind them, each by itself', () => {
    expect(valuesOf('松江找厂房，要带行车，10吨的两台').crane_t).toEqual([10]);
    expect(valuesOf('厂房出租，两台行车，一台5吨一台16吨').crane_t).toEqual([5, 16]);
    expect(valuesOf('厂房出租，航车有，5吨和10吨各一部').crane_t).toEqual([5, 10]);
    expect(valuesOf('厂房出租，行车5吨，货梯两部，一部3吨一部2吨').crane_t).toEqual([5]);
  });

  it('takes dormitories that come with a hall for no kind of it', () => {
    expect(valuesOf('织里童装产业园 800-5000平 12元/月 宿舍配套').type).toBe('factory');
  });
});

describe('a short advertisement', () => {
  it('tells the sum of a hall with its land without a word of selling', () => {
    const { deal, price } = valuesOf('长兴雉城，土地18亩，厂房9000方，1650万，手续全');
    expect(deal).toEqual(['sale']);
    expect(price).toEqual({ min: 1650, max: 1650, unit: '10k_yuan' });
    expect(valuesOf('厂房9000方，投资1650万改造，土地18亩').price).toBeNull();
  });

  it('has rents by floor behind their word, and a least price in brackets', () => {
    expect(valuesOf('厂房出租 租金底层0.9 二楼以上0.65').price).toEqual({ min: 0.65, max: 0.9, unit: 'yuan/m2/day' });
    expect(valuesOf('【底价】年租金86.4万元').price).toEqual({ min: 86.4, max: null, unit: '10k_yuan/year' });
  });

  it('is an offer where it says whom it does not want', () => {
    expect(valuesOf('埭溪化妆品基地，十万级车间800平现成，可直接投产，非化妆品企业免谈').side).toBe('offer');
  });

  it('names the least that is let of a floor, and when it is wanted, not when that was announced', () => {
    expect(valuesOf('研发办公出租，单层1380平，最小300平可租').area_m2).toEqual({ min: 300, max: 1380 });
    expect(valuesOf('2026年9月采购意向，仓库租赁800平，2026-10启动').available).toBe('2026-10');
  });
});

describe('what an owner refuses', () => {
  it.each([
    ['厂房招租，玻璃、陶瓷等“两高”项目不予准入', ['玻璃', '陶瓷']],
    ['厂房招租，园区规定：餐饮、洗车一律不进', ['餐饮', '洗车']],
    ['厂房招租，典当、培训类公司不予注册', ['典当', '培训']],
    ['厂房招租，丝印、移印等有VOCs排放的项目无法通过环评，请绕道', ['丝印', '移印']],
    ['厂房招租，油漆、泡沫这些消防过不了的别问', ['油漆', '泡沫']],
    ['优先智能制造；印刷、家具制造限制进入', ['印刷', '家具制造']],
    ['楼上出租，可做轻加工，振动大的冲压、锻打不允许上楼', ['冲压', '锻打']],
    ['厂房转租，房东要求不能转做餐饮和KTV', ['餐饮', 'KTV']],
  ] as const)('%s', (text, trades) => {
    const { excluded_industries, industries } = valuesOf(text);
    expect(excluded_industries).toEqual(trades);
    for (const trade of trades) expect(industries).not.toContain(trade);
  });
});

describe('what stands behind few words', () => {
  it('tells haste or a licence alone as what is sought, unless a price or an offer stands beside it', () => {
    for (const text of [
      '松江2600平厂房，急',
      '急！嘉定1800平仓库',
      '160平办公室，能注册',
      '谁手上有昆山900平的厂房',
      '哪位老板有仓库要转租，2600平',
      '有个客户要租仓库，太仓2100平',
      '哪家有宝山的冷库，600平',
      '高价收太仓工业用地15亩',
      '租个门面修车，江阴',
      '仓库700平，能停13米车吗',
    ])
      expect(valuesOf(text).side, text).toBe('need');
    for (const text of [
      '松江厂房2600平，1.1元，急',
      '1800平仓库出租，急',
      '谁有客户要2000平厂房',
      '哪位老板要租仓库，我这2600平空着',
      '谁要厂房，昆山千灯1300平',
      '有人要仓库吗，松江900平',
      '有没有公司想买厂房的，手上有4000平',
      '需要厂房的老板联系我，泗泾1600平',
      '东台有标房要处理，5000平',
      '手里有套厂房要出手，3000平',
      '厂房出租，想知道能做什么吗，来电',
      '浦东160平办公室，能注册，2.5元/天',
      '松江厂房3000平，能注册能环评',
      '松江3000平厂房，能注册，有行车',
      '松江3000平厂房能注册公司，独栋',
    ])
      expect(valuesOf(text).side, text).toBe('offer');
    expect(valuesOf('收厂房，常州武进，2000平以上').deal).toEqual(['sale']);
    expect(valuesOf('长期收厂房租，狮岭2000方').deal).toEqual(['rent']);
    expect(valuesOf('一手房东，厂房3000平').deal).toEqual([]);
  });

  it('takes what is left of a whole, and the one of several that is free', () => {
    expect(valuesOf('总面积4万平，已租1.5万，其余招租').area_m2).toEqual({ min: 25_000, max: 25_000 });
    expect(valuesOf('8000平厂房，已租2000，其余可分租').area_m2).toEqual({ min: null, max: 6000 });
    expect(valuesOf('9000平厂房，已租3000，其余5800平出租').area_m2).toEqual({ min: 5800, max: 5800 });
    expect(valuesOf('三个库各2500平，现B库空').area_m2).toEqual({ min: 2500, max: 2500 });
    expect(valuesOf('三个库各2500平，现都空着').area_m2).toEqual({ min: 2500, max: 7500 });
    expect(valuesOf('厂房4000平，能分1000').area_m2).toEqual({ min: 1000, max: 4000 });
    expect(valuesOf('厂房最小单元900平，最大5400').area_m2).toEqual({ min: 900, max: 5400 });
  });

  it('takes rents by how it is let, heights of both floors, and kinds in rows', () => {
    expect(valuesOf('青浦厂房2000平，整租16 分租18').price).toEqual({ min: 16, max: 18, unit: 'yuan/m2/month' });
    expect(valuesOf('双拼厂房，下层8米上层4.5米').clear_height_m).toEqual({ min: 4.5, max: 8 });
    expect(valuesOf('车间出租，32吨和16吨双层行车').crane_t).toEqual([32, 16]);
    expect(valuesOf('招商\n写字楼：80-300平\n厂房：900-1200平').type).toEqual(['factory', 'office']);
  });

  it('drops what a refused firm is called, and takes it for no company', () => {
    expect(valuesOf('仓库出租，不要化工公司').excluded_industries).toEqual(['化工']);
    expect(valuesOf('不接电镀线、漆包线').excluded_industries).toEqual(['电镀', '漆包线']);
    expect(valuesOf('不要塑料公司，不要皮包公司').company).toBeNull();
    expect(valuesOf('厂房出租，中介合作 19900001111').contact).toBeNull();
  });
});

describe('everyday words of brokers and of those who seek', () => {
  it.each([
    ['联系19900034567 Sandra', 'Sandra'],
    ['电话：19900002233（微信同号）赵经理', '赵经理'],
    ['松江厂房2000平 19900004455周', '周'],
    ['采购员小吴：代公司找西安库房4000平', '小吴'],
    ['房东老刘直租，无锡厂房600平', '老刘'],
    ['厂房出租 19900008899 cnc优先', null],
    ['房东小厂房出租，500平', null],
  ] as const)('whom to speak to: %s', (text, contact) => {
    expect(valuesOf(text).contact).toBe(contact);
  });

  it.each([
    ['仓库出租，现房随时可进场', '随时'],
    ['找厂房，租金别超15 月底要搬', '月底'],
    ['找厂房3000平，请于6月底前函复', null],
    ['标准厂房现房，服装、针织随时入驻', null],
  ] as const)('when: %s', (text, available) => {
    expect(valuesOf(text).available).toBe(available);
  });

  it.each([
    ['求租电商仓2000平杭州', ['电商']],
    ['找个修车的场地，成都双流，一楼', ['修车']],
    ['求租可以喷塑的厂房1000平无锡', ['喷塑']],
    ['厂房求租，3亩院子，能喷粉', ['喷粉']],
    ['慈溪找厂房，注塑25台机', ['注塑']],
    ['找五金车间，1200方，能放冲床', ['五金']],
    ['客户：新加坡医疗器械公司，需求：厂房1200㎡', ['医疗器械']],
    ['火锅店找铺面，成都武侯，200平', ['火锅']],
    ['求租厂房1000平，环评能做，货车能进', []],
    ['找个食品车间，SC能办，800平', ['食品']],
    ['急寻无锡厂房，5000平，做钢结构的', ['钢结构']],
    ['租办公，南京河西，300平，带家具', []],
  ] as const)('what for: %s', (text, industries) => {
    expect(valuesOf(text).industries).toEqual(industries);
  });

  it('does not take a refused sort of park, or what stands beside a hall, for the hall', () => {
    expect(valuesOf('求租厂房8000平，园区不能是化工园区').excluded_industries).toEqual([]);
    expect(valuesOf('厂房招租，印染漂洗不可').excluded_industries).toEqual(['印染', '漂洗']);
    expect(valuesOf('厂房出租，甲类库配套，欢迎医疗器械').fire_class).toBeNull();
    expect(valuesOf('甲类仓库出租500平').fire_class).toBe('甲');
    expect(valuesOf('求租仓库3000㎡，平库或高台均可').dock).toBeNull();
    expect(valuesOf('求租仓库3000㎡，高台库优先').dock).toBe(true);
  });

  it('tells a house of one storey among others, and a hall on the ground floor', () => {
    const { single_storey, area_m2 } = valuesOf('三栋出售：单层6200、三层4600');
    expect(single_storey).toBeNull();
    expect(area_m2).toEqual({ min: 4600, max: 10_800 });
    expect(valuesOf('求购一层厂房，大岭山，1500平').ground_floor).toBe(true);
    expect(valuesOf('想买一层厂房，2000平').ground_floor).toBeNull();
  });

  it('knows who looks for a place, and what an offer is best for', () => {
    for (const text of ['找个洗车的地方，200平，临街', '医美诊所找铺，杭州滨江，400平', '想开个五金加工厂，300平，佛山'])
      expect(valuesOf(text).side, text).toBe('need');
    for (const text of ['厂房2000平，想找个做食品的企业', '想找个接手的，厂房1500平', '仓库800平，放红酒茶叶最好，0.6元/平/天'])
      expect(valuesOf(text).side, text).toBe('offer');
    expect(valuesOf('医美诊所找铺，杭州滨江，400平').type).toBe('shop');
    expect(valuesOf('需工业用地150亩，一期租用厂房3万平方米先行投产').type).toEqual(['factory', 'land']);
  });

  it('knows a rent that is too high, the coin of the south, and what is not to be passed', () => {
    expect(valuesOf('想租厂房，租金8毛不行太贵，最多4毛一天一平').price).toEqual({ min: null, max: 0.4, unit: 'yuan/m2/day' });
    expect(valuesOf('厂房2350方，20蚊一方').price).toEqual({ min: 20, max: 20, unit: 'yuan/m2/month' });
    expect(valuesOf('找厂房，价格不要高过20块').price?.max).toBe(20);
    expect(valuesOf('需地100亩，投资强度800万/亩，总投资12亿').investment_10k_yuan).toBe(120_000);
  });

  it('finds the quarter and the part of the country that is sought', () => {
    expect(valuesOf('武汉光谷片区找实验室').places).toEqual(['武汉', '光谷']);
    expect(valuesOf('东莞长安乌沙社区红本厂房分租').places).toEqual(['东莞', '长安', '乌沙社区']);
    expect(valuesOf('珠三角找地，东莞、中山、江门').places).toEqual(['珠三角', '东莞', '中山', '江门']);
    expect(valuesOf('重庆两江新区水土附近买厂房2000㎡').places).toEqual(['重庆', '两江新区', '水土']);
    expect(valuesOf('拟在江西赣州、吉安择地建设生产基地').places).toEqual(['江西', '赣州', '吉安']);
  });
});
