import type { Readable } from 'node:stream';

/** Words for a person about one place of the source: the file with its line, record or table. */
export type Fault = { where: string; zh: string; en: string };

export type Category = {
  kind: 'category';
  key: string;
  name: string;
  slug: string;
  parentKey: string | null;
  text: string;
  oldAddresses: string[];
};

export type Tag = { kind: 'tag'; key: string; name: string; slug: string; oldAddresses: string[] };

/** Only the name that visitors saw; e-mail, password and address of the person stay behind. */
export type Author = { kind: 'author'; key: string; name: string; oldAddresses: string[] };

export type PostStatus = 'released' | 'draft' | 'private' | 'binned';

/** What a post says: as the old site stored it, or already as Markdown. `lineBreaks` means that line ends in the HTML separate paragraphs. */
export type Body = { html: string; lineBreaks?: boolean } | { markdown: string };

export type Post = {
  kind: 'post';
  key: string;
  type: 'post' | 'page';
  title: string;
  /** The word of its old address; empty where it had none. */
  slug: string;
  body: Body;
  /** One or two plain sentences that the old site showed in lists; empty where it cut them off the text. */
  excerpt: string;
  categoryKey: string | null;
  tagKeys: string[];
  authorKey: string | null;
  releasedAt: Date | null;
  changedAt: Date | null;
  status: PostStatus;
  views: number;
  /** Paths with their query as the old site served them, the canonical one first: "/post/12.html", "/?id=12". */
  oldAddresses: string[];
  /** The picture of the post: an address as it stood, or the key of an attachment. */
  cover: { address: string } | { attachmentKey: string } | null;
};

export type Attachment = {
  kind: 'attachment';
  key: string;
  name: string;
  mime: string;
  /** Where the old site served it: a path, or a whole address on another host. */
  oldAddress: string;
  /** Bytes as the source counts them, null where it does not say. */
  size: number | null;
  /** Opens the bytes; null where only the address is known because no folder of files was given or the file is not in it. */
  open: (() => Readable) | null;
};

/** Kept as text only, and counted. */
export type Comment = {
  kind: 'comment';
  key: string;
  postKey: string;
  text: string;
  at: Date | null;
  author: string;
  status: 'shown' | 'waiting' | 'binned';
};

export type SiteRecord = Category | Tag | Author | Post | Attachment | Comment;

/** One step of a source. `position` is opaque; after a stop `records(position)` goes on behind it. */
export type Entry = { position: string } & ({ record: SiteRecord } | { fault: Fault });

/** An old portal that can be read. Keys are stable within it, so a store keeps them together with `name`. */
export type Site = {
  /** The host of the old site, or the name of the folder or file where it names none. */
  name: string;
  /** The address of its main page, ending in "/"; null where the source does not say it. */
  address: string | null;
  /** Addresses of lists that belong to no record, and where they lead here; `{page}` and `{date}` stand for numbers and periods. */
  lists?: { from: string; to: string }[];
  /** Tells one state of the source from another: a position counts only for the same fingerprint. */
  fingerprint: string;
  /** Every record, bounded in memory: categories, tags and authors first, comments last. Throws Refused where the source cannot be read on. */
  records(after?: string | null): AsyncGenerator<Entry, void, undefined>;
  close(): void;
};
