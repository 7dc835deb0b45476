import fc from 'fast-check';
import { Parser } from 'htmlparser2';
import MarkdownIt from 'markdown-it';
import { describe, expect, test } from 'vitest';
import { toMarkdown } from './markdown.ts';

const reader = new MarkdownIt();

/** What a visitor reads of HTML, by a walk of its own that knows nothing of the converter. */
function visible(html: string): string {
  let text = '';
  let skipped = 0;
  const parser = new Parser({
    onopentag(name) {
      if (name === 'script' || name === 'style') skipped++;
    },
    onclosetag(name) {
      if (name === 'script' || name === 'style') skipped--;
    },
    ontext(part) {
      if (skipped === 0) text += part;
    },
  });
  parser.end(html);
  return text.normalize('NFKC').replace(/[\s\u00ad\u200b\u200e\u200f\u2028-\u202e\u2060-\u2064\ufeff]+/g, '');
}

const shown = (markdown: string) => visible(reader.render(markdown));

describe('HTML becomes Markdown', () => {
  test.each([
    ['headings', '<h1>一</h1><h3>C #</h3><h2><p>二</p></h2>', '# 一\n\n### C \\#\n\n## 二'],
    ['two breaks in a row are a new paragraph', '甲<br>乙<br/><br>丙<br>', '甲\\\n乙\n\n丙'],
    ['emphasis beside Chinese signs still reads as emphasis', '<p>这是<b>“重要”</b>的</p>', '这是“**重要**”的'],
    ['a link around a picture', '<a href="/a b"><img src=x.png alt="图 [1]"></a>', '[![图 \\[1\\]](/news/x.png)](/a%20b)'],
    [
      'links of the same site as paths, others whole',
      '<a href="//x.cn/p?a=1">甲</a><a href="http://y.cn">乙</a>',
      '[甲](/p?a=1)[乙](http://y.cn/)',
    ],
    ['lists within lists', '<ul><li>一<ul><li>二</li></ul></li><li>三</li></ul>', '- 一\n  - 二\n- 三'],
    ['a numbered list that does not begin with one', '<ol start="4"><li>四</li><li>五</li></ol>', '4. 四\n5. 五'],
    ['code with its language', '<pre class="brush:sql">select *\nfrom a\n</pre>', '```sql\nselect *\nfrom a\n```'],
    ['a quotation', '<blockquote><p>甲</p>乙</blockquote>', '> 甲\n>\n> 乙'],
    ['square metres stay square', '<p>100m<sup>2</sup>、H<sub>2</sub>O</p>', '100m²、H₂O'],
    ['a film as a link', '<p>看</p><video><source src="/a.mp4"></video>', '看\n\n[/a.mp4](/a.mp4)'],
    [
      'merged cells leave empty ones',
      '<table><tr><th colspan=2>区|县</th><th>值</th></tr><tr><td rowspan=2>甲</td><td>乙</td><td>1<br>2</td></tr><tr><td>丙</td><td>3</td></tr></table>',
      '| 区\\|县 |  | 值 |\n| --- | --- | --- |\n| 甲 | 乙 | 1 2 |\n|  | 丙 | 3 |',
    ],
    [
      'a table that only arranged the page goes',
      '<table><tr><td><h2>题</h2><p>甲</p></td><td>乙</td></tr></table>',
      '## 题\n\n甲\n\n乙',
    ],
    ['a picture that loads late', '<img src="data:image/gif;base64,AA" data-original="/a.jpg">', '![](/a.jpg)'],
    [
      'what would be a sign of Markdown is text',
      '<p># 一</p><p>1. 二</p><p>- 三</p><p>&amp;lt; *a* _b_ a_b ~~c~~ `d` [e](f)</p>',
      '\\# 一\n\n1\\. 二\n\n\\- 三\n\n\\&lt; \\*a\\* \\_b\\_ a_b \\~\\~c\\~\\~ \\`d\\` \\[e\\](f)',
    ],
  ])('%s', (_, html, markdown) => {
    expect(toMarkdown(html, { base: 'https://x.cn/news/1.html' })).toBe(markdown);
  });

  test('scripts, styles, handlers, hidden text and addresses that run something are gone', () => {
    const html =
      '<style>p{}</style><script>alert(1)</script><p onclick="a()">甲<a href=" java\nscript:alert(1)">乙</a><a href="vbscript:x">丙</a>' +
      '<img src="data:image/svg+xml,<svg onload=alert(1)>"><span style="display: none">赌场</span><iframe src="javascript:1"></iframe>' +
      '<noscript>丁</noscript><svg><text>戊</text></svg></p><a href="http://a:b@x.cn/">己</a>';
    expect(toMarkdown(html)).toBe('甲乙丙\n\n己');
  });

  test('what Word pastes is cleaned, its drawn bullets become lists', () => {
    const item = (text: string) =>
      `<p class=MsoListParagraph style='margin-left:21.0pt;mso-list:l0 level1 lfo1'><![if !supportLists]><span lang=EN-US style='font-family:Wingdings'><span style='mso-list:Ignore'>l<span style='font:7.0pt "Times New Roman"'>&nbsp;</span></span></span><![endif]>${text}<o:p></o:p></p>`;
    const html =
      '<!--[if gte mso 9]><xml><w:WordDocument><w:View>Normal</w:View></w:WordDocument></xml><![endif]--><xml><o:x>垃圾</o:x></xml>' +
      `<p class=MsoNormal style='text-indent:21.0pt;mso-char-indent-count:2.0'>　　<span style='mso-spacerun:yes'>&nbsp;</span><b>甲</b><o:p></o:p></p>${item('乙')}${item('丙')}<p class=MsoNormal><o:p>&nbsp;</o:p></p>`;
    expect(toMarkdown(html)).toBe('**甲**\n\n- 乙\n- 丙');
  });

  test('line ends separate paragraphs where the old editor stored them so', () => {
    expect(toMarkdown('甲\n乙\n\n丙 <b>丁</b>\n<ul>\n<li>戊</li>\n</ul>\n己', { lineBreaks: true })).toBe(
      '甲\\\n乙\n\n丙 **丁**\n\n- 戊\n\n己',
    );
  });

  test('code in a link that would define a reference stays as words', () => {
    expect(toMarkdown('<p><a href="/x"><code>]:</code></a></p>')).toBe('[\\]:](/x)');
  });

  test('the text that a visitor reads stays the same up to white space', () => {
    fc.assert(
      fc.property(page, html => {
        expect(shown(toMarkdown(html))).toBe(visible(html));
      }),
      { numRuns: 1000 },
    );
  });

  test('HTML that is no HTML shows the same text too, and Markdown in it stays text', () => {
    const sign = fc.constantFrom(
      ...'<>/&;#*_~`[]()!|\\-+=:.1a中 \n\t"\''.split(''),
      '<b>',
      '</b>',
      '<p>',
      '<td>',
      '<table>',
      '<tr>',
      '<li>',
      '</ul>',
      '&lt;',
      '&#x5b;',
      '😀',
    );
    fc.assert(
      fc.property(fc.array(sign, { maxLength: 40 }), signs => {
        const html = signs.join('').replace(/<[!?]/g, '');
        // As in a browser, text that strayed between the cells of a table moves before it.
        expect([...shown(toMarkdown(html))].sort()).toEqual([...visible(html)].sort());
      }),
      { numRuns: 1000 },
    );
  });
});

