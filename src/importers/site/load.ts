import { Refused } from '#shared/refused.ts';
import { unknownHost } from './address.ts';
import { toMarkdown } from './markdown.ts';
import type { Attachment, Author, Category, Comment, Fault, Post, Site, SiteRecord, Tag } from './record.ts';

export { portalStore, relinkAll } from './store.ts';

/** What became, or in a trial would become, of a record under its key: a refused one comes with words. */
export type Verdict = 'added' | 'changed' | 'same' | { zh: string; en: string };

/** A post as it is stored: its text is Markdown. */
export type MarkdownPost = Omit<Post, 'body'> & { markdown: string };

/** An address of the old site and the record that now stands there. */
export type Redirect = { from: string } & ({ toKey: string } | { to: string });

/**
 * Where records go. Each call gets records of one kind and answers with one verdict each, in their order; with `dryRun` it only looks. Keys are stable
 * within `site`, so that a second import finds what the first stored. A call stores all it got or throws.
 */
export type SiteStore = {
  putCategory(records: readonly Category[], dryRun: boolean): Promise<Verdict[]>;
  putTag(records: readonly Tag[], dryRun: boolean): Promise<Verdict[]>;
  putAuthor(records: readonly Author[], dryRun: boolean): Promise<Verdict[]>;
  putPost(records: readonly MarkdownPost[], dryRun: boolean): Promise<Verdict[]>;
  putAttachment(records: readonly Attachment[], dryRun: boolean): Promise<Verdict[]>;
  /** Left out where comments are only counted. */
  putComment?(records: readonly Comment[], dryRun: boolean): Promise<Verdict[]>;
  putRedirect(redirects: readonly Redirect[], dryRun: boolean): Promise<Verdict[]>;
  /** How far an import of this state of the source came; null for one that was finished or never begun. */
  position: {
    read(fingerprint: string): Promise<string | null>;
    save(fingerprint: string, position: string | null): Promise<void>;
  };
};

export type Count = { read: number; added: number; changed: number; same: number; refused: number };
type Counted = SiteRecord['kind'] | 'redirect';

export type SiteReport = {
  counts: Record<Counted, Count>;
  /** Places of the source that could not be read as a record. */
  unread: number;
  /** The first twenty reasons why something was refused or not read. */
  faults: Fault[];
  /** Whether this run went on where an earlier one had stopped. */
  resumed: boolean;
  /** Whether it was stopped before the end. */
  stopped: boolean;
};

export type LoadOptions = { dryRun?: boolean; onProgress?: (report: SiteReport) => void; signal?: AbortSignal };

/** `tree`: categories stay together, so that a parent may stand behind its children. */
const most = { batch: 200, tree: 5000, characters: 4 << 20, faults: 20 };

/**
 * Moves the records of an old site into a store, in batches of one kind and in the order of the source; the position is saved behind each batch, so that a
 * run that was killed goes on there, and what it repeats the keys make the same. A trial reads from the beginning and saves nothing. A stop by the signal
 * ends behind the batch under way. Throws what the source or the store throws.
 */
export async function importSite(site: Site, store: SiteStore, options: LoadOptions = {}): Promise<SiteReport> {
  const { dryRun = false, onProgress, signal } = options;
  const after = dryRun ? null : await store.position.read(site.fingerprint);
  const report = newReport(after !== null);
  const load = new Load(store, report, dryRun);
  let position = after;
  const save = async () => {
    await load.flush();
    if (!dryRun && position !== null) await store.position.save(site.fingerprint, position);
    onProgress?.(report);
  };
  for await (const entry of site.records(after)) {
    if (signal?.aborted) {
      report.stopped = true;
      break;
    }
    if ('fault' in entry) {
      report.unread++;
      load.note(entry.fault);
    } else if (load.isFull(entry.record.kind)) {
      await save();
      load.add(entry.record, site.address);
    } else load.add(entry.record, site.address);
    position = entry.position;
  }
  if (report.stopped) load.drop();
  else {
    await save();
    await load.redirect(site.lists ?? []);
    if (!dryRun) await store.position.save(site.fingerprint, null);
  }
  return report;
}

function newReport(resumed: boolean): SiteReport {
  const count = (): Count => ({ read: 0, added: 0, changed: 0, same: 0, refused: 0 });
  return {
    counts: {
      category: count(),
      tag: count(),
      author: count(),
      post: count(),
      attachment: count(),
      comment: count(),
      redirect: count(),
    },
    unread: 0,
    faults: [],
    resumed,
    stopped: false,
  };
}

