export { type Accounts, openAccounts, type Place } from './accounts.ts';
export { listActs, type ReadAct, readAct } from './act.ts';
export { readEmail } from './address.ts';
export { createAdministrator, resetFactor, signOutUsers } from './admin.ts';
export { takeAttempt } from './attempt.ts';
export { type Anchor, readAuditHead, recordAct, verifyAudit } from './audit.ts';
export { demandFactor, dropFactor, type FactorRule, factorDays, readFactorRule } from './factor-rule.ts';
export { factorSecrets } from './factor-secret.ts';
export { type Key, keyDays, listKeys, makeKey, readKey, revokeKey } from './key.ts';
export { kindList, kindWords, openKinds, rolesOf, roleWords } from './kind.ts';
export { closeAccount, leaveOrganisation } from './leave.ts';
export { clearAccounts, requestLink, setPassword } from './link.ts';
export { accountPermissions } from './may.ts';
export { acceptInvitation, cancelInvitation, changeRoles, inviteMember, readInvitation, removeMember } from './member.ts';
export {
  confirmOrganisation,
  foundOrganisation,
  kindNamed,
  listOrganisations,
  listOwnOrganisations,
  makeOrganisation,
  type OrganisationWithMembers,
  readOrganisation,
} from './organisation.ts';
export { countWrite } from './pace.ts';
export { prove, requestProof } from './proof.ts';
export { listWatchers, readMailbox, readUsers } from './reader.ts';
export { accountAddresses, accountPhones } from './sealed.ts';
export {
  beginSecondFactor,
  changePassword,
  confirmSecondFactor,
  endSecondFactor,
  type Own,
  readOwn,
  rename,
  renewRecoveryCodes,
} from './second-factor.ts';
export {
  endOtherSessions,
  endSession,
  hasSession,
  listSessions,
  noteUse,
  readSession,
  readViewer,
  type Session,
  Unproven,
} from './session.ts';
export { arrivingCookies, leavingCookie } from './session-cookie.ts';
export { giveSecondFactor, requestCode, signIn, signInByCode, signOut } from './sign-in.ts';
