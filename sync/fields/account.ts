/** What belongs to the account itself: the user name (row 24 of the exchange table). */
import { contact } from './standard';
import type { UnitDef } from './types';

export const USER_NAME_UNIT = 'gebruikersnaam';

export const ACCOUNT: readonly UnitDef[] = [
	// Smartschool makes sure that every name is there once, so where both never agreed its name is the true one.
	{ ...contact(USER_NAME_UNIT, 'Gebruikersnaam Smartschool (user name)', 'userName'), conflict: 'smartschool', firstRun: 'smartschool', todoOnly: true },
];
