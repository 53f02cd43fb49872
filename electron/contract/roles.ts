/** Who may do what, for screens that explain it; the core checks it at its door. */
export { isAllowed, PERMISSIONS, ROLES } from '../../db/domain/access';
