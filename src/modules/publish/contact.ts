import { halfWidth } from '#shared/text.ts';

const phone = /(?<!\d)(?:1[3-9]\d[ -]?\d{4}[ -]?\d{4}|0\d{2,3}[ -]\d{7,8}|[48]00[ -]?\d{3}[ -]?\d{4})(?!\d)/;
const words =
  /联系(?:人|电话|方式)|(?:咨询|招商|服务)(?:热线|电话)|微信号|加微信|扫码(?:咨询|联系|购买|预约)|欢迎(?:来电|致电|垂询)/;

/** Whether a text carries a way to reach whoever is praised in it: a telephone, or words that announce one. */
export function carriesContact(text: string): boolean {
  const plain = halfWidth(text);
  return phone.test(plain) || words.test(plain);
}
