import type { Site } from './site.tsx';

/** Sentences to try, with what they ask for readers of English. */
const examples: readonly [sentence: string, en: string][] = [
  [
    '找松江或嘉兴3000-5000平单层厂房，层高8米以上，可环评，做汽车零部件，年税收500万',
    'a single-storey plant in Songjiang or Jiaxing for car parts, 8 m high, EIA possible',
  ],
  [
    '苏州求租2万平高标仓，丙二类消防，带卸货平台，租金1元/㎡/天以内',
    'a high-standard warehouse in Suzhou with docks, at most 1 yuan/㎡/day',
  ],
  [
    '金华求购工业用地20到30亩，做电动工具，预算45万/亩以内',
    'land in Jinhua for power tools, 20 to 30 mu, at most 450,000 yuan/mu',
  ],
];

/** The sentence travels in the address (9 characters for each of Chinese) together with its conditions, and an address may have 8,192. */
const longest = 700;

/** The one box: a sentence in, editable conditions beneath it, results one step on. */
export const SentenceForm = (props: { site: Site; value?: string; compact?: boolean }) => {
  const { site, value, compact } = props;
  const { t, to } = site;
  return (
    <sentence-box data-chips={to('/match/chips')}>
      <form class={compact ? 'box compact' : 'box'} action={to('/match')} method="get">
        <label for="q" class={compact ? 'sr-only' : 'font-medium'}>
          {t('您需要什么？', 'What do you need? (in Chinese)')}
        </label>
        <textarea
          class="textarea w-full"
          id="q"
          name="q"
          rows={compact ? 2 : 3}
          maxlength={longest}
          required
          placeholder={t('例如：松江 3000 平厂房，层高 8 米以上，可环评', 'e.g. 松江 3000 平厂房，层高 8 米以上，可环评')}
        >
          {value ?? ''}
        </textarea>
        {!compact && <div class="chips" data-chips="" aria-live="polite" />}
        <div class="row">
          <button class="btn btn-primary" type="submit">
            {t('找找看', 'Search')}
          </button>
          <a href={to('/needs/new')}>{t('或填写需求表', 'or fill in the form')}</a>
        </div>
        {!compact && (
          <div class="grid gap-1">
            <span class="small quiet">{t('试试这些：', 'Try one of these:')}</span>
            {examples.map(([sentence, en]) => (
              <div>
                <a data-example="" class="inline-block py-2" lang="zh-CN" href={to(`/match?q=${encodeURIComponent(sentence)}`)}>
                  {sentence}
                </a>
                {site.lang === 'en' && <span class="quiet small block">{en}</span>}
              </div>
            ))}
          </div>
        )}
      </form>
    </sentence-box>
  );
};
