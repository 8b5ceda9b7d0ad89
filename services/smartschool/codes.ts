/**
 * Smartschool's result codes as sentences with a remedy. 0 is success. Source: the platform's public list of 57 codes;
 * the sentences are ours.
 */
export type CodeMeaning = 'userUnknown' | 'userNameTaken' | 'internNumberTaken' | 'accessCode' | 'groupUnknown' | 'password' | 'other';

interface Code {
	meaning: CodeMeaning;
	text: string;
}

const other = (text: string): Code => ({ meaning: 'other', text });
const userUnknown: Code = { meaning: 'userUnknown', text: 'Smartschool does not know this user. Check the internal number in Smartschool.' };
const userNameTaken: Code = { meaning: 'userNameTaken', text: 'The user name is in use already. Choose another one.' };
const internNumberTaken: Code = { meaning: 'internNumberTaken', text: 'Another account has this internal number already. Find that account in Smartschool and link or correct it.' };

export const CODES: Readonly<Record<number, Code>> = {
	1: other('The family name is too short. Complete it in Informat.'),
	2: other('The first name is too short. Complete it in Informat.'),
	3: other('The user name is too short.'),
	4: { meaning: 'password', text: 'The password is too weak for the rules of the platform.' },
	5: other('No group was chosen.'),
	6: userNameTaken,
	7: other('The passwords differ.'),
	8: { meaning: 'accessCode', text: 'The access code is wrong, or it has no right to this function. In Smartschool: General configuration › Webservices; give the profile all functions of the manual.' },
	9: userUnknown,
	10: other('Smartschool could not process the request and changed nothing. Try again later.'),
	11: other('The class was not saved. Check its code, name and institute number.'),
	12: userUnknown,
	13: other('The move to the class failed. Check that the class exists as an official class.'),
	14: other('A required field is missing.'),
	15: userNameTaken,
	16: internNumberTaken,
	17: other('Smartschool does not take this profile field. Check that the field exists under this name and takes this value.'),
	18: other('The message was not sent.'),
	19: { meaning: 'groupUnknown', text: 'Smartschool does not know this group, or nobody is in it. Check the code in the settings.' },
	20: other('The course was not added.'),
	21: other('A course with this name exists already.'),
	22: other('The course was not found.'),
	23: other('Smartschool gives no reason. Check the register number and the national number of this pupil.'),
	24: internNumberTaken,
	25: userUnknown,
	26: userNameTaken,
	27: other('The platform does not know this institute number. Add it in Smartschool first.'),
	28: other('The base role is missing.'),
	29: other('The base role of this account is fixed. Check whether it really is a pupil’s account.'),
	30: other('Only pupils can be in an official class. Check the base role of this account.'),
	31: other('A pupil can be in one official class only.'),
	32: other('A pupil must be in an official class.'),
	33: other('The class move was not recorded in the school career. Check the date.'),
	34: other('A pupil without an official class cannot be activated.'),
	35: other('An official class needs an institute number.'),
	36: other('The type of an official class is fixed.'),
	37: other('The type is fixed: some members are no pupils.'),
	38: other('The type is fixed: some members are in another official class.'),
	39: other('No training component was chosen.'),
	40: other('The name of this class is fixed until next school year.'),
	41: other('The administrative number of this class is fixed.'),
	42: other('The institute number of this class is fixed.'),
	43: other('The training component of this class is fixed.'),
	44: other('A training component is required for this class. Fill it in in Smartschool.'),
	45: other('The type of this class is fixed.'),
	46: other('No group type was chosen.'),
	47: other('Another class or group has this code already. Rename one of them.'),
	48: internNumberTaken,
	49: other('The date is not valid. Check the start or end date in Informat.'),
	50: other('Skore is not active on this platform.'),
	51: other('The pupil could not be taken off the roll. Try again later, or do it in Smartschool.'),
	52: { meaning: 'password', text: 'The platform refuses this password.' },
	53: { meaning: 'groupUnknown', text: 'The parent group does not exist. Check its code in the settings.' },
	54: other('The parent group is an official class, and those have no subgroups. Choose another parent in the settings.'),
	55: other('An official class cannot have subgroups.'),
	56: other('The date for the school year is not valid.'),
	57: other('The timetable code is in use already.'),
};
