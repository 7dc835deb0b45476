import type { Context } from 'hono';
import type { Refusal } from '#platform/refusal.ts';
import type { Refused, RefusedReason } from '#shared/refused.ts';
import { type PageStatus, type Site, show } from './site.tsx';

const status: Record<RefusedReason, 403 | 404 | 409 | 422 | 429> = {
  missing: 404,
  forbidden: 403,
  conflict: 409,
  invalid: 422,
  busy: 429,
};

/** The page for an address that leads nowhere: says so and offers the three usual ways on. */
export function missingPage(c: Context, site: Site, words?: string): Response | Promise<Response> {
  const { t, to } = site;
  return show(
    c,
    site,
    { title: t('没有这个页面', 'Page not found'), status: 404 },
    <section class="read py-10 grid gap-4">
      <h1>{t('没有这个页面', 'Page not found')}</h1>
      <p>
        {words ??
          t(
            '地址可能写错了，或者这条房源已经下架。房源编号不会重复使用，换一个条件多半还能找到合适的。',
            'The address may be mistyped, or the listing has been taken down. Listing codes are never reused; another search may still find what fits.',
          )}
      </p>
      <form action={to('/match')} class="grid gap-3">
        <label for="q" class="font-medium">
          {t('用一句话说需要什么', 'Say in one sentence what you need')}
        </label>
        <input class="input w-full" id="q" name="q" maxlength={2000} />
        <div>
          <button type="submit" class="btn btn-primary">
            {t('找找看', 'Search')}
          </button>
        </div>
      </form>
      <p class="flex flex-wrap gap-4">
        <a href={to('/spaces')}>{t('看全部房源', 'All spaces')}</a>
        <a href={to('/land')}>{t('看全部土地', 'All land')}</a>
        <a href={to('/')}>{t('回首页', 'Home')}</a>
      </p>
    </section>,
  );
}

/** The page for a refusal: what happened, and what to do next. */
export function refusedPage(c: Context, site: Site, refused: Refused): Response | Promise<Response> {
  const words = site.t(refused.message, refused.en);
  if (refused.reason === 'missing') return missingPage(c, site, words);
  return plainPage(c, site, status[refused.reason], words);
}

/** The page for a request that was turned away before it reached a page: too large, too many, unreadable. */
export function refusalPage(c: Context, site: Site, refusal: Refusal): Response | Promise<Response> {
  if (refusal.number) return brokenPage(c, site, refusal.number);
  for (const [name, value] of Object.entries(refusal.headers ?? {})) c.header(name, value);
  return plainPage(c, site, refusal.status as PageStatus, site.t(refusal.zh, refusal.en));
}

function plainPage(c: Context, site: Site, code: PageStatus, words: string): Response | Promise<Response> {
  const { t, to, viewer } = site;
  const title = t('这一步没有完成', 'This step was not completed');
  return show(
    c,
    site,
    { title, status: code },
    <section class="read py-10 grid gap-4">
      <h1>{title}</h1>
      <p>{words}</p>
      <p class="flex flex-wrap gap-4">
        {code === 403 && viewer.kind === 'user' && viewer.shut && (
          <a href={to('/workspace/security')}>{t('去开启两步验证', 'Turn on the second factor')}</a>
        )}
        <a href={to('/')}>{t('回首页', 'Home')}</a>
      </p>
    </section>,
  );
}

/** The page for our own fault: nothing was saved halfway; the number finds the line in the log. */
export function brokenPage(c: Context, site: Site, number: string): Response | Promise<Response> {
  const { t, to } = site;
  const title = t('这里出了故障', 'Something broke on our side');
  return show(
    c,
    site,
    { title, status: 500 },
    <section class="read py-10 grid gap-4">
      <h1>{title}</h1>
      <p>
        {t(
          '这不是您的问题。刚才的提交没有保存一半：要么全部保存，要么没有保存。请过几分钟再试。',
          'This is not your fault. Nothing was saved halfway: either all of it or none. Please try again in a few minutes.',
        )}
      </p>
      <p>
        {t('如需告诉我们，请附上编号 ', 'If you report it, please quote number ')}
        <b class="num">{number}</b>
        {t('。', '.')}
      </p>
      <p>
        <a href={to('/')}>{t('回首页', 'Home')}</a>
      </p>
    </section>,
  );
}
