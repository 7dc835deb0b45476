import { describe, expect, it } from 'vitest';
import { checkAdvert } from './check.ts';

const page = { hasContact: true, hasLink: false, hasQrCode: false, isOpenToAll: true };
const findings = (text: string) => checkAdvert({ title: '', text, kind: 'post', page }).findings;

describe('sale talk', () => {
  it.each([
    ['return', '首付三成做房东，月月有钱收。'],
    ['return', '年化8个点，写进合同。'],
    ['return', '投资10万，年入30万不是梦。'],
    ['return', '每平月租稳定在40元，租不出去我们兜底。'],
    ['return', '厂房三年翻一番，闭眼买都赚。'],
    ['return', '八年收回本金，之后年年净赚。'],
    ['guarantee', '我们的设备终身不坏。'],
    ['guarantee', '环评加急，三天必出批文。'],
    ['guarantee', '消防验收包搞定，关系硬。'],
    ['guarantee', '专利申请包授权，不授权全额退款。'],
    ['guarantee', '资质代办，下证率100%，欢迎来电。'],
    ['guarantee', '精装办公，零甲醛，随时入住。'],
    ['education', '包教包会，学不会免费重学。'],
    ['education', '学完即可拿证，通过率百分百。'],
    ['organ', '区委书记多次莅临指导，品质有保证。'],
    ['organ', '市经信局认证招商平台。'],
    ['disparage', '性能吊打进口货。'],
    ['disparage', '同行报价虚高，我们只赚良心钱。'],
    ['disparage', '市面上的同类产品都是翻新货，只有我们是原装。'],
    ['medical', '祖传秘方，三个疗程见效。'],
    ['price', '租金全市最便宜，先到先得。'],
  ])('is forbidden as %s: %s', (family, text) =>
    expect(findings(text).map(one => [one.family, one.level])).toContainEqual([family, 'prohibited']),
  );

  it.each([
    '警方提醒，“投资10万，年入30万不是梦”多为诈骗。',
    '金融监管部门提醒，任何承诺保本高收益的理财都可能是骗局。',
    '该公司贷款年化利率4个点。',
    '全市高校毕业生就业率100%。',
    '上半年该市抽检合格，获批率100%。',
    '项目实现零污染排放目标。',
    '该队完胜老牌强队。',
    '最让企业满意的是审批环节少了。',
    '市领导到访企业，考察生产线。',
    '该市与科技局合作平台签约。',
  ])('is none where it is told, counted or warned of: %s', text =>
    expect(findings(text).filter(({ level }) => level === 'prohibited' || level === 'needs_proof')).toEqual([]),
  );

  it('asks for proof of a place in an order that a seller tells', () => {
    expect(findings('我司滚珠丝杠销量位居国内前三，欢迎选型。')[0]).toMatchObject({ family: 'rank', level: 'needs_proof' });
    expect(findings('业内率先全流程无纸化，首家承诺当日放行。')[0]).toMatchObject({ family: 'first', level: 'needs_proof' });
    expect(findings('该市工业投资增速位居全国前三。')).toEqual([]);
  });
});
