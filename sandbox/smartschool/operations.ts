/** Every operation of the WSDL. A new one is one more entry in one of these tables. */
import { ABSENCES } from './absences';
import { ACCOUNT_READS } from './accountReads';
import { ACCOUNTS } from './accounts';
import { CLASSES } from './classes';
import { CLASS_LISTS } from './classLists';
import { CLASS_READS } from './classReads';
import { CO_ACCOUNTS } from './coAccounts';
import { COURSES } from './courses';
import { DELIBERATION } from './deliberation';
import { ERROR_CODES } from './errorCodes';
import { HELPDESK } from './helpdesk';
import { MEMBERS } from './members';
import { MESSAGES } from './messages';
import { PASSWORDS } from './passwords';
import { SKORE } from './skore';
import type { Table } from './table';

export const OPERATIONS: Readonly<Table> = { ...ACCOUNTS, ...ACCOUNT_READS, ...PASSWORDS, ...CO_ACCOUNTS, ...CLASSES, ...CLASS_READS, ...CLASS_LISTS, ...MEMBERS, ...ABSENCES, ...MESSAGES, ...COURSES, ...SKORE, ...HELPDESK, ...DELIBERATION, ...ERROR_CODES };

/** Need no access code. */
export const OPEN_OPERATIONS: ReadonlySet<string> = new Set(Object.keys(ERROR_CODES));
