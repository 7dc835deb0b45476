import type { AdvertInput } from './check.ts';
import type { Said } from './family.ts';

/** The four features without any of which a text is no advert: 营销性, 媒介性, 受众不特定性, 非强制性. */
export type Feature = 'selling' | 'medium' | 'audience' | 'voluntary';

/** Whether a feature is there, with the article that says so. */
export type Reason = { feature: Feature; holds: 'yes' | 'no' | 'unclear'; article: string; why: Said };

export type Applies = { isAdvertisement: 'yes' | 'no' | 'unclear'; reasons: Reason[] };

const guide = '《〈广告法〉适用问题执法指南（一）》';

const offers =
  /(?:诚邀|欢迎|恭迎)(?:广大|各类|各位|优质|企业|客户|您|新老|来电|有意)?[^，。；\n]{0,8}(?:入驻|咨询|选购|来电|洽谈|订购|合作|加盟|租赁|看房|参观选址|投资|致电|联系|预约)|招商(?:热线|电话|进行中|火热|咨询)|火热招商|招租|出租|出售|转租|转让|求租|热销|现房|优惠(?:价|活动|多多|名额)|限时|特价|立即(?:购买|咨询|报名|预约)|点击(?:购买|下单)|购买(?:链接|请)|下单|抢购|报名(?:电话|热线|咨询)|咨询(?:电话|热线)|免费(?:咨询|试用|看房|领取)|加盟(?:热线|电话)|诚招|预约(?:看房|参观)|即刻(?:拥有|入驻)|租金(?:低|仅|优惠|减免)|首年免租|免租期|拎包入驻/;
const firstPerson = /(?:我们|我司|我厂|我园|本公司|本园区|本厂|本店|本产品|本项目|本品牌|我公司)/;
const goods = /(?:产品|服务|厂房|园区|设备|方案|课程|套餐|房源|平台|仓库|办公|品牌)/;
const jobs = /(?:招聘|诚聘|岗位职责|任职要求|招生简章|寻人启事|寻物启事)/;
const contact =
  /(?:电话|热线|手机|联系人|联系方式|微信(?:号|同号)?|v信|qq|邮箱|官网|网址|地址)[:： ]|1[3-9]\d{9}|0\d{2,3}-\d{7,8}|400-?\d{3,4}-?\d{3,4}|https?:|www\.|扫码|二维码|购买链接|购物链接|点击链接/;

/** Says whether a page is an advert in the sense of the law, with a reason for each feature (guide of 2025, articles 3 to 7). */
export function appliesTo(input: AdvertInput, plain: string): Applies {
  const { page, kind } = input;
  const reasons = [
    sellingOf(input, plain),
    mediumOf(),
    audienceOf(page.isOpenToAll),
    voluntaryOf(page.isMandatoryNotice ?? false),
  ];
  const isAdvertisement = reasons.some(({ holds }) => holds === 'no')
    ? 'no'
    : reasons.some(({ holds }) => holds === 'unclear') && kind !== 'listing'
      ? 'unclear'
      : 'yes';
  return { isAdvertisement, reasons };
}

function sellingOf({ kind, page, isOwnProfile }: AdvertInput, plain: string): Reason {
  const is = (holds: Reason['holds'], article: string, zh: string, en: string): Reason => ({
    feature: 'selling',
    holds,
    article: `${guide}${article}`,
    why: [zh, en],
  });
  if (kind === 'listing')
    return is(
      'yes',
      '第四条',
      '房源、土地、服务的发布以出租、出售或者推销为目的。',
      'A listing is published to let, sell or promote.',
    );
  if (jobs.test(plain) && !offers.test(plain))
    return is(
      'no',
      '第四条第（四）项',
      '招聘、招生、启事等信息，没有推销商品或服务。',
      'A notice of jobs, enrolment or loss that sells nothing.',
    );
  if (offers.test(plain))
    return is(
      'yes',
      '第四条',
      '文中有邀约、价格优惠、出租出售或者招商的话，目的在于推销。',
      'The text invites, discounts, lets or sells.',
    );
  if (isOwnProfile)
    return is(
      'no',
      '第四条第（一）项',
      '在自有网页上介绍自身名称、历程、简介，没有推销商品或服务。',
      'A profile on one’s own pages that sells nothing.',
    );
  const onPage = [
    page.hasContact ? '联系方式或地址' : '',
    page.hasLink ? '官网或购买链接' : '',
    page.hasQrCode ? '二维码' : '',
    contact.test(plain) ? '文中的联系方式' : '',
  ].filter(word => word !== '');
  if (onPage.length > 0)
    return is(
      'yes',
      '第四条第（五）项、第（六）项',
      `新闻报道、科普原本不属于广告，但同一页面有相关经营主体的${onPage.join('、')}，例外不再适用。`,
      'News and popular science are no adverts, but this page carries an address, contact, site, code or shopping link of the firm, so the exception falls.',
    );
  if (firstPerson.test(plain) && goods.test(plain))
    return is(
      'unclear',
      '第四条第（七）项',
      '以经营者的口吻介绍商品或服务，没有联系方式，是否推销要由人判断。',
      'The firm itself speaks of its goods, without a contact: a person must judge whether it sells.',
    );
  if (plain.trim() === '') return is('unclear', '第四条', '没有文字可以判断。', 'There is no text to judge.');
  return is(
    'no',
    '第四条第（五）项',
    '新闻报道（含企业专题），同一页面没有相关经营主体的地址、联系方式、官网、二维码或购物链接。',
    'A news report whose page carries no address, contact, site, code or shopping link of the firm.',
  );
}

function mediumOf(): Reason {
  return {
    feature: 'medium',
    holds: 'yes',
    article: `${guide}第五条`,
    why: ['在互联网上发布，属于大众传播媒介。', 'Published on the internet, a mass medium.'],
  };
}

function audienceOf(isOpen: boolean): Reason {
  return {
    feature: 'audience',
    holds: isOpen ? 'yes' : 'no',
    article: `${guide}第六条${isOpen ? '' : '第（三）项'}`,
    why: isOpen
      ? ['任何人都能看到，受众不特定。', 'Anybody can see it.']
      : ['只有登录的会员或者特定的人能看到，受众特定。', 'Only members or named persons can see it.'],
  };
}

function voluntaryOf(isMandatory: boolean): Reason {
  return {
    feature: 'voluntary',
    holds: isMandatory ? 'no' : 'yes',
    article: `${guide}第七条`,
    why: isMandatory
      ? ['依照国家有关规定应当公开、告知的内容，具有强制性。', 'State rules require it to be published.']
      : ['不是依法必须公开的内容。', 'No rule requires it to be published.'],
  };
}
