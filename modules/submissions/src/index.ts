export { readItemForDesk, deskQueue, itemsByIds, unitsOfItem } from './desk.doors.ts';
export { setStage } from './operations/set-stage.ts';
export type * from './contract.ts';
