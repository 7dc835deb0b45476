import { recordAct } from '#modules/account/index.ts';
import type { Clock } from '#platform/clock.ts';
import type { Tx } from '#platform/database.ts';
import { Refused } from '#shared/refused.ts';
import type { Viewer } from '#shared/viewer.ts';
import { type AdvertCheck, checkAdvert } from './advert/check.ts';
import { carriesContact } from './contact.ts';
import { plainText } from './markdown.ts';

/** A post as its readers would see it, held against the advertising law. */
export function checkPost({ title, summary, body }: { title: string; summary: string; body: string }): AdvertCheck {
  const plain = plainText(body);
  const text = summary ? `${summary}\n${plain}` : plain;
  const page = { hasContact: carriesContact(text), hasLink: false, hasQrCode: false, isOpenToAll: true };
  return checkAdvert({ title, text, kind: 'post', page });
}

/** A listing held against the advertising law: it always offers something to everybody and can be asked about. */
export function checkListing({ title, note }: { title: string; note: string | null }): AdvertCheck {
  const page = { hasContact: true, hasLink: false, hasQrCode: false, isOpenToAll: true };
  return checkAdvert({ title, text: note ?? '', kind: 'listing', page });
}

/** How many findings have to be mended, or answered with a reason, before a release. */
export function openFindings({ findings }: Pick<AdvertCheck, 'findings'>): number {
  return findings.filter(({ level }) => level === 'prohibited' || level === 'needs_proof').length;
}

/** Throws Refused('invalid') where findings are open and no reason is named. */
export function insistOnReason(open: number, reason: string): void {
  if (open > 0 && reason.trim().length < 2)
    throw new Refused('invalid', [
      `广告法检查有 ${open} 处提示：请改掉，或写明仍要发布的理由`,
      `The advertising-law check has ${open} findings: mend them, or say why it goes out all the same`,
    ]);
}

/** Keeps why a listing went out although findings were open; nothing where none were. */
export async function noteListingReason(
  tx: Tx,
  viewer: Viewer,
  clock: Clock,
  code: string,
  open: number,
  reason: string,
): Promise<void> {
  if (open === 0) return;
  const by = viewer.kind === 'user' ? viewer.user : null;
  await tx`
    insert into publish.listing_release (offer, made_by, made_at, findings, reason)
    select id, ${by}, ${clock()}, ${open}, ${reason.trim().slice(0, 500)} from offer.offer where code = ${code}`;
  await recordAct(tx, viewer, { what: 'publish.listing', object: `offer:${code}`, details: { findings: open } });
}
