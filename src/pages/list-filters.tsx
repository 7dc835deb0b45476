import type { Child } from 'hono/jsx';
import { fieldOf, type OfferFilter, type OfferKind } from '#modules/offer/index.ts';
import { industryIndex, placeIndex, placeName } from '#modules/reference/index.ts';
import type { Lang } from '#shared/words.ts';
import { SelectField, TextField } from '#ui/input.tsx';
import type { Site } from './site.tsx';

/** The standard filters of the trade, as one plain form whose answer is an address. */
export const Filters = (props: { site: Site; kind: OfferKind; filter: OfferFilter; sort: string; base: string }) => {
  const { site, kind, filter, sort, base } = props;
  const { t, to } = site;
  const options = (key: string): [string, string][] => {
    const { value } = fieldOf(key);
    return 'options' in value ? Object.entries(value.options).map(([code, [zh, en]]) => [code, t(zh, en)]) : [];
  };
  const any = t('不限', 'Any');
  const flags: [
    key: 'title' | 'register' | 'eia' | 'dock' | 'divisible' | 'owner' | 'short_lease' | 'sprinkler',
    zh: string,
    en: string,
  ][] =
    kind === 'land'
      ? [['title', '有产证', 'Title certificate']]
      : [
          ['eia', '可环评', 'EIA possible'],
          ['title', '有产证', 'Title certificate'],
          ['register', '可注册', 'Company can register'],
          ['dock', '有卸货平台', 'Loading dock'],
          ['sprinkler', '有喷淋', 'Sprinklers'],
          ['divisible', '可分割', 'Divisible'],
          ['owner', '业主直租', 'From the owner'],
          ['short_lease', '可短租', 'Short lease'],
        ];
  return (
    <form action={to(base)} method="get" class="fields px-4 pb-4">
      <SelectField
        name="place"
        label={t('地点', 'Place')}
        value={filter.place?.[0]?.toString()}
        empty={t('九城', 'All nine cities')}
        options={placeOptions(filter, site.lang)}
      />
      <TextField
        name="block"
        label={t('园区或板块', 'Park or land block')}
        value={filter.block}
        maxlength={60}
        hint={t('名称的一部分，如 104', 'Part of its name, such as 104')}
      />
      {kind === 'space' && (
        <SelectField name="type" label={t('类型', 'Type')} value={filter.type?.[0]} empty={any} options={options('space_type')} />
      )}
      {kind === 'space' && (
        <SelectField
          name="deal"
          label={t('租售', 'Deal')}
          value={filter.deal}
          empty={any}
          options={[
            ['rent', t('租', 'Rent')],
            ['sale', t('买', 'Buy')],
          ]}
        />
      )}
      <Between name="area" label={t('面积', 'Area')} unit="㎡" range={filter.area} site={site} />
      {kind === 'space' ? (
        <>
          <Between name="rent" label={t('租金', 'Rent')} range={filter.rent} site={site}>
            <select class="select" name="rent_unit" aria-label={t('租金单位', 'Rent unit')}>
              {options('rent_unit')
                .filter(([unit]) => unit.includes('_m2_'))
                .map(([unit, words]) => (
                  <option value={unit} selected={unit === (filter.rent?.unit ?? 'yuan_m2_month')}>
                    {words}
                  </option>
                ))}
            </select>
          </Between>
          <Between
            name="sale_price"
            label={t('售价', 'Sale price')}
            unit={t('元/㎡', 'yuan/㎡')}
            range={filter.sale_price}
            site={site}
          />
          <TextField
            name="height"
            label={t('层高至少', 'Height at least')}
            unit="m"
            inputmode="decimal"
            value={filter.height?.toString()}
          />
          <TextField
            name="load"
            label={t('承重至少', 'Load at least')}
            unit="t/㎡"
            inputmode="decimal"
            value={filter.load?.toString()}
          />
          <TextField
            name="power"
            label={t('配电至少', 'Power at least')}
            unit="kVA"
            inputmode="decimal"
            value={filter.power?.toString()}
          />
          <TextField
            name="crane"
            label={t('行车至少', 'Crane at least')}
            unit="t"
            inputmode="decimal"
            value={filter.crane?.toString()}
          />
          <TextField
            name="lift"
            label={t('货梯至少', 'Freight lift at least')}
            unit="t"
            inputmode="decimal"
            value={filter.lift?.toString()}
          />
          <TextField
            name="max_truck"
            label={t('可进车长至少', 'Truck length at least')}
            unit="m"
            inputmode="decimal"
            value={filter.max_truck?.toString()}
          />
          <SelectField
            name="fire"
            label={t('火灾危险性', 'Fire-hazard class')}
            value={filter.fire}
            empty={any}
            options={options('fire_class')}
          />
          <SelectField
            name="floor"
            label={t('楼层', 'Floor')}
            value={filter.floor}
            empty={any}
            options={[
              ['ground', t('含首层', 'Ground floor')],
              ['upper', t('楼上', 'Upper floors')],
              ['single', t('单层厂房', 'Single storey')],
              ['standalone', t('独栋', 'Stands alone')],
            ]}
          />
        </>
      ) : (
        <Between
          name="land_price"
          label={t('单价', 'Price')}
          unit={t('万元/亩', '10k yuan/mu')}
          range={filter.land_price}
          site={site}
        />
      )}
      <SelectField
        name="industry"
        label={t('鼓励行业', 'Industry wanted')}
        value={filter.industry}
        empty={any}
        options={industryIndex()
          .all.filter(row => row.level === 'division' && row.code.startsWith('C'))
          .map(row => [row.code, t(row.name, row.nameEn)])}
      />
      <TextField name="available" label={t('可入驻不晚于', 'Available by')} type="date" value={filter.available} />
      <SelectField
        name="verification"
        label={t('核验', 'Verification')}
        value={filter.verification}
        empty={any}
        options={[
          ['phone', t('电话核实及以上', 'By phone or better')],
          ['document', t('证件核实及以上', 'By document or better')],
          ['site', t('现场核实', 'On site')],
        ]}
      />
      <SelectField
        name="updated"
        label={t('确认时间', 'Confirmed')}
        value={filter.updated?.toString()}
        empty={any}
        options={[
          ['7', t('7 天内', 'Within 7 days')],
          ['30', t('30 天内', 'Within 30 days')],
          ['60', t('60 天内', 'Within 60 days')],
        ]}
      />
      <fieldset class="field">
        <legend class="sr-only">{t('其他', 'More')}</legend>
        {flags.map(([key, zh, en]) => (
          <label class="tick">
            <input class="checkbox checkbox-sm" type="checkbox" name={key} value="1" checked={filter[key] === true} />
            {t(zh, en)}
          </label>
        ))}
        <label class="tick">
          <input class="checkbox checkbox-sm" type="checkbox" name="unknown" value="1" checked={filter.unknown === true} />
          {t('没写明的也列出', 'Also where not stated')}
        </label>
      </fieldset>
      <SelectField
        name="sort"
        label={t('排序', 'Sort')}
        value={sort === 'newest' ? '' : sort}
        empty={t('最近确认', 'Most recently confirmed')}
        options={[
          ['area', t('面积从大到小', 'Largest first')],
          ['rent', t('租金从低到高', 'Lowest rent first')],
        ]}
      />
      <div class="flex flex-wrap gap-3">
        <button class="btn btn-primary" type="submit">
          {t('筛选', 'Apply')}
        </button>
        <a class="btn" href={to(base)}>
          {t('清除', 'Clear')}
        </a>
      </div>
    </form>
  );
};

