import { type Accounts, makeKey, openAccounts, readViewer } from '#modules/account/index.ts';
import { openSession } from '#modules/account/session.ts';
import { chooseReceivers, postNeed } from '#modules/need/index.ts';
import { postOffer, readOfferForm } from '#modules/offer/index.ts';
import { addCategory, createPost, releasePost } from '#modules/publish/index.ts';
import type { Tx } from '#platform/database.ts';
import { makeSecret } from '#platform/secret.ts';
import { operator, type Scope, scopes, type User } from '#shared/viewer.ts';

/** Everybody who may stand at a door: the header that says who it is. `of A` belongs to the organisation whose objects are asked for. */
export type People = Record<string, Record<string, string>>;

/** The objects of organisation A, and one of B for forging. */
export type Objects = Record<
  | 'organisation'
  | 'member'
  | 'invitation'
  | 'key'
  | 'session'
  | 'code'
  | 'token'
  | 'number'
  | 'needToken'
  | 'listed'
  | 'foreign'
  | 'own'
  | 'request'
  | 'post'
  | 'draft'
  | 'media',
  string
>;

const accounts: Accounts = openAccounts({
  secret: makeSecret('a secret for tests that is long enough'),
  sender: async () => {},
  floor: 0,
});

const plant = {
  kind: 'space',
  title: '甲方厂房（虚构）',
  place: 310117,
  space_type: 'standard_factory',
  deal_type: 'rent',
  gross_area: 3000,
} as const;

