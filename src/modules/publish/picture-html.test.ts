import { expect, test } from 'vitest';
import { bareHtml, pictureHtml } from './picture-html.ts';

const words = { id: 12, width: 3000, height: 2000, alt: '园区', credit: '' };

test('a picture names each size that is kept and holds its place before it is loaded', () => {
  expect(pictureHtml({ ...words, credit: '自摄' }, '北门')).toBe(
    '<figure><picture>' +
      ['avif', 'webp']
        .map(
          type =>
            `<source type="image/${type}" srcset="/media/12/400.${type} 400w, /media/12/800.${type} 800w, /media/12/1600.${type} 1600w" sizes="(min-width: 47rem) 45rem, calc(100vw - 2rem)">`,
        )
        .join('') +
      '<img src="/media/12/1200.jpg" width="1600" height="1067" alt="园区" loading="lazy" decoding="async"></picture>' +
      '<figcaption>北门 图：自摄</figcaption></figure>\n',
  );
});

test('a small picture is not enlarged, and without words there is no caption', () => {
  const html = pictureHtml({ ...words, width: 300, height: 200 }, '');
  expect(html).toContain('srcset="/media/12/400.avif 300w"');
  expect(html).toContain('src="/media/12/1200.jpg" width="300" height="200"');
  expect(html).not.toContain('figcaption');
});

test('the first picture of a page is loaded at once', () => {
  expect(bareHtml(words, { first: true, sizes: '20rem' })).toContain('fetchpriority="high" decoding="async"');
  expect(bareHtml(words, { first: true })).not.toContain('lazy');
});

test('no words can leave their place', () => {
  const evil = `"><script>alert(1)</script>'&`;
  const html = pictureHtml({ ...words, alt: evil, credit: evil }, evil, { sizes: evil });
  expect(html.replace(/<\/?(?:figure|picture|figcaption|small|source|img)\b[^<>]*>/g, '')).not.toMatch(/[<>"']/);
  expect(html).toContain('alt="&#34;&#62;&#60;script&#62;alert(1)&#60;/script&#62;&#39;&#38;"');
});
