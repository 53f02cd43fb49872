/** Who may do what, for screens that explain it; the core checks it at its door. */
export { isAllowed, PERMISSIONS, type Permission, ROLES, type Role } from '../../db/domain/access';