const Between = (props: {
  name: string;
  label: string;
  unit?: string;
  range: { min?: number; max?: number } | undefined;
  site: Site;
  /** A choice of unit, where the range may be given in several. */
  children?: Child;
}) => {
  const { name, label, unit, range, site } = props;
  const { t } = site;
  return (
    <fieldset class="field">
      <legend>{label}</legend>
      <span class="with-unit">
        <input
          class="input"
          name={`${name}_min`}
          inputmode="decimal"
          value={range?.min ?? ''}
          aria-label={`${label} ${t('至少', 'at least')}`}
        />
        <span aria-hidden="true">–</span>
        <input
          class="input"
          name={`${name}_max`}
          inputmode="decimal"
          value={range?.max ?? ''}
          aria-label={`${label} ${t('至多', 'at most')}`}
        />
        {unit && <span class="quiet small">{unit}</span>}
      </span>
      {props.children}
    </fieldset>
  );
};

/** The member cities, and below the chosen city its districts, so that the list stays short. */
function placeOptions(filter: OfferFilter, lang: Lang): [string, string][] {
  const places = placeIndex();
  const chosen = filter.place?.[0];
  const city = chosen === undefined ? undefined : places.byCode(chosen)?.city;
  return places.members.flatMap(member => {
    const own: [string, string] = [String(member.code), placeName(member.code, 'short', lang)];
    const open =
      chosen === member.code ||
      (city !== undefined && city === member.code) ||
      places.byCode(chosen ?? 0)?.member === member.code;
    if (!open) return [own];
    const below = places
      .children(member.code)
      .map(({ code }): [string, string] => [String(code), `　${placeName(code, 'short', lang)}`]);
    return [own, ...below];
  });
}
