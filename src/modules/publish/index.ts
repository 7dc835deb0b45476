export { type AdvertCheck, type AdvertFinding, type AdvertInput, checkAdvert } from './advert/check.ts';
export { renderBody } from './apply.ts';
export { countAsked, noteAsked } from './asked.ts';
export { addCategory, type Category, changeCategory, dropCategory, listCategories } from './category.ts';
export { countDesk, type DeskHeap, type DeskLine, deskHeaps, listDesk } from './desk.ts';
export { type Draft, dropDraft, keepDraft, listWriters, readDraft } from './draft.ts';
export { type FeedPost, listSitemapParts, readFeed, readSitemapPart } from './feed.ts';
export { importComments, importFile, relinkPictures } from './import-file.ts';
export { importPosts } from './import-post.ts';
export { importAuthors, importCategories, importTags } from './import-term.ts';
export { categoryInput, type PostInput, postInput, removalInput, seriesInput } from './input.ts';
export { listTags, readAuthor, readTag, type Tag } from './label.ts';
export { addressOf, listPosts, type PostCard, type PostFilter, type ReadPost, readPost } from './list.ts';
export { embedMark } from './markdown.ts';
export { publishPermissions } from './may.ts';
export { addMedia, changeMedia, dropMedia, type Media, readMedia } from './media.ts';
export { bareMedia } from './media-bare.ts';
export { type MediaContent, makeMediaForms, readMediaAddress, readMediaForm, readOriginal } from './media-form.ts';
export { countWithoutAlt, listMedia, type MediaFilter, mediaFilterFrom } from './media-list.ts';
export { listUses } from './media-use.ts';
export { findOrigins, type OriginKind, readImportPosition, saveImportPosition } from './origin.ts';
export { bareHtml, pictureHtml } from './picture-html.ts';
export { binPosts, createPost, type EditedPost, readEdited, savePost } from './post.ts';
export { renderPoster } from './poster.ts';
export { readPosterFacts } from './poster-facts.ts';
export { posterLogo, readLogo } from './poster-logo.ts';
export { makeReadings, type Readings } from './readings.ts';
export { readRedirect, saveRedirects } from './redirect.ts';
export { saveRelated } from './related.ts';
export { doScheduled, listReleases, type ReleaseLine, releasePost, schedulePost, withdrawPosts } from './release.ts';
export { checkListing, checkPost, insistOnReason, noteListingReason, openFindings } from './release-check.ts';
export {
  answerRemoval,
  forgetReporters,
  listRemovals,
  lookAtReporter,
  type Removal,
  type RemovalOutcome,
  type RemovalReason,
  removalOutcomes,
  removalReasons,
  reportPost,
} from './removal.ts';
export { reporterContacts } from './sealed.ts';
export { dropSeries, listSeries, readSeries, type Series, saveSeries } from './series.ts';
export { readSite, type SiteSettings, saveSite, siteInput, siteStyle, usualSite } from './site.ts';
export { arrangeSteps, judgeVersion, listSteps, readWay, type Step, submitPost, type Way, whyNotJudge } from './step.ts';
export { compareTexts, listVersions, mergeTexts, type Piece, readVersion, restoreVersion } from './version.ts';
export { forgetReaders } from './view.ts';
