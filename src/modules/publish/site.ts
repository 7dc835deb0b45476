import { z } from 'zod';
import { recordAct } from '#modules/account/index.ts';
import type { Clock } from '#platform/clock.ts';
import type { Db, Tx } from '#platform/database.ts';
import { insist, may } from '#shared/may.ts';
import { cleanLine, lineOf } from '#shared/text.ts';
import type { Viewer } from '#shared/viewer.ts';
import { accentOn, contrast } from './accent.ts';
import { publishPermissions } from './may.ts';

const path = z
  .string()
  .overwrite(text => cleanLine(text).slice(0, 300))
  .refine(text => /^\/(?![/\\])[^\s\\]*$/.test(text) || (/^https:\/\/[^\s/]/.test(text) && URL.canParse(text)), {
    params: { zh: '地址应以 / 或 https:// 开头', en: 'An address begins with / or https://' },
  });

const optionalPath = path.or(z.literal(''));

const optionalDay = z.string().refine(text => text === '' || z.iso.date().safeParse(text).success, {
  params: { zh: '日期应写成 2026-11-23 这样', en: 'A day is written like 2026-11-23' },
});

const accent = z
  .string()
  .overwrite(text => cleanLine(text).toLowerCase().slice(0, 20))
  .refine(text => text === '' || /^#[0-9a-f]{6}$/.test(text), {
    params: { zh: '请填写 #0b5a70 这样的颜色', en: 'Enter a colour such as #0b5a70' },
  })
  .refine(text => !/^#[0-9a-f]{6}$/.test(text) || contrast(text, '#ffffff') >= 4.5, {
    params: {
      zh: '这个颜色太浅，白底上的链接会看不清（对比度不足 4.5）',
      en: 'This colour is too light: links on white could not be read (contrast below 4.5)',
    },
  });

/** What an operator can set up of a site, as its form and its row hold it. */
export const siteInput = z.strictObject({
  name: lineOf(1, 20),
  nameEn: lineOf(1, 40),
  slogan: lineOf(0, 60),
  accent,
  logo: z.int().positive().nullable(),
  english: z.boolean(),
  nav: z.array(z.strictObject({ words: lineOf(1, 12), wordsEn: lineOf(1, 24), path })).max(10),
  notices: z
    .array(
      z.strictObject({
        words: lineOf(1, 120),
        wordsEn: lineOf(0, 240),
        path: optionalPath,
        from: optionalDay,
        until: optionalDay,
      }),
    )
    .max(5),
  contact: z.strictObject({
    organisation: lineOf(0, 60),
    address: lineOf(0, 120),
    phone: lineOf(0, 40),
    mail: lineOf(0, 80),
    hours: lineOf(0, 60),
  }),
  icp: lineOf(0, 60),
  police: lineOf(0, 60),
});

export type SiteSettings = z.output<typeof siteInput>;

/** A site as it is before anybody has set it up. */
export const usualSite: SiteSettings = {
  name: '链群',
  nameEn: 'Lianqun',
  slogan: '开源产业集群平台',
  accent: '',
  logo: null,
  english: true,
  nav: [
    { words: '找房源', wordsEn: 'Spaces', path: '/spaces' },
    { words: '找土地', wordsEn: 'Land', path: '/land' },
    { words: '提交需求', wordsEn: 'Post a need', path: '/needs/new' },
    { words: '登记房源', wordsEn: 'List a space', path: '/offers/new' },
    { words: '资讯', wordsEn: 'News', path: '/posts' },
  ],
  notices: [],
  contact: { organisation: '', address: '', phone: '', mail: '', hours: '' },
  icp: '',
  police: '',
};

/** The settings of this site; what was never set is as usual. */
export async function readSite(db: Db): Promise<SiteSettings> {
  const [row] = await db<{ settings: Partial<SiteSettings>; logo: number | null }[]>`select settings, logo from publish.site`;
  return row ? { ...usualSite, ...row.settings, logo: row.logo } : usualSite;
}

/** Changes the settings of this site; every page shows them from the next request on. */
export async function saveSite(tx: Tx, viewer: Viewer, clock: Clock, settings: SiteSettings): Promise<void> {
  insist(may(viewer, publishPermissions.furnish));
  const { logo, ...rest } = settings;
  await tx`
    insert into publish.site (settings, logo, changed_at)
    values (${tx.json(rest)}, (select id from publish.media where id = ${logo}), ${clock()})
    on conflict (one) do update set settings = excluded.settings, logo = excluded.logo, changed_at = excluded.changed_at`;
  await recordAct(tx, viewer, { what: 'publish.site', object: 'site:settings' });
}

/** The style that a chosen colour needs, for light and for dark pages; empty where none was chosen. */
export function siteStyle({ accent: colour }: Pick<SiteSettings, 'accent'>): string {
  if (!/^#[0-9a-f]{6}$/.test(colour)) return '';
  const dark = accentOn(colour, '#182024');
  return `:root{--color-primary:${colour};--color-primary-content:#ffffff}@media (prefers-color-scheme:dark){:root{--color-primary:${dark};--color-primary-content:#11181b}}\n`;
}
