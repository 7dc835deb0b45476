import type { ActScene, Found } from './act-scene.ts';

/** ，是本次|开工的“大块头”; 为此次集中|签约的项目之一 */
const isOne =
  /(?:^(?:也|还|更|正|均|都|同样)?(?:是|系|为|成为)|[\u4e00-\u9fff](?:也|还|更|正|均|都|同样)?(?:是|系|成为))(?:[本此这]次|[本此这]轮|[本此这]批|当[天日]|首批|同批|全[市省区县]|今年|去年|其中|目前|迄今)[^，,“]{0,8}$/;

/** Whether a clause only says which one of those that were begun or signed a thing is: the act was told before. */
export const isWhichOne = ({ article: { plain } }: ActScene, { clause, start, end }: Found): boolean =>
  plain.slice(start, end + 1).includes('的') && isOne.test(plain.slice(clause.start, start));
