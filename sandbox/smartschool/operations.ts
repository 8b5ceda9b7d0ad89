/** Every operation that the double knows. A new one is one more entry in one of these tables. */
import { ABSENCES } from './absences';
import { GROUPS } from './groups';
import { READS } from './reads';
import type { Table } from './table';
import { USERS } from './users';

export const OPERATIONS: Readonly<Table> = { ...USERS, ...GROUPS, ...READS, ...ABSENCES };

/** Need no access code. */
export const OPEN_OPERATIONS: ReadonlySet<string> = new Set(['returnJsonErrorCodes', 'returnCsvErrorCodes', 'returnErrorCodes']);