type Stored = Exclude<SiteRecord, Post> | (MarkdownPost & { kind: 'post' });

/** The batch under way: records of one kind. */
class Load {
  private batch: Stored[] = [];
  private characters = 0;
  private readonly store: SiteStore;
  private readonly report: SiteReport;
  private readonly dryRun: boolean;

  constructor(store: SiteStore, report: SiteReport, dryRun: boolean) {
    this.store = store;
    this.report = report;
    this.dryRun = dryRun;
  }

  /** Whether what waits must be stored before a record of this kind joins it. */
  isFull(kind: SiteRecord['kind']): boolean {
    const { batch } = this;
    const fits = kind === 'category' ? most.tree : most.batch;
    return batch.length >= fits || this.characters > most.characters || (batch.length > 0 && batch[0]!.kind !== kind);
  }

  add(record: SiteRecord, address: string | null): void {
    this.report.counts[record.kind].read++;
    const stored = record.kind === 'post' ? this.converted(record, address) : record;
    if (!stored) return;
    this.batch.push(stored);
    if (stored.kind === 'post') this.characters += stored.markdown.length;
    else if (stored.kind === 'category') this.characters += stored.text.length;
  }

  note(fault: Fault): void {
    if (this.report.faults.length < most.faults) this.report.faults.push(fault);
  }

  drop(): void {
    this.batch = [];
    this.characters = 0;
  }

  async flush(): Promise<void> {
    const { batch } = this;
    if (batch.length === 0) return;
    const { kind } = batch[0]!;
    const verdicts = await this.put(kind, batch);
    const redirects: Redirect[] = [];
    for (const [at, record] of batch.entries()) {
      const verdict = verdicts[at];
      if (verdict === undefined) continue;
      this.count(kind, verdict, record.key);
      if (typeof verdict !== 'string') continue;
      if ('oldAddresses' in record) for (const from of record.oldAddresses) redirects.push({ from, toKey: record.key });
      if (record.kind === 'attachment' && record.oldAddress.startsWith('/'))
        redirects.push({ from: record.oldAddress, toKey: record.key });
    }
    await this.redirect(redirects);
    this.drop();
  }

  async redirect(redirects: readonly Redirect[]): Promise<void> {
    if (redirects.length === 0) return;
    this.report.counts.redirect.read += redirects.length;
    const answers = await this.store.putRedirect(redirects, this.dryRun);
    for (const [at, verdict] of answers.entries()) this.count('redirect', verdict, redirects[at]!.from);
  }

  private put(kind: SiteRecord['kind'], batch: readonly Stored[]): Promise<Verdict[]> {
    const { store, dryRun } = this;
    switch (kind) {
      case 'category':
        return store.putCategory(batch as Category[], dryRun);
      case 'tag':
        return store.putTag(batch as Tag[], dryRun);
      case 'author':
        return store.putAuthor(batch as Author[], dryRun);
      case 'post':
        return store.putPost(batch as MarkdownPost[], dryRun);
      case 'attachment':
        return store.putAttachment(batch as Attachment[], dryRun);
      case 'comment':
        return store.putComment?.(batch as Comment[], dryRun) ?? Promise.resolve([]);
    }
  }

  private count(kind: Counted, verdict: Verdict, where: string): void {
    const count = this.report.counts[kind];
    if (typeof verdict === 'string') count[verdict]++;
    else {
      count.refused++;
      this.note({ where, ...verdict });
    }
  }

  /** The post with its text as Markdown; null, with its reason noted, where the HTML was refused or nothing is left to say. */
  private converted({ body, ...post }: Post, address: string | null): (MarkdownPost & { kind: 'post' }) | null {
    try {
      const markdown =
        'markdown' in body
          ? body.markdown
          : toMarkdown(body.html, { base: pageOf(post, address), lineBreaks: body.lineBreaks ?? false });
      if (post.title || markdown) return { ...post, markdown };
      this.count('post', { zh: '没有标题也没有内容。', en: 'It has neither a title nor a text.' }, post.key);
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      this.count('post', { zh: error.message, en: error.en }, post.key);
    }
    return null;
  }
}

/** The address of the page on which a post stood, against which its links were meant. */
function pageOf({ oldAddresses }: Pick<Post, 'oldAddresses'>, address: string | null): string | null {
  return URL.parse(oldAddresses[0] ?? '/', address ?? unknownHost)?.href ?? address;
}
