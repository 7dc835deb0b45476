import { type FilterCategory, type listSaved, readSearchAddress } from '#modules/search/index.ts';
import { searchWords } from './search-filters.tsx';
import type { Site } from './site.tsx';

/** A member's saved searches: each leads to what it finds now, is told of or not, and can be deleted. */
export const SavedSearches = (props: {
  site: Site;
  saved: Awaited<ReturnType<typeof listSaved>>;
  categories: readonly FilterCategory[];
}) => {
  const { site, saved, categories } = props;
  const { t, to } = site;
  const told = (isTold: boolean) => (isTold ? t('有新结果时每天通知', 'Told of what is new') : t('不通知', 'Not told'));
  return (
    <section class="grid gap-2" aria-labelledby="saved">
      <h2 id="saved">{t('已保存的搜索', 'Saved searches')}</h2>
      <p class="quiet">
        {t('通知写在工作台，每天一次，', 'Notices stand in the workspace, once a day; ')}
        <a href={to('/workspace/notices/settings')}>{t('可以选择要不要发邮件', 'you choose whether by e-mail too')}</a>
        {t('。', '.')}
      </p>
      <ul class="sheet hits read">
        {saved.map(one => {
          const words = searchWords(site, readSearchAddress(new URLSearchParams(one.query), categories));
          const button = (act: string, label: string) => (
            <button class="btn" type="submit" name="do" value={act} aria-label={`${label} ${words}`}>
              {label}
            </button>
          );
          return (
            <li class="flex flex-wrap items-center justify-between gap-x-4 gap-y-2">
              <span>
                <a href={to(`/search?${one.query}`)}>{words}</a> <span class="quiet small">{told(one.told)}</span>
              </span>
              <form method="post" action={to('/search')} class="flex gap-2">
                <input type="hidden" name="of" value={one.id} />
                {one.told ? button('hush', t('停止通知', 'Stop telling')) : button('tell', t('通知我', 'Tell me'))}
                {button('drop', t('删除', 'Delete'))}
              </form>
            </li>
          );
        })}
      </ul>
    </section>
  );
};
