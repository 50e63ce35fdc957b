export { mountStaff, sessionCookie, type StaffParts } from './staff.ts';
export { mountWorkspace } from './workspace.ts';
export { staffRoutes } from './routes.ts';
export { Refusals, type PageRefusal } from './refusals.ts';
export { openApi } from './open-api.ts';
