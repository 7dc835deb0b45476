import type { Role, Sized } from './area-role.ts';
import type { Figure } from './bind.ts';
import { clauseBefore } from './draft.ts';

/** 厂房招租 300平、500平: that it is to be let makes no part of a whole of it where no whole was named before. */
export function namedRole(plain: string, figure: Figure, earlier: readonly Sized[]): Role {
  const role = named(figure);
  const last = earlier.at(-1);
  if (role === 'let' && !figure.label && last?.role === 'main') return 'main';
  const isDeal =
    role === 'let' &&
    (/^(?:招租|出租|待租|余房)$/.test(figure.label?.word ?? '') ||
      // 招租：大车间1500
      (figure.topic === 'area' &&
        /(?:招租|出租|待租)[:：][^，。；;\n\d]{0,6}$/.test(clauseBefore(plain, figure.quantity.head, 12))));
  return isDeal && !earlier.some(one => one.role === 'main' || one.role === 'total') ? 'main' : role;
}

/** The role that the words before an area give it: a telling one (空置, 占地) before a plain one (厂房). */
function named({ topic, rest }: Figure): Role {
  const roles = [topic, ...rest].flatMap(each => (each?.startsWith('area') ? [each] : []));
  const telling = roles.find(each => each !== 'area');
  const chosen = roles[0] === 'area' && telling && telling !== 'area.site' && telling !== 'area.part' ? telling : roles[0];
  return chosen === undefined || chosen === 'area' ? 'main' : (chosen.slice(5) as Role);
}
