export { insertOrganisations, type NetworkOrganisation, type OrganisationKind } from './organisation.ts';
