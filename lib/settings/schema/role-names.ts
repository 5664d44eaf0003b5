export const ROLES = ['anchor', 'seller', 'mod', 'viewer', 'researcher'] as const
export type Role = (typeof ROLES)[number]
