export {
  importSite,
  type LoadOptions,
  type MarkdownPost,
  type Redirect,
  type SiteReport,
  type SiteStore,
  type Verdict,
} from './load.ts';
export { toMarkdown } from './markdown.ts';
export type { Attachment, Author, Category, Comment, Fault, Post, Site, SiteRecord, Tag } from './record.ts';
