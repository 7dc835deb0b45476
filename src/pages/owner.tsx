import { listOwnOrganisations } from '#modules/account/index.ts';
import { SelectField } from '#ui/input.tsx';
import { type Form, one } from './form.ts';
import type { Site } from './site.tsx';

/** The organisation in whose name something is posted; null: in nobody's, by a private link. A forged one is refused when it is stored. */
export function ownerOf(site: Site, form: Form): string | null {
  return site.viewer.kind === 'user' ? one(form, 'owner') || null : null;
}

/** The choice of the organisation in whose name something is posted, for whoever is signed in and has one. */
export async function OwnerField({ site, form }: { site: Site; form: Form }) {
  const { t, viewer, database } = site;
  if (viewer.kind !== 'user') return null;
  const organisations = await database.read(db => listOwnOrganisations(db, viewer));
  if (organisations.length === 0) return null;
  const chosen = form.owner === undefined ? organisations[0]!.id : one(form, 'owner');
  return (
    <SelectField
      name="owner"
      label={t('以谁的名义', 'In the name of')}
      hint={t('同组织的成员都能查看和管理', 'Members of the organisation see and manage it')}
      value={chosen}
      empty={t('不以组织名义（凭专属链接管理）', 'Nobody (managed by a private link)')}
      options={organisations.map(each => [each.id, each.name])}
    />
  );
}
