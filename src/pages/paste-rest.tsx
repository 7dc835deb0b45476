import type { Listing } from '#modules/language/index.ts';
import { figure } from '#shared/format.ts';
import { maskPhones } from '#shared/phone.ts';
import { AreaField } from '#ui/input.tsx';
import { Said } from '#ui/said.tsx';
import type { PasteDraft, SavedCard } from './paste-draft.ts';
import type { Site } from './site.tsx';

/** The box for the words of listings. */
export const PasteField = (props: { site: Site; text: string; rows: number; problem?: string | undefined }) => (
  <AreaField
    name="text"
    label={props.site.t('房源文字', 'Words of the listings')}
    value={props.text}
    rows={props.rows}
    required
    wide
    problem={props.problem}
  />
);

/** What somebody looks for is no listing: it leads into the matcher, without name and telephone, since addresses are kept in many places. */
export const PasteWanted = (props: { site: Site; draft: PasteDraft }) => {
  const { t, to } = props.site;
  const { needs, text } = props.draft;
  if (needs.length === 0) return null;
  return (
    <section class="sheet p-4 grid gap-3" aria-labelledby="wanted">
      <h2 id="wanted">
        {t(`这 ${needs.length} 条是求租求购`, `${needs.length} of them look${needs.length === 1 ? 's' : ''} for space`)}
      </h2>
      <ul class="grid gap-3">
        {needs.map(({ listing }) => (
          <li class="grid gap-1 border-t border-line pt-3 first:border-t-0 first:pt-0">
            <Said text={text} marks={[]} from={listing.start} to={listing.end} />
            <a class="py-2" href={to(`/match?q=${encodeURIComponent(askedWords(text, listing))}`)}>
              {t('看看有哪些合适的', 'See what fits')}
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
};

/** A sentence for the matcher; what it asks for stands in its first few hundred characters. */
function askedWords(text: string, { start, end, reading }: Listing): string {
  let words = '';
  let at = start;
  for (const span of reading.spans
    .filter(({ field }) => field === 'phone' || field === 'contact')
    .sort((a, b) => a.start - b.start)) {
    if (span.start < at || span.end > end) continue;
    words += text.slice(at, span.start);
    at = span.end;
  }
  return maskPhones(words + text.slice(at, end)).slice(0, 300);
}

/** What was no listing, what was too much for one page, and the words themselves, to be mended and read again. */
export const PasteRest = (props: { site: Site; draft: PasteDraft; action: string }) => {
  const { site, draft, action } = props;
  const { t } = site;
  const { remarks, rest, text } = draft;
  return (
    <>
      {rest && (
        <form
          class="sheet p-4 grid gap-3"
          action={action}
          method="post"
          enctype="multipart/form-data"
          target="_blank"
          rel="noopener"
        >
          <input type="hidden" name="text" value={rest} />
          <p>
            {t(
              `一页放不下，还有 ${figure(rest.length)} 字没有读。会在新页面打开，这一页的内容不受影响。`,
              `One page does not hold it all: ${figure(rest.length)} characters are left. They open in a new page; this one stays as it is.`,
            )}
          </p>
          <div>
            <button class="btn" type="submit">
              {t('接着读', 'Read on')}
            </button>
          </div>
        </form>
      )}
      {remarks.length > 0 && (
        <details>
          <summary class="py-2">
            {t(
              `另有 ${remarks.length} 段话不是房源，没有填表`,
              `${remarks.length} more passages are no listings and fill no form`,
            )}
          </summary>
          <ul class="sheet p-4 grid gap-2 small">
            {remarks.map(({ start, end }) => (
              <li>
                <Said text={text} marks={[]} from={start} to={end} />
              </li>
            ))}
          </ul>
        </details>
      )}
      <details>
        <summary class="py-2">{t('改一改原文，重新读', 'Mend the words and read them again')}</summary>
        <form class="sheet p-4 grid gap-3" action={action} method="post" enctype="multipart/form-data">
          <p class="small quiet">
            {t(
              '会按新的文字重新填表，上面没保存的改动不保留。',
              'The forms are filled anew; changes above that are not saved go.',
            )}
          </p>
          <PasteField site={site} text={text} rows={8} />
          <div>
            <button class="btn" type="submit">
              {t('重新读', 'Read again')}
            </button>
          </div>
        </form>
      </details>
    </>
  );
};

/** What was saved, with the private links, which are told this once. */
export const PasteSaved = (props: { site: Site; saved: readonly SavedCard[] }) => {
  const { t, to } = props.site;
  const { saved } = props;
  if (saved.length === 0) return null;
  return (
    <div class="sheet p-4 grid gap-1" role="status">
      <b>{t(`已保存 ${saved.length} 条，等待审核。`, `${saved.length} saved, awaiting review.`)}</b>
      <p>
        {t(
          '每条都有专属链接，是修改它的凭证。请打开并收藏，离开本页后不再显示。',
          'Each has a private link, the key for changing it. Open and keep them: they are not shown again after this page.',
        )}
      </p>
      <ul>
        {saved.map(({ code, token, title }) => (
          <li>
            {/* In a page of its own: this one was posted, and a browser does not simply go back to it. */}
            <a class="inline-block py-2" href={to(`/offers/${code}/own/${token}`)} target="_blank" rel="noopener">
              {`${code} ${title}`}
            </a>
          </li>
        ))}
      </ul>
    </div>
  );
};
