import { dict } from '@node-rs/jieba/dict.js';
import { industryIndex, placeIndex } from '#modules/reference/index.ts';
import { makeRandom, type Random } from '#shared/random.ts';

export type InventedPost = { title: string; html: string; category: number; tags: number[]; at: Date };

/** What news of clusters says everywhere, in about every second text. */
export const common = [...'产业 发展 企业 园区 集群 创新 项目 建设 合作 服务 平台 科技 推进 长三角 重点 技术'.split(' ')];

const glue = ['的', '和', '在', '了', '与', '对', '为', '将', '及', '等'];
const verbs = ['推进', '建设', '发布', '签约', '落地', '举办', '调研', '印发', '启动', '完成', '扩建', '共建'];
const nouns = ['项目', '园区', '产业链', '集群', '平台', '基金', '政策', '中心', '实验室', '厂房', '大会', '协议'];

/** Posts as a portal of clusters has them: 300 to 3,000 characters, everyday words by their frequency in Chinese, one industry and one or two places each. */
export function postMaker(seed: string, from: Date, to: Date): () => InventedPost {
  const random = makeRandom(seed);
  const everyday = frequencyList();
  const { members, children } = placeIndex();
  const places = members.flatMap(member => [member, ...children(member.code)]).map(place => place.short);
  const subjects = industryIndex()
    .all.filter(industry => industry.words.length > 1)
    .map(industry => [...industry.words, ...Array.from({ length: 40 }, () => everyday.rare(random))]);
  const span = to.getTime() - from.getTime();
  return () => {
    const subject = random.pick(subjects);
    const where = random.some(places, random.integer(1, 2));
    const word = () => {
      const chance = random.unit();
      if (chance < 0.22) return random.pick(subject);
      if (chance < 0.32) return random.pick(common);
      if (chance < 0.35) return random.pick(where);
      return everyday.usual(random);
    };
    const clause = () =>
      Array.from({ length: random.integer(3, 6) }, () => word() + (random.chance(0.35) ? random.pick(glue) : '')).join('');
    const length = Math.min(3000, Math.max(300, random.logNormal(900, 0.6)));
    const paragraphs: string[] = [];
    for (let written = 0; written < length; ) {
      const sentences = Array.from({ length: random.integer(2, 5) }, () => {
        const figure = random.chance(0.2) ? `${random.integer(2, 980)}${random.pick(['亿元', '家', '万平方米', '%'])}` : '';
        return `${clause()}，${clause()}${figure}。`;
      });
      const paragraph = sentences.join('');
      written += paragraph.length;
      paragraphs.push(`<p>${paragraph}</p>`);
    }
    return {
      title:
        `${where[0]}${random.pick(subject)}${random.pick(verbs)}${random.pick(nouns)}${random.chance(0.5) ? `，${word()}${word()}` : ''}`.slice(
          0,
          60,
        ),
      html: paragraphs.join('\n'),
      category: random.integer(1, 24),
      tags: [],
      at: new Date(from.getTime() + Math.floor(random.unit() * span)),
    };
  };
}

/** Words of two to four characters by their frequency in the dictionary. */
function frequencyList() {
  const words = Buffer.from(dict)
    .toString('utf8')
    .split('\n')
    .map(line => line.split(' '))
    .filter(
      ([word, count, kind]) => word && /^\p{Script=Han}{2,4}$/u.test(word) && Number(count) > 2 && /^[nvad]/.test(kind ?? ''),
    )
    .map(([word, count]) => ({ word: word!, count: Number(count) }))
    .sort((a, b) => b.count - a.count)
    .slice(0, 60_000);
  const sums = new Float64Array(words.length);
  let total = 0;
  for (const [index, { count }] of words.entries()) sums[index] = total += count;
  const at = (value: number) => {
    let [low, high] = [0, words.length - 1];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (sums[middle]! < value) low = middle + 1;
      else high = middle;
    }
    return words[low]!.word;
  };
  return {
    usual: (random: Random) => at(random.unit() * total),
    rare: (random: Random) => words[random.integer(3000, words.length - 1)]!.word,
  };
}
