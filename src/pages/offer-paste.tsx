import type { Context } from 'hono';
import { postOffer } from '#modules/offer/index.ts';
import { newToken } from '#platform/secret.ts';
import { figure } from '#shared/format.ts';
import { TextField } from '#ui/input.tsx';
import { SaidKey } from '#ui/said.tsx';
import { type Form, one, readForm } from './form.ts';
import { OwnerField, ownerOf } from './owner.tsx';
import { PasteCardForm } from './paste-card.tsx';
import { type PasteCard, type PasteDraft, pastedText, readPaste } from './paste-draft.ts';
import { PasteField, PasteRest, PasteSaved, PasteWanted } from './paste-rest.tsx';
import { type Site, show } from './site.tsx';

export const path = '/offers/paste';

/** A paste of this length with its forms, in bytes of UTF-8. */
export const formLimit = 2 * 1024 * 1024;
/** The longest paste, in characters. */
const longest = 200_000;
/** Up to so many adverts every field stands on the page; with more it would weigh a megabyte. */
const mostFull = 6;

const example = `【松江厂房仓库】11月23日更新
1、新桥独栋厂房出租，单层3200平，层高8.5米，承重2吨，配电400kVA，可环评，租金1.1元/平/天
2、九亭底楼仓库560平，丙二类消防，带卸货平台，0.95元/平/天
3、泗泾研发楼整层1200平，38元/平/月
以上联系：王经理 19900001500

求租：客户做激光切割，想在松江或青浦找1500-2000平一楼厂房，层高6米以上，预算1.1元/平/天以内`;

/** The box into which the words of one or many adverts are pasted. */
export function get(c: Context, site: Site) {
  return asking(c, site, new URL(c.req.url).searchParams.has('example') ? example : '');
}

/** Reads the paste into a form an advert; saves one of them or all that are complete, as the button pressed says. */
export async function post(c: Context, site: Site) {
  const { t, database } = site;
  const form = await readForm(c);
  const text = pastedText(form);
  if (!text) return asking(c, site, '', t('请先粘贴房源文字', 'Paste the words of a listing first'));
  if (text.length > longest)
    return asking(
      c,
      site,
      text,
      t(
        `一次最多 ${longest / 10_000} 万字，这里有 ${figure(text.length)} 字。文字都还在，请删去一部分，分几次读。`,
        `At most ${figure(longest)} characters at once; these are ${figure(text.length)}. Nothing is lost: cut some out and read it in parts.`,
      ),
    );
  const draft = await database.read(db => readPaste(site, db, form));
  if (draft.cards.length + draft.needs.length === 0)
    return asking(
      c,
      site,
      text,
      t(
        '这段文字里没有读出房源。一条房源至少要有地点或类型，再加面积或价格，例如“松江新桥厂房出租，1200平，1.1元/平/天”。',
        'No listing was found in these words. A listing needs a place or a kind, and an area or a price.',
      ),
    );
  const [what, which] = one(form, 'do').split('-');
  const wanted = draft.cards.filter(
    card => !card.saved && (what === 'all' ? isPlain(card) || !card.posting : what === 'save' && String(card.n) === which),
  );
  const wait = await save(c, site, wanted, ownerOf(site, form));
  return page(c, site, {
    draft,
    form,
    tried: what === 'save' || what === 'all' ? wanted : [],
    isAll: what === 'all',
    full: what === 'more' ? Number(which) : null,
    wait,
  });
}

/** Whether a card is saved with all the others: nothing is missing, and it is no space that is here already. */
function isPlain({ posting, known, earlier, form, saved }: PasteCard): boolean {
  return posting !== null && !saved && (known.length + earlier.length === 0 || one(form, 'anyway') === '1');
}