/** A house with an organisation of each kind and a person in each role, one row each: no password is needed to be somebody. */
export async function settle(tx: Tx): Promise<{ people: People; objects: Objects }> {
  let count = 0;
  const blinded = () => `${String(++count).padStart(64, '0')}@mail.invalid`;
  const organisation = async (kind: string) => {
    const [row] = await tx<{ id: string }[]>`
      insert into account.organization (name, slug, kind, confirmed_at) values (${`${kind}（虚构）`}, ${`s${++count}`}, ${kind}, now()) returning id`;
    return row!.id;
  };
  const person = async (seats: [organisation: string, role: string][], second = false) => {
    const [user] = await tx<{ id: string }[]>`
      insert into account."user" (name, email, email_verified, email_masked, two_factor_enabled)
      values ('示例人', ${blinded()}, true, 'x***@example.com', ${second}) returning id`;
    for (const [at, role] of seats)
      await tx`insert into account.member (organization_id, user_id, role) values (${at}, ${user!.id}, ${role})`;
    const cookie = (await openSession(tx, accounts, user!.id, 'test')).split(';')[0]!;
    const viewer = (await readViewer(tx, accounts, cookie)) as User;
    return { cookie, viewer };
  };
  const [a, b] = [await organisation('enterprise'), await organisation('enterprise')];
  const owner = await person([[a, 'owner,enterprise']]);
  const member = await person([[a, 'enterprise']]);
  const seatless = await person([]);
  const other = await person([[b, 'owner,enterprise']]);
  const receiver = await person([[await organisation('receiver'), 'receiver']]);
  const secretariat = await organisation('secretariat');
  const secretary = await person([[secretariat, 'secretary']]);
  const editor = await person([[secretariat, 'editor']]);
  const judge = await person([[await organisation('panel'), 'judge']]);
  const officer = await person([[await organisation('government'), 'officer']]);
  const platform = await organisation('platform');
  const administrator = await person([[platform, 'owner,administrator']], true);
  const weak = await person([[platform, 'administrator']]);
  const key = (viewer: User, at: string, scope: Scope) =>
    makeKey(tx, accounts, viewer, at, { name: scope, given: [scope], days: 30 });
  const keys: People = {};
  for (const scope of scopes) keys[`key ${scope}`] = { authorization: `Bearer ${await key(owner.viewer, a, scope)}` };
  const foreignKey = { authorization: `Bearer ${await key(other.viewer, b, 'offers:read')}` };

  const reading = readOfferForm(plant);
  if (!reading.ok) throw new Error(JSON.stringify(reading.problems));
  const post = (publication: string) =>
    postOffer(
      tx,
      owner.viewer,
      { offer: reading.offer, contact: null, origin: 'form', owner: a, once: publication },
      accounts.secret,
    );
  const offer = await post('pending');
  const listed = await post('listed');
  await tx`update offer.offer set publication = 'listed', listed_at = now() where code = ${listed.code}`;
  const need = await postNeed(tx, owner.viewer, accounts.secret, () => new Date(), {
    text: '求租松江3000平厂房',
    company: '甲方（虚构）',
    contact: '示例人',
    phone: '13800001234',
    consent: true,
    receivers: 3,
    consent_days: 90,
    conditions: [],
    language: 'zh',
    origin: 'form',
    owner: a,
  });
  const [media] = await tx<{ id: number }[]>`
    insert into publish.media (hash, type, name, width, height, bytes, content, state, created_at)
    values (sha256('picture'), 'image/jpeg', '图.jpg', 4, 3, 7, 'picture', 'ready', now()) returning id`;
  await tx`insert into publish.media_form (media, width, height, type, content) values (${media!.id}, 4, 3, 'image/jpeg', 'small')`;
  const hands = await organisation('receiver');
  const itsReceiver = await person([[hands, 'receiver']]);
  await chooseReceivers(tx, need.token, () => new Date(), { receivers: [hands], count: 3, openStep: 1, pooled: false });
  const [request] = await tx<{ id: string }[]>`select id from need.route where organisation = ${hands}`;
  const [invitation] = await tx<{ id: string }[]>`
    insert into account.invitation (organization_id, email, role, status, expires_at, inviter_id)
    select ${a}, email, 'enterprise', 'pending', now() + interval '7 days', ${owner.viewer.user}
    from account."user" where id = ${seatless.viewer.user} returning id`;
  const portal = await settlePortal(tx);
  const [seat] = await tx<{ id: string }[]>`select id from account.member where user_id = ${member.viewer.user}`;
  const [made] = await tx<{ id: string }[]>`select id from account.apikey where reference_id = ${a} order by created_at limit 1`;
  return {
    people: {
      visitor: {},
      'owner of A': { cookie: owner.cookie },
      'member of A': { cookie: member.cookie },
      'member of B': { cookie: other.cookie },
      'no seat': { cookie: seatless.cookie },
      receiver: { cookie: receiver.cookie },
      'receiver of the request': { cookie: itsReceiver.cookie },
      secretary: { cookie: secretary.cookie },
      editor: { cookie: editor.cookie },
      judge: { cookie: judge.cookie },
      officer: { cookie: officer.cookie },
      administrator: { cookie: administrator.cookie },
      'administrator without second factor': { cookie: weak.cookie },
      ...keys,
      'key of B': foreignKey,
      'wrong key': { authorization: 'Bearer lq_wrongwrongwrongwrongwrongwrongwrong' },
    },
    objects: {
      organisation: a,
      own: b,
      member: seat!.id,
      invitation: invitation!.id,
      key: made!.id,
      session: owner.viewer.session,
      code: offer.code,
      token: offer.token,
      number: need.number,
      needToken: need.token,
      listed: listed.code,
      foreign: other.viewer.user,
      request: request!.id,
      post: String(portal.post),
      draft: String(portal.draft),
      media: String(media!.id),
    },
  };
}

/** A category with a released post, and a draft that nobody but editors may see. */
async function settlePortal(tx: Tx): Promise<{ post: number; draft: number }> {
  const now = () => new Date();
  const category = await addCategory(tx, operator, {
    parent: null,
    slug: 'news',
    name: '动态',
    nameEn: 'News',
    summary: '',
    position: 0,
  });
  const written = {
    kind: 'post',
    slug: null,
    title: '示例文章（虚构）',
    summary: '',
    body: '正文',
    category,
    series: null,
    author: '',
  } as const;
  const rest = { tags: [], cover: null, source: '', sourceAddress: '' };
  const [post, draft] = [
    await createPost(tx, operator, now, { ...written, ...rest }),
    await createPost(tx, operator, now, { ...written, ...rest }),
  ];
  await releasePost(tx, operator, now, post, { version: 1 });
  return { post, draft };
}
