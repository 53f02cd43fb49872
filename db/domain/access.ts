/** 经办, 审核, 领导, 系统管理员, 审计员. */
export const ROLES = ['clerk', 'reviewer', 'leader', 'administrator', 'auditor'] as const;
export type Role = (typeof ROLES)[number];

/**
 * read: see registers, masked · edit: registers, imports, drills · decide: file, return, void, override a computed set ·
 * exchange: write and merge packages · reveal: see a phone or identity number in full (logged) ·
 * administer: users, settings, calendar, restore · audit: read and verify the log.
 */
export const PERMISSIONS = ['read', 'edit', 'decide', 'exchange', 'reveal', 'administer', 'audit'] as const;
export type Permission = (typeof PERMISSIONS)[number];

const GRANTED: Readonly<Record<Role, readonly Permission[]>> = {
  clerk: ['read', 'edit', 'decide', 'exchange', 'reveal'],
  reviewer: ['read', 'edit', 'decide', 'exchange', 'reveal'],
  leader: ['read', 'decide', 'reveal', 'audit'],
  // The person who sets the office up in a two-person county also does its work.
  administrator: ['read', 'edit', 'decide', 'exchange', 'reveal', 'administer', 'audit'],
  auditor: ['read', 'audit'],
};

/** Whether a role may do what an endpoint asks for. */
export function isAllowed(role: Role, permission: Permission): boolean {
  return GRANTED[role].includes(permission);
}