/** Saves these cards; gives the seconds after which the rest may be saved, where they were too many. */
async function save(c: Context, site: Site, cards: readonly PasteCard[], owner: string | null): Promise<number | null> {
  const address = c.get('address') as string | null | undefined;
  let wait: number | null = null;
  const allowed: PasteCard[] = [];
  for (const card of cards) {
    if (!card.posting || wait !== null) continue;
    const taken = address ? site.saving.take(address) : { allowed: true as const };
    if (taken.allowed) allowed.push(card);
    else wait = taken.retryAfter;
  }
  if (allowed.length === 0) return wait;
  await site.database.write(async tx => {
    for (const card of allowed) {
      const { offer, contact } = card.posting!;
      const posting = { offer, contact, origin: 'form' as const, owner, once: one(card.form, 'once') || newToken() };
      card.saved = { ...(await postOffer(tx, site.viewer, posting, site.secret)), title: offer.title };
    }
  });
  return wait;
}

function titleOf({ t }: Site) {
  const title = t('粘贴登记', 'List by pasting');
  return { title, crumbs: [{ words: t('登记房源', 'List a space'), path: '/offers/new' }, { words: title }] };
}

function asking(c: Context, site: Site, text: string, problem?: string) {
  const { t, to } = site;
  return show(
    c,
    site,
    { ...titleOf(site), status: problem ? 422 : 200, hidden: problem !== undefined },
    <div class="read grid gap-4 py-3">
      <h1>{t('粘贴房源文字，自动填表', 'Paste the words of listings, and the forms fill themselves')}</h1>
      <p>
        {t(
          '微信群、朋友圈或文档里的房源，整段复制，一条或多条都行。每条读成一张登记表，每个值旁边是它的原话；没写的留空，不猜。',
          'Copy listings from a chat or a document, one or many at once. Each becomes a form, with the words beside every value; what is not stated stays empty.',
        )}
      </p>
      <form class="sheet p-4 grid gap-4" action={to(path)} method="post" enctype="multipart/form-data">
        <PasteField site={site} text={text} rows={14} problem={problem} />
        <div class="flex flex-wrap gap-x-4 gap-y-2 items-center">
          <button class="btn btn-primary" type="submit">
            {t('读成登记表', 'Read into forms')}
          </button>
          <a class="py-2" href={to(`${path}?example=1`)}>
            {t('先用示例试一试', 'Try it with an example')}
          </a>
          <a class="py-2" href={to('/offers/new')}>
            {t('或自己填一张表', 'or fill in one form yourself')}
          </a>
        </div>
      </form>
      <p class="small quiet">
        {t(
          '贴上来的文字只用来填表，本站不保存；您点“保存”的房源才会提交审核。',
          'The words serve to fill the forms and are not kept; only the listings that you save are sent for review.',
        )}
      </p>
    </div>,
  );
}

type Shown = {
  draft: PasteDraft;
  form: Form;
  tried: readonly PasteCard[];
  /** Whether all were to be saved. */
  isAll: boolean;
  /** The card whose further fields were asked for. */
  full: number | null;
  /** Seconds after which the rest may be saved, where too much was saved at once. */
  wait: number | null;
};