describe('hostile HTML', () => {
  test('a hundred thousand open elements are refused, not followed', () => {
    expect(() => toMarkdown('<div>'.repeat(100_000))).toThrow(/嵌套超过 1000 层/);
  });

  test.each([
    ['unclosed formatting', '<b><i><font color=red>'.repeat(100) + '甲</b>'.repeat(100_000)],
    ['merged cells without end', `<table>${'<tr><td rowspan=9999 colspan=99999>a</td><td>b</td></tr>'.repeat(10_000)}</table>`],
    ['brackets', '['.repeat(500_000)],
    ['signs that never become emphasis', `<b>${'“'.repeat(200_000)}</b>甲`],
    ['spaces', `<p>${' '.repeat(1_000_000)}x${'&nbsp;'.repeat(200_000)}</p>`],
    ['breaks', '<br> '.repeat(200_000)],
    ['lists in lists', `${'<ul><li>a'.repeat(190)}${'<li>b'.repeat(20_000)}`],
    ['ends of tags that were never open', '</x>'.repeat(300_000)],
  ])('%s by the hundred thousand take a moment', (_, html) => {
    const began = process.cpuUsage();
    const markdown = toMarkdown(html);
    expect(process.cpuUsage(began).user / 1000).toBeLessThan(5000);
    expect(markdown.length).toBeLessThan(html.length * 12 + 4_000_000);
  });
});

