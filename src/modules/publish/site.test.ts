import { describe, expect, it } from 'vitest';
import { check } from '#shared/complaint.ts';
import { operator, visitor } from '#shared/viewer.ts';
import { rolledBack } from '../../../tests/database.ts';
import { accentOn, contrast } from './accent.ts';
import { readSite, saveSite, siteInput, siteStyle, usualSite } from './site.ts';

const clock = () => new Date('2026-11-23T02:00:00Z');

describe('the settings of a site', () => {
  it('are as usual until an administrator saves others', () =>
    rolledBack(async tx => {
      expect(await readSite(tx)).toEqual(usualSite);
      const own = { ...usualSite, name: '松江链群', icp: '沪ICP备00000000号' };
      await expect(saveSite(tx, visitor, clock, own)).rejects.toThrow('登录');
      await saveSite(tx, operator, clock, own);
      await saveSite(tx, operator, clock, { ...own, logo: 999_999 });
      expect(await readSite(tx)).toEqual(own);
    }));

  it('refuse colours that cannot be read, addresses that leave the site by a trick, and days that are none', () => {
    const wrong = (change: object) => {
      const checked = check(siteInput, { ...usualSite, ...change }, 'zh');
      return checked.ok ? '' : checked.complaints[0]!.words;
    };
    expect(wrong({})).toBe('');
    expect(wrong({ accent: '#ffee00' })).toContain('对比度');
    expect(wrong({ accent: 'red;}body{display:none' })).toContain('#0b5a70');
    for (const path of ['//evil.example', '/\\evil.example', 'javascript:alert(1)', 'http://a.example'])
      expect(wrong({ nav: [{ words: '外', wordsEn: 'x', path }] })).toContain('地址');
    expect(wrong({ notices: [{ words: '停机', wordsEn: '', path: '', from: '2026-13-01', until: '' }] })).toContain('日期');
  });
});

describe('a chosen colour', () => {
  it('has the contrast of WCAG: black on white 21, grey #767676 on white 4.54', () => {
    expect(contrast('#000000', '#ffffff')).toBeCloseTo(21, 5);
    expect(contrast('#767676', '#ffffff')).toBeCloseTo(4.54, 2);
  });

  it('is made light enough for dark pages, and nothing else can come into the style', () => {
    expect(contrast(accentOn('#0b3a70', '#182024'), '#182024')).toBeGreaterThanOrEqual(4.5);
    expect(siteStyle({ accent: '#0b5a70' })).toContain('--color-primary:#0b5a70');
    expect(siteStyle({ accent: '#0b5a70;}*{' })).toBe('');
  });
});
