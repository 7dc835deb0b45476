import type { Words } from '#shared/words.ts';

/** The form of the search: a plain one, which <search-box> makes propose names while one types. */
export const SearchForm = (props: { t: Words; action: string; suggest: string; value: string }) => {
  const { t, action, suggest, value } = props;
  return (
    <search-box data-suggest={suggest}>
      <search>
        <form class="search" action={action} method="get">
          <label class="sr-only" for="search">
            {t('搜索文章、房源、土地、机构', 'Search posts, spaces, land, organisations')}
          </label>
          <input
            class="input"
            id="search"
            name="q"
            type="search"
            maxlength={100}
            value={value}
            placeholder={t('词语、编号、地名拼音或首字母', 'Words, codes, pinyin or initials of places')}
            enterkeyhint="search"
          />
          <button class="btn btn-primary" type="submit">
            {t('搜索', 'Search')}
          </button>
          <div id="proposals" class="sheet" role="listbox" aria-label={t('建议', 'Suggestions')} hidden />
        </form>
      </search>
      <p class="small recent" data-recent="" hidden>
        {t('最近搜索（只保存在本浏览器）：', 'Searched lately (kept in this browser only): ')}
        <span />
        <button class="as-link" type="button">
          {t('清空', 'Clear')}
        </button>
      </p>
    </search-box>
  );
};