/** Text with the signs that Markdown and HTML read as their own. */
const words = fc
  .array(
    fc.oneof(
      {
        weight: 4,
        arbitrary: fc.constantFrom(
          '产业',
          '“园区”',
          '链群',
          '，',
          '。',
          '3~5万',
          'snake_case',
          'a',
          '1.',
          '-',
          '#',
          '2 * 3',
          '😀',
          '《通知》',
        ),
      },
      { weight: 2, arbitrary: fc.constantFrom(...'*_~`[]()!|\\#-+=:.>&<"\''.split('')) },
      { weight: 1, arbitrary: fc.string({ maxLength: 6, unit: 'grapheme' }) },
      { weight: 1, arbitrary: fc.constantFrom(' ', '  ', '\n', '\u00a0', '\u3000') },
    ),
    { maxLength: 6 },
  )
  .map(parts => escapeHtml(parts.join('').replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Cn}]/gu, ' ')));

const { page } = fc.letrec<{ inline: string; block: string; page: string }>(tie => ({
  inline: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    words,
    fc.constantFrom('<br>', '<br><br>', '<img src=a.png alt="*x">', '<script>"a"</script>', ' '),
    fc
      .tuple(
        fc.constantFrom('b', 'i', 'em', 'strong', 'del', 'span', 'font', 'a href="/x"', 'a', 'code', 'u'),
        fc.array(tie('inline'), { maxLength: 3 }),
      )
      .map(([tag, inner]) => wrap(tag, inner.join(''))),
  ),
  block: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc.array(tie('inline'), { maxLength: 4 }).map(inner => wrap('p', inner.join(''))),
    fc
      .tuple(fc.constantFrom('h1', 'h2', 'h4', 'div', 'pre'), fc.array(tie('inline'), { maxLength: 3 }))
      .map(([tag, inner]) => wrap(tag, inner.join(''))),
    fc
      .tuple(fc.constantFrom('blockquote', 'div', 'center'), fc.array(tie('block'), { maxLength: 3 }))
      .map(([tag, inner]) => wrap(tag, inner.join(''))),
    fc
      .tuple(
        fc.constantFrom('ul', 'ol', 'ol start="7"'),
        fc.array(fc.array(fc.oneof(tie('inline'), tie('block')), { maxLength: 2 }), { maxLength: 3 }),
      )
      .map(([tag, items]) => wrap(tag, items.map(item => wrap('li', item.join(''))).join(''))),
    fc
      .array(fc.array(fc.oneof(tie('inline'), tie('block')), { maxLength: 3 }), { maxLength: 4 })
      .map(rows => wrap('table', rows.map(row => wrap('tr', row.map(cell => wrap('td', cell)).join(''))).join(''))),
    fc.constant('<hr>'),
    tie('inline'),
  ),
  page: fc.array(tie('block'), { maxLength: 5 }).map(blocks => blocks.join('')),
}));

const wrap = (tag: string, inner: string) => `<${tag}>${inner}</${tag.split(' ')[0]}>`;
const escapeHtml = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
