import { describe, expect, it } from 'vitest';
import { type Picture, plainText, renderMarkdown } from './markdown.ts';

const picture: Picture = { id: 7, width: 1600, height: 900, alt: '厂房外景', credit: '' };
const draw = ({ id, alt }: Picture, caption: string) => `<figure data-id="${id}" data-alt="${alt}">${caption}</figure>`;
const render = (body: string) => renderMarkdown(body, new Map([[7, picture]]), draw);

describe('the Markdown of a post', () => {
  it('becomes headings below the title with anchors that can be linked to, also when two have the same words', () => {
    const { html, headings } = render('# 发展目标\n\n文字\n\n## 一、产业\n\n## 一、产业');
    expect(html).toContain('<h2 id="发展目标">发展目标</h2>');
    expect(headings).toEqual([
      { level: 2, anchor: '发展目标', words: '发展目标' },
      { level: 3, anchor: '一-产业', words: '一、产业' },
      { level: 3, anchor: '一-产业-2', words: '一、产业' },
    ]);
  });

  it('keeps tables and lets wide ones be scrolled', () => {
    const { html } = render('| 城市 | 产值 |\n|---|---:|\n| 松江 | 3,200 |');
    expect(html).toContain('<div class="scroll sheet"><table class="grid-table">');
    expect(html).toContain('<td class="n">3,200</td>');
    expect(html).not.toContain('style=');
  });

  it('draws pictures of the library with their sizes, and only names those of other sites', () => {
    const { html, media, withoutAlt } = render(
      '![正门](/media/7 "南侧")\n\n![外](https://elsewhere.example/a.png)\n\n![](/media/9)',
    );
    expect(html).toContain('<figure data-id="7" data-alt="厂房外景">南侧</figure>');
    expect(html).not.toContain('<img');
    expect(html).not.toContain('<p><figure');
    expect(media).toEqual([7]);
    expect(withoutAlt).toEqual([]);
  });

  it('marks where a space is shown, once a line, and nowhere else', () => {
    const { html, embeds } = render(
      '看这里\n\n{{offer S-261123-0001}}\n\n行内 {{offer S-261123-0002}} 不算\n\n{{offer S-1"><script>}}',
    );
    expect(embeds).toEqual(['S-261123-0001']);
    expect(html).toContain('<div data-offer="S-261123-0001"></div>');
    expect(html).not.toContain('<script');
  });

  it('is read aloud without its marks', () => {
    expect(plainText('# 标题\n\n**粗** [链接](https://a.example)\n\n- 一\n- 二\n\n| a | b |\n|---|---|\n| 1 | 2 |')).toBe(
      '标题\n粗 链接\n一\n二\na\nb\n1\n2',
    );
  });
});

describe('hostile Markdown', () => {
  const attacks = [
    '<script>alert(1)</script>',
    '<img src=x onerror=alert(1)>',
    '<svg/onload=alert(1)>',
    '<iframe src="javascript:alert(1)"></iframe>',
    '<a href="javascript:alert(1)">x</a>',
    '<style>*{display:none}</style>',
    '<base href="https://evil.example/">',
    '<form action="https://evil.example"><input name=phone></form>',
    '<math><mtext></form><form><mglyph><style></math><img src onerror=alert(1)>',
    '<!--<img src="--><img src=x onerror=alert(1)//">',
    '<noscript><p title="</noscript><img src=x onerror=alert(1)>">',
    '[x](javascript:alert(1))',
    '[x](JaVaScRiPt:alert(1))',
    '[x](&#106;avascript:alert(1))',
    '[x](java\tscript:alert(1))',
    '[x](\u0001javascript:alert(1))',
    '[x](data:text/html;base64,PHNjcmlwdD4=)',
    '[x](vbscript:msgbox(1))',
    '[x](//evil.example/a)',
    '[x](/\\evil.example/a)',
    '[x](file:///etc/passwd)',
    '![x](javascript:alert(1))',
    '![x"onerror="alert(1)](/media/7)',
    '![x](/media/7 "t\\" onerror=alert(1)")',
    '![" onerror="alert(1)](https://a.example/x.png)',
    '[x]: javascript:alert(1)\n\n[x]',
    '<javascript:alert(1)>',
    'https://a.example/"onmouseover="alert(1)',
    '`<script>`\n\n```html"><script>\n<script>alert(1)</script>\n```',
    '# <img src=x onerror=alert(1)>',
    '| <script> |\n|---|\n| <img src=x onerror=alert(1)> |',
    '[a](https://a.example "\\"><script>alert(1)</script>")',
    '{{offer <script>}}',
    '&lt;script&gt;alert(1)&lt;/script&gt;',
  ];

  it.each(attacks)('shows %j as words', body => {
    const { html } = renderMarkdown(body, new Map([[7, picture]]), () => '<figure></figure>');
    const tags = [...html.matchAll(/<\/?([a-z0-9]+)((?:\s[^<>]*)?)>/gi)];
    const known = /^(p|h[2-6]|a|em|strong|s|code|pre|ul|ol|li|blockquote|hr|br|div|table|thead|tbody|tr|th|td|figure)$/;
    expect(tags.map(tag => tag[1]).filter(name => !known.test(name!))).toEqual([]);
    for (const [, , attributes] of tags) {
      const names = [...attributes!.matchAll(/([a-z-]+)="[^"]*"/g)].map(one => one[1]!);
      expect(names.filter(name => !/^(href|rel|title|class|id|start|data-offer)$/.test(name))).toEqual([]);
      expect(attributes!.replace(/[a-z-]+="[^"]*"/g, '').trim()).toBe('');
    }
    const addresses = [...html.matchAll(/href="([^"]*)"/g)].map(one => one[1]!);
    expect(addresses.filter(one => !/^(https?:\/\/|mailto:|tel:|\/(?![/\\])|#|\?)/.test(one))).toEqual([]);
  });

  it('is rendered in time that grows with its length', () => {
    for (const piece of [
      '*a ',
      '[a](',
      '![',
      '`',
      '> ',
      '| a ',
      '{{offer ',
      '- ',
      '<a ',
      '&',
      '#',
      '**',
      '\\',
      '[a]: b\n',
      '~~a',
    ]) {
      const started = process.cpuUsage();
      renderMarkdown(piece.repeat(Math.floor(100_000 / piece.length)), new Map(), draw);
      const { user, system } = process.cpuUsage(started);
      expect([piece, (user + system) / 1e6 < 4]).toEqual([piece, true]);
    }
  });
});
