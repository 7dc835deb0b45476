import fc from 'fast-check';
import { expect, test } from 'vitest';
import { soundOf } from './pinyin.ts';
import { textOfHtml } from './plain.ts';
import { snippetOf } from './snippet.ts';
import { lexemesOf, plainOf, tokensOf } from './word.ts';

const chinese = fc.string({ unit: fc.constantFrom(...'松江区集成电路产业园长三角科创走廊的和在'), minLength: 2, maxLength: 60 });

test('any two Chinese characters that stand side by side in a text are among its words', () => {
  fc.assert(
    fc.property(chinese, fc.nat(), (text, at) => {
      const start = at % (text.length - 1);
      expect(tokensOf(`前言。${text}，G60`).has(text.slice(start, start + 2))).toBe(true);
    }),
  );
});

test('codes are found whole and by their parts, whatever their width and case', () => {
  expect([...tokensOf('房源Ｓ－261123-0001，Ｇ60走廊 8.5米')]).toEqual(
    expect.arrayContaining(['s-261123-0001', '261123', '0001', 'g60', '走廊', '8.5']),
  );
});

test('traditional characters and evasions are the same words', () => {
  expect(plainOf('產業園區')).toBe('产业园区');
  expect(tokensOf('松 江 厂 房')).toEqual(tokensOf('松江厂房'));
});

test('no text, however broken, makes a lexeme that holds a space or a quote', () => {
  const marks = { kind: 'post', at: new Date('2026-11-23T00:00:00Z'), category: 3, places: [310117] };
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'grapheme' }), (title, text) => {
      for (const lexeme of lexemesOf(title, text, marks).split(' ')) expect(lexeme).not.toMatch(/['\\\s]|^$/);
    }),
  );
});

test.each([
  ['长兴县', 'changxingxian', 'cxx'],
  ['乐清', 'yueqing', 'yq'],
  ['六安市', 'luanshi', 'las'],
  ['莘庄工业区', 'xinzhuanggongyequ', 'xzgyq'],
  ['歙县', 'shexian', 'sx'],
  ['浒墅关镇', 'xushuguanzhen', 'xsgz'],
  ['台州', 'taizhou', 'tz'],
  ['丽水', 'lishui', 'ls'],
  ['佘山', 'sheshan', 'ss'],
  ['重庆', 'chongqing', 'cq'],
  ['G60科创云廊', 'g60kechuangyunlang', 'gkcyl'],
])('%s sounds %s, in short %s', async (name, pinyin, initials) => {
  expect(await soundOf(name)).toEqual({ pinyin, initials });
});

test('the words of HTML are what a reader sees, one paragraph a line', () => {
  expect(textOfHtml('<h2>题</h2><p>甲 &lt;b&gt; <strong>乙</strong> &amp; &#20013;</p>\n<ul>\n<li>丙</li></ul>')).toBe(
    '题\n甲 <b> 乙 & 中\n丙',
  );
});

test('a snippet is cut where the words stand together, and holds nothing but the text', () => {
  const text = `${'开头很长。'.repeat(80)}这里说到松江的集成电路项目，${'后面也很长。'.repeat(50)}`;
  const question = {
    terms: [
      { words: '松江', any: [['松江']], names: [] },
      { words: '集成电路', any: [['集成']], names: [] },
    ],
    phrase: null,
    titleOnly: false,
  };
  const pieces = snippetOf(text, question);
  expect(pieces.filter(({ marked }) => marked).map(({ words }) => words)).toEqual(['松江', '集成电路']);
  const shown = pieces.map(({ words }) => words).join('');
  expect(shown.startsWith('…')).toBe(true);
  expect(text).toContain(shown.replaceAll('…', ''));
  expect(shown.length).toBeLessThan(130);
});
