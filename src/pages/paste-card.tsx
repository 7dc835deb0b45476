import { type Field, fieldsFor, groupNames, type Sameness } from '#modules/offer/index.ts';
import { figure } from '#shared/format.ts';
import { type FormProblems, OfferFieldGroup } from '#ui/offer-fields.tsx';
import { Said } from '#ui/said.tsx';
import { one } from './form.ts';
import { furtherFields, kindOf, ListingField, listingLabel } from './listing-form.tsx';
import type { PasteCard } from './paste-draft.ts';
import { marksOf } from './paste-marks.ts';
import type { Site } from './site.tsx';

/** One advert of a paste: its own words with marks, the form that they fill, and what else is known of the space. */
export const PasteCardForm = (props: {
  site: Site;
  card: PasteCard;
  text: string;
  /** Where the whole form goes. */
  action: string;
  /** Saving was tried: what is wrong stands at its field. */
  isTried: boolean;
  /** All further fields stand on the page, not behind a button. */
  isFull: boolean;
}) => {
  const { site, card, text, action } = props;
  const { t } = site;
  const { n, at, form } = card;
  const title = one(form, 'title') || t('没有标题', 'Untitled');
  const heading = (
    <h2 id={`h${n}`}>
      <span class="quiet num">{n}</span> {title}
    </h2>
  );
  if (card.saved) return <SavedSheet site={site} card={card} />;
  const problems = props.isTried ? card.problems : {};
  const shown = shownFields(card, problems);
  const hints = hintsOf(site, card, shown);
  return (
    <section class="sheet p-4 grid gap-4 advert" id={`c${n}`} aria-labelledby={`h${n}`}>
      <div class="grid gap-1">
        {heading}
        <State site={site} card={card} />
      </div>
      <Same site={site} card={card} />
      <div class="advert-parts">
        <Words site={site} card={card} text={text} />
        <div class="grid gap-4">
          {['once', 'kind', ...(props.isFull ? ['more'] : [])].map(name => (
            <input
              type="hidden"
              name={at + name}
              value={name === 'more' ? '1' : name === 'kind' ? kindOf(form) : one(form, name)}
            />
          ))}
          <div class="fields dense">
            {shown.map(name => (
              <ListingField
                site={site}
                name={name}
                form={form}
                problems={problems}
                at={at}
                said={name === 'note' ? undefined : card.filled.sources}
                hints={hints}
              />
            ))}
          </div>
          {props.isFull ? (
            <Further site={site} card={card} shown={shown} problems={problems} />
          ) : (
            <button
              class="btn btn-ghost justify-self-start"
              type="submit"
              name="do"
              value={`more-${n}`}
              formaction={`${action}#c${n}`}
            >
              {t('填其余字段', 'Fill in further fields')}
            </button>
          )}
          <div>
            <button class="btn btn-primary" type="submit" name="do" value={`save-${n}`} formaction={`${action}#c${n}`}>
              {t('保存这一条', 'Save this one')}
            </button>
          </div>
        </div>
      </div>
    </section>
  );
};

/** A card that was saved: where its private page is. */
const SavedSheet = (props: { site: Site; card: PasteCard }) => {
  const { t, to } = props.site;
  const { n, at, form, saved } = props.card;
  const { code, token, title } = saved!;
  return (
    <section class="sheet p-4 grid gap-1" id={`c${n}`} aria-label={title}>
      <input type="hidden" name={`${at}once`} value={one(form, 'once')} />
      <input type="hidden" name={`${at}own`} value={`${code}/${token}`} />
      <p>
        <span class="met" aria-hidden="true">
          ●
        </span>{' '}
        <b>{title}</b>
      </p>
      <p>
        {t('已保存，等待审核：', 'Saved, awaiting review: ')}
        <a href={to(`/offers/${code}/own/${token}`)} target="_blank" rel="noopener">
          {t(`${code} 的专属链接`, `private link of ${code}`)}
        </a>
      </p>
    </section>
  );
};

const State = (props: { site: Site; card: PasteCard }) => {
  const { site, card } = props;
  const { t } = site;
  const lacking = Object.keys(card.problems);
  if (lacking.length === 0 && card.known.length + card.earlier.length > 0)
    return (
      <p class="small near">
        <span aria-hidden="true">◐</span> {t('像是已有的，请核对', 'Looks known; please check')}
      </p>
    );
  if (lacking.length === 0)
    return (
      <p class="small met">
        <span aria-hidden="true">●</span> {t('可以保存', 'Ready to save')}
      </p>
    );
  const names = lacking.map(key => listingLabel(site, key)).join(t('、', ', '));
  return (
    <p class="small near">
      <span aria-hidden="true">◐</span> {t(`还要看一下：${names}`, `Still to check: ${names}`)}
    </p>
  );
};