async function page(c: Context, site: Site, { draft, form, tried, isAll, full, wait }: Shown) {
  const { t, to } = site;
  const { cards, text } = draft;
  const owners = await OwnerField({ site, form });
  const open = cards.filter(card => !card.saved);
  const ready = cards.filter(isPlain).length;
  const saved = cards.flatMap(card => card.saved ?? []);
  const bad = tried.some(card => !card.saved);
  const isIdle = isAll && tried.length === 0 && open.length > 0;
  const lacksContact =
    open.some(card => !one(card.form, 'phone') || !one(card.form, 'person')) ||
    one(form, 'all-phone') + one(form, 'all-person') !== '';
  const isFull = (card: PasteCard) => open.length <= mostFull || card.n === full || one(card.form, 'more') === '1';
  for (const card of cards) if (card.n === full) card.form.open = '1';
  return show(
    c,
    site,
    { ...titleOf(site), status: bad && saved.length === 0 ? 422 : 200, hidden: true },
    <div class="grid gap-4 py-3">
      <h1>{t(`读出 ${cards.length} 条房源`, `${cards.length} listing${cards.length === 1 ? '' : 's'} found`)}</h1>
      <PasteSaved site={site} saved={saved} />
      {isIdle && (
        <div class="problem" role="alert">
          {t(
            '这次没有保存新的：剩下的像是已有的房源。确实不是同一处，就勾选后再保存，或点“保存这一条”。',
            'Nothing new was saved: what is left looks known. If it is another space, tick it and save again, or save it by itself.',
          )}
        </div>
      )}
      {wait !== null && (
        <div class="problem" role="alert">
          {t(`保存得太快了，其余的请 ${wait} 秒后再保存。`, `Too many at once; please save the others in ${wait} seconds.`)}
        </div>
      )}
      {open.length > 0 && (
        <>
          <p>{countWords(site, open)}</p>
          <SaidKey
            names={[
              ['place', t('地点', 'Place')],
              ['kind', t('类型', 'Kind')],
              ['size', t('面积', 'Area')],
              ['price', t('价格', 'Price')],
              ['build', t('建筑条件', 'Building')],
              ['who', t('联系与要求', 'Contact and terms')],
            ]}
          />
        </>
      )}
      <form class="grid gap-4" action={to(path)} method="post" enctype="multipart/form-data" novalidate>
        {/* Enter in a field presses the first button of a form: this one only looks again. */}
        <button class="sr-only" type="submit" name="do" value="look" tabindex={-1}>
          {t('重新核对', 'Check again')}
        </button>
        <input type="hidden" name="text" value={text} />
        {owners}
        {lacksContact && open.length > 0 && (
          <div class="sheet p-4 fields two">
            <p class="field wide">
              {t(
                '有的房源没写联系人或电话。填在这里，没写电话的都用它；写了别的电话的，请在那一条里填联系人。',
                'Some listings lack a name or a number. What stands here serves for all without a number; where another number is stated, fill in its name there.',
              )}
            </p>
            <TextField
              name="all-person"
              label={t('联系人', 'Contact')}
              value={one(form, 'all-person')}
              autocomplete="name"
              maxlength={30}
            />
            <TextField
              name="all-phone"
              label={t('电话', 'Telephone')}
              type="tel"
              value={one(form, 'all-phone')}
              autocomplete="tel"
              maxlength={40}
            />
          </div>
        )}
        {cards.map(card => (
          <PasteCardForm
            site={site}
            card={card}
            text={text}
            action={to(path)}
            isTried={tried.includes(card)}
            isFull={isFull(card)}
          />
        ))}
        {open.length > 1 && (
          <div class="sticky bottom-0 py-2 noprint save-all">
            <button class="btn btn-primary" type="submit" name="do" value="all">
              {ready > 0 ? t(`全部保存（${ready} 条）`, `Save all (${ready})`) : t('全部保存', 'Save all')}
            </button>
          </div>
        )}
      </form>
      <PasteWanted site={site} draft={draft} />
      <PasteRest site={site} draft={draft} action={to(path)} />
    </div>,
  );
}

function countWords({ t }: Site, open: readonly PasteCard[]): string {
  const same = open.filter(card => card.posting && !isPlain(card)).length;
  const ready = open.filter(isPlain).length;
  const lacking = open.filter(card => !card.posting).length;
  const parts = [
    ...(ready > 0 ? [t(`${ready} 条可以保存`, `${ready} ready to save`)] : []),
    ...(lacking > 0 ? [t(`${lacking} 条还差内容`, `${lacking} that lack something`)] : []),
    ...(same > 0
      ? [t(`${same} 条和已有的像是同一处，全部保存时跳过`, `${same} that look known, passed over when saving all`)]
      : []),
  ];
  return parts.join(t('，', ', ')) + t('。', '.');
}
