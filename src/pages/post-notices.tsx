import type { Draft, EditedPost } from '#modules/publish/index.ts';
import { momentWords } from './moment.ts';
import type { Site } from './site.tsx';

type Props = {
  site: Site;
  id: number;
  edited: EditedPost;
  writers: readonly { name: string; savedAt: Date }[];
  /** What this editor typed and did not save. */
  kept: Draft | null;
  /** What somebody else saved while this editor wrote, and whether both could be put together. */
  clash: { theirs: EditedPost; base: string; clean: boolean } | null;
};

/** What an editor should know before he writes on: who else does, what of his own is unsaved, what another has saved meanwhile. */
export const Notices = ({ site, id, edited, writers, kept, clash }: Props) => {
  const { t, to, lang } = site;
  const address = to(`/workspace/posts/${id}`);
  return (
    <>
      {writers.length > 0 && !clash && (
        <p class="sheet p-4 near" role="status">
          {t(
            `${writers.map(one => one.name).join('、')}也在改这篇文章（${momentWords(writers[0]!.savedAt, lang)}）。两人的字都不会丢：后保存的人会看到对比。`,
            `${writers.map(one => one.name).join(', ')} is writing here too (${momentWords(writers[0]!.savedAt, lang)}). Nobody’s words are lost: who saves last sees both.`,
          )}
        </p>
      )}
      {clash && (
        <div class="problem grid gap-2" role="alert">
          <p>
            {t(
              `您改的时候，别人保存了第 ${clash.theirs.version} 版。下面是两边合在一起的结果，还没有保存：`,
              `While you wrote, version ${clash.theirs.version} was saved. Below both are put together; nothing is stored yet:`,
            )}{' '}
            {clash.clean
              ? t('两边改的地方不同，已自动合并，请看过再保存。', 'the changes do not touch each other; look at them, then save.')
              : t(
                  '有的段落两边都改了，用〔〕标出，请择一后保存。',
                  'some passages were changed by both and stand between 〔〕; keep one of each, then save.',
                )}
          </p>
          <a href={to(`/workspace/posts/${id}/versions?a=${clash.base}&b=${clash.theirs.version}`)}>
            {t('看对方改了什么', 'See what they changed')}
          </a>
        </div>
      )}
      {kept && kept.body !== edited.words.body && (
        <div class="sheet p-4 grid gap-2" role="status">
          <p>
            {t(
              `有一份 ${momentWords(kept.savedAt, lang)} 自动保存、还没提交的稿。`,
              `What you typed until ${momentWords(kept.savedAt, lang)} was kept and is not saved yet.`,
            )}
          </p>
          <form method="post" action={address} class="flex flex-wrap gap-3 items-center">
            <a class="btn" href={`${address}?draft=1`}>
              {t('接着写', 'Go on with it')}
            </a>
            <button class="btn" type="submit" name="do" value="forget">
              {t('不要了', 'Throw it away')}
            </button>
          </form>
        </div>
      )}
    </>
  );
};