const Same = (props: { site: Site; card: PasteCard }) => {
  const { site, card } = props;
  const { t, to } = site;
  if (card.known.length + card.earlier.length === 0) return null;
  return (
    <div class="same grid gap-1">
      {card.known.map(({ offer, same }) => (
        <p>
          {offer ? (
            <>
              {t('和已登记的房源像是同一处：', 'Looks like a listing that is here already: ')}
              <a href={to(`/offers/${offer.code}`)}>{`${offer.code} ${offer.title}`}</a>
            </>
          ) : (
            t('和一条待审核的房源像是同一处', 'Looks like a listing that awaits review')
          )}
          <span class="quiet">{t(`（${sameWords(site, same)}）`, ` (${sameWords(site, same)})`)}</span>
        </p>
      ))}
      {card.earlier.map(({ n, same }) => (
        <p>
          {t('和上面的一条像是同一处：', 'Looks like one above: ')}
          <a href={`#c${n}`}>{t(`第 ${n} 条`, `number ${n}`)}</a>
          <span class="quiet">{t(`（${sameWords(site, same)}）`, ` (${sameWords(site, same)})`)}</span>
        </p>
      ))}
      <label class="tick small">
        <input
          class="checkbox checkbox-sm"
          type="checkbox"
          name={`${card.at}anyway`}
          value="1"
          checked={one(card.form, 'anyway') === '1'}
        />
        {t('不是同一处，“全部保存”时一起保存', 'It is another one: save it with all the others')}
      </label>
    </div>
  );
};

/** Why two listings are taken for one space. */
function sameWords({ t }: Site, { off, town, price, phone }: Sameness): string {
  const percent = figure(Math.round(off * 1000) / 10);
  return [
    town ? t('同一街镇', 'same town') : t('同一区县', 'same district'),
    off < 0.0005 ? t('面积相同', 'same area') : t(`面积差 ${percent}%`, `areas differ by ${percent}%`),
    ...(price ? [t('价格相同', 'same price')] : []),
    ...(phone ? [t('电话相同', 'same telephone')] : []),
  ].join(t(' · ', ', '));
}

const Words = (props: { site: Site; card: PasteCard; text: string }) => {
  const { site, card, text } = props;
  const { t } = site;
  const { listing } = card;
  const marks = marksOf(site, card);
  const around = (isBefore: boolean) =>
    listing.inherited
      .filter(({ start }) => start < listing.start === isBefore)
      .map(({ start, end }) => (
        <p class="small quiet">
          {isBefore ? t('标题写着：', 'The heading says: ') : t('末尾写着：', 'The foot says: ')}
          <Said text={text} marks={marks} from={start} to={end} />
        </p>
      ));
  return (
    <div class="grid gap-2 advert-words">
      {around(true)}
      <p class="whitespace-pre-line">
        <Said text={text} marks={marks} from={listing.start} to={listing.end} />
      </p>
      {around(false)}
    </div>
  );
};

/** Only what the advert gives cause to say: a hint at every field would double the length of a card. */
function hintsOf({ t }: Site, { filled }: PasteCard, shown: readonly string[]): Record<string, string> {
  const own = (key: string) => {
    const words = filled.hints[key];
    if (words) return t(words.zh, words.en);
    return key === 'note' ? t('公开显示；电话和姓名已遮住', 'Shown in public; telephone and name are masked') : '';
  };
  return Object.fromEntries(shown.map(key => [key, own(key)]));
}

const always: Readonly<Record<'space' | 'land', readonly string[]>> = {
  space: ['title', 'place_name', 'space_type', 'deal_type', 'available_area'],
  land: ['title', 'place_name', 'deal_type', 'land_area'],
};

/** What a card shows at once: what nobody lists without, and every field of which the advert or a mistake speaks. */
function shownFields({ form, filled }: PasteCard, problems: FormProblems): string[] {
  const kind = kindOf(form);
  const isSale = one(form, 'deal_type') === 'sale';
  const price = kind === 'land' ? ['land_price'] : isSale ? ['sale_price', 'sale_total'] : ['rent', 'rent_unit'];
  const head = [...always[kind], ...price];
  const told = fieldsFor(kind)
    .map(({ key }) => key)
    .filter(key => !head.includes(key) && (key in filled.form || key in filled.hints || problems[key]));
  const others = [...furtherFields, 'lessor_role'].filter(key => problems[key]);
  return [...head, ...told, ...others, 'person', 'phone', 'note'];
}

const Further = (props: { site: Site; card: PasteCard; shown: readonly string[]; problems: FormProblems }) => {
  const { site, card, shown, problems } = props;
  const { t, lang } = site;
  const { form, at } = card;
  const left: Field[] = fieldsFor(kindOf(form)).filter(({ key }) => !shown.includes(key));
  const groups = [...new Set(left.map(({ group }) => group))];
  return (
    <details open={one(form, 'open') === '1'}>
      <summary class="py-2">{t(`其余字段（${left.length} 项）`, `Further fields (${left.length})`)}</summary>
      <div class="grid gap-2">
        {groups.map(group => (
          <OfferFieldGroup
            title={t(...groupNames[group])}
            fields={left.filter(each => each.group === group)}
            values={form}
            problems={problems}
            lang={lang}
            at={at}
          />
        ))}
        <div class="fields two">
          {['lessor_role', ...furtherFields]
            .filter(name => !shown.includes(name))
            .map(name => (
              <ListingField site={site} name={name} form={form} problems={problems} at={at} />
            ))}
        </div>
      </div>
    </details>
  );
};
