import { type AdvertCheck, type AdvertFinding, openFindings } from '#modules/publish/index.ts';
import type { Site } from './site.tsx';

const most = 40;

const levelMarks: Record<AdvertFinding['level'], readonly [mark: string, tone: string, zh: string, en: string]> = {
  prohibited: ['○', 'missed', '不得使用', 'not allowed'],
  needs_proof: ['◐', 'near', '要有依据', 'needs proof'],
  exempt: ['●', 'met', '可以使用', 'allowed'],
  style: ['?', 'unknown', '建议改', 'better otherwise'],
};

/** What the advertising-law check says of a text: is it an advert, what has to be mended or proved, what is allowed and why. */
export const AdvertFindings = ({ site, check }: { site: Site; check: AdvertCheck }) => {
  const { t } = site;
  const open = openFindings(check);
  const shown = check.findings.filter(one => one.level !== 'style' || open === 0).slice(0, most);
  const advert = {
    yes: t('这是广告', 'This is an advert'),
    no: t('按现在的内容不是广告', 'As it stands this is no advert'),
    unclear: t('是不是广告还看不出', 'It cannot be told whether this is an advert'),
  }[check.isAdvertisement];
  return (
    <div class="grid gap-2">
      <p class="small">
        {advert}。{' '}
        {check.overall === 'found' && <b class="missed">{t(`${open} 处要改或要有依据`, `${open} to be mended or proved`)}</b>}
        {check.overall === 'none_found' && t('没有发现问题用语。', 'Nothing questionable was found.')}
        {check.overall === 'insufficient' && t('内容太少，不能判断。', 'There is too little to tell.')}
      </p>
      <details>
        <summary class="small">{t('为什么这样判断', 'Why')}</summary>
        <ul class="small quiet grid gap-1">
          {check.reasons.map(reason => (
            <li>
              {t(...reason.why)} <span>{reason.article}</span>
            </li>
          ))}
          {check.unchecked.map(one => (
            <li>{t(`没有检查：${one[0]}`, `Not checked: ${one[1]}`)}</li>
          ))}
        </ul>
      </details>
      {shown.length > 0 && (
        <ul class="lines">
          {shown.map(finding => (
            <Finding site={site} finding={finding} />
          ))}
        </ul>
      )}
    </div>
  );
};

const Finding = ({ site, finding }: { site: Site; finding: AdvertFinding }) => {
  const { t } = site;
  const [mark, tone, zh, en] = levelMarks[finding.level];
  const open = finding.level === 'prohibited' || finding.level === 'needs_proof';
  return (
    <li>
      <details>
        <summary class="small">
          <span class={tone}>
            {mark} {t(zh, en)}
          </span>{' '}
          “{finding.words}” <span class="quiet">{t(...finding.name)}</span>
          {finding.evasive && <span class="missed"> {t('变形写法', 'disguised')}</span>}
        </summary>
        <div class="small grid gap-1 pb-2">
          <p>{t(...finding.why)}</p>
          <p class="quiet">{finding.articles.join('；')}</p>
          {finding.proof.words && <p>{t(...finding.proof.words)}</p>}
          {open && (
            <ul class="grid gap-1">
              {finding.rewrites.map(words => (
                <li lang="zh-CN">
                  {t('可改为：', 'Instead: ')}
                  {words}
                </li>
              ))}
            </ul>
          )}
        </div>
      </details>
    </li>
  );
};
