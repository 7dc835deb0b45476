import { raw } from 'hono/html';
import { bareHtml, type Media } from '#modules/publish/index.ts';
import { figure } from '#shared/format.ts';
import type { Site } from './site.tsx';

/** The small picture of an entry of the library, or why there is none; marked while it is being made. */
export const Thumb = ({ site: { t }, media }: { site: Site; media: Media }) => {
  const { id, width, height, state, alt, type } = media;
  if (state === 'ready' && width !== null && height !== null)
    return (
      <div class="thumb" id={`thumb-${id}`}>
        {raw(bareHtml({ id, width, height, alt }, { sizes: '13rem' }))}
      </div>
    );
  return (
    <div class="thumb quiet small" id={`thumb-${id}`} data-waiting={state === 'waiting' ? '' : undefined}>
      {type === 'application/pdf'
        ? 'PDF'
        : state === 'waiting'
          ? t('正在生成小图，几秒后刷新可见', 'Being made smaller; reload in a few seconds')
          : t('不能生成小图，请重新上传', 'Cannot be made smaller; please upload it again')}
    </div>
  );
};

/** One entry of the library in its grid. */
export const MediaCard = ({ site, media }: { site: Site; media: Media }) => {
  const { t, to } = site;
  return (
    <li class="sheet">
      <Thumb site={site} media={media} />
      <div class="p-3 grid gap-1">
        <a class="media-name" href={to(`/workspace/media/${media.id}`)}>
          {media.name}
        </a>
        <span class="quiet small num">{sizeWords(media)}</span>
        <span class="small">
          {media.type !== 'application/pdf' && media.alt === '' && (
            <span class="near">◐ {t('缺替代文字', 'no alternative text')} · </span>
          )}
          <span class="quiet">
            {media.uses === 0 ? t('未使用', 'in no post') : t(`${media.uses} 篇文章在用`, `in ${media.uses} posts`)}
          </span>
        </span>
      </div>
    </li>
  );
};

/** Width, height and size of a file as people read them. */
export function sizeWords({ width, height, bytes }: Media): string {
  const size = bytes < 1024 * 1024 ? `${figure(Math.ceil(bytes / 1024))} KB` : `${figure(Math.round(bytes / 104_857.6) / 10)} MB`;
  return width === null || height === null ? size : `${width}×${height} · ${size}`;
}
