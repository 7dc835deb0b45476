import { expect, test } from 'vitest';
import { withSpeltPhones } from './phone-words.ts';
import { readSpace } from './space/read.ts';

test.each([
  ['联系一九九零零零零一二三四', '联系19900001234'],
  ['幺九九零零零零一二三四', '19900001234'],
  ['一九九0000一二三四', '19900001234'],
  ['一千九百九十九万', '一千九百九十九万'],
  ['二〇二六年三月', '二〇二六年三月'],
  ['十一九九零零零零一二三四', '十一九九零零零零一二三四'],
  ['一九九零零零零一二三四五', '一九九零零零零一二三四五'],
])('%s is written %s', (text, plain) => expect(withSpeltPhones(text)).toBe(plain));

test.each([
  ['厂房2000平出租，电话１９９００００１２３４', '19900001234'],
  ['求租宿舍40间，加我 谌小姐一九九零零零零一二三四', '19900001234'],
  ['厂房出租 199 0000 1234', '199 0000 1234'],
])('%s is dialled as %s', (text, phone) => expect(readSpace(text).values.phone).toBe(phone));
