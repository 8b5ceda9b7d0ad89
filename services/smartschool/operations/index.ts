/** Every operation of Smartschool Webservices V3 (65 in the WSDL), as one table of data. Screens, calls, tests and docs come from it. */
import { ACCOUNTS } from './accounts';
import { CLASSES } from './classes';
import { OTHERS } from './others';
import type { Operation } from './types';

export { RESOURCES } from './others';
export type { Argument, Operation, Resource } from './types';

export const OPERATIONS: readonly Operation[] = [...ACCOUNTS, ...CLASSES, ...OTHERS];

export const operationById: ReadonlyMap<string, Operation> = new Map(OPERATIONS.map((operation) => [operation.id, operation]));
