import { addressOf, type PostCard } from '#modules/publish/index.ts';
import { dayInChina } from '#platform/clock.ts';
import { day } from '#shared/format.ts';
import type { Site } from './site.tsx';

/** Posts as dense lines: title, summary, and the same facts in the same place. */
export const PostLines = ({ site, posts }: { site: Site; posts: readonly PostCard[] }) => {
  const { to, lang } = site;
  return (
    <ul class="sheet lines">
      {posts.map(post => (
        <li class={post.cover ? 'post-line' : undefined}>
          <div class="grid gap-1 content-start">
            <a class="font-medium" href={to(addressOf(post))}>
              {post.title}
            </a>
            {post.summary && <p class="quiet small clamp">{post.summary}</p>}
            <p class="quiet small facts-line">
              {post.category && <span>{nameOf(site, post.category, post.categoryEn)}</span>}
              <time datetime={dayInChina(post.releasedAt)}>{day(dayInChina(post.releasedAt), lang)}</time>
              {post.author && <span>{post.author}</span>}
            </p>
          </div>
          {post.cover && <img src={`/media/${post.cover}/400.webp`} alt="" width="120" height="80" loading="lazy" />}
        </li>
      ))}
    </ul>
  );
};

/** A name in the reader's language, in Chinese where no other was given. */
export function nameOf(site: Site, name: string, nameEn: string): string {
  return site.lang === 'en' && nameEn ? nameEn : name;
}
