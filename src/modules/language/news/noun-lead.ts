import type { Token } from '../scan.ts';
import { hasRole, role } from './role.ts';

const verbal = role.have | role.flow | role.reach | role.to | role.make | role.do | role.act | role.modal | role.up | role.down;

/** 新订单指数, 首批成员单位86家, 均价: a word that leads on elsewhere is part of the noun behind it, be that no verb. */
export function leadsNoun(token: Token, next: Token | undefined, plain: string): boolean {
  if (token.kind !== 'word') return false;
  const { word, end } = token;
  if (word === '均') return plain[end] === '价';
  if (word !== '新' && word !== '首批') return false;
  if (plain.charCodeAt(end) < 0x4e00) return false;
  // 首批清单涉及313项产品: which list it is.
  if (word === '首批' && /[清名]单/.test(plain.slice(end, end + 2))) return false;
  // 新接订单: what stands behind is in no list of words.
  if (next?.start !== end) return true;
  return next.kind === 'word' && (!hasRole(next, verbal) || next.word === '出口');
}
