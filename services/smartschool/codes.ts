/**
 * Smartschool's result codes as sentences with a remedy. 0 is success. Source: the platform's public list of 57 codes;
 * the sentences are ours.
 */
export type CodeMeaning = 'userUnknown' | 'userNameTaken' | 'internNumberTaken' | 'accessCode' | 'groupUnknown' | 'password' | 'fixed' | 'other';

interface Code {
	meaning: CodeMeaning;
	text: string;
}

const other = (text: string): Code => ({ meaning: 'other', text });
const fixed = (text: string): Code => ({ meaning: 'fixed', text });
const userUnknown: Code = { meaning: 'userUnknown', text: 'Smartschool does not know this user. Check the internal number or the user name; the unique field of the platform decides which of the two is asked.' };
const userNameTaken: Code = { meaning: 'userNameTaken', text: 'The user name is in use already. Choose another one.' };
const internNumberTaken: Code = { meaning: 'internNumberTaken', text: 'Another account has this internal number already. Find that account in Smartschool and link or correct it.' };

export const CODES: Readonly<Record<number, Code>> = {
	1: other('The family name is too short. Fill in at least one character, at the source of the data.'),
	2: other('The first name is too short. Fill in at least one character, at the source of the data.'),
	3: other('The user name is too short. Give it at least two characters.'),
	4: { meaning: 'password', text: 'The password is too weak for the rules of the platform, or a new account has none. Choose a longer one with capitals, digits and signs.' },
	5: other('No group was chosen. Fill in the code of a group.'),
	6: userNameTaken,
	7: other('The passwords differ. Fill in the same password twice.'),
	8: { meaning: 'accessCode', text: 'The access code is wrong, or it has no right to this function. In Smartschool: General configuration › Webservices; give the profile all functions of the manual.' },
	9: userUnknown,
	10: other('Smartschool could not process the request and changed nothing. Try again later.'),
	11: other('The class was not saved. Check its code, name and institute number.'),
	12: userUnknown,
	13: other('The move to the class failed. Check that the class or group exists in Smartschool, and its code.'),
	14: other('A required field is missing. Fill in all fields that the operation asks for.'),
	15: userNameTaken,
	16: internNumberTaken,
	17: other('Smartschool does not take this profile field. Check that the field exists under this name and takes this value.'),
	18: other('The message was not sent. Check subject, text, sender and attachments.'),
	19: { meaning: 'groupUnknown', text: 'Smartschool does not know this group, or nobody is in it. Check the code of the group.' },
	20: other('The course was not added. Check its name and description.'),
	21: other('A course with this name exists already. Choose another name, or use the one that exists.'),
	22: other('The course was not found. Check its name and description: both must be as in Smartschool.'),
	23: other('Smartschool gives no reason. Check register number, national number and the other values; when all are right, ask Smartschool’s help desk.'),
	24: internNumberTaken,
	25: userUnknown,
	26: userNameTaken,
	27: other('The platform does not know this institute number. Add it in Smartschool first, or correct it.'),
	28: other('The base role is missing. Choose pupil, teacher, management or other.'),
	29: fixed('The base role of this account is fixed. Check whether this is the right account; a pupil in an official class stays a pupil.'),
	30: other('Only pupils can be in an official class. Check the base role of this account.'),
	31: other('A pupil can be in one official class only. Leave one official class in the list.'),
	32: other('A pupil must be in an official class. Add the official class to the list, or take the pupil off the roll.'),
	33: other('The class move was not recorded in the school career. Check the date and do the move again.'),
	34: other('A pupil without an official class cannot be activated. Move the pupil to a class first.'),
	35: other('An official class needs an institute number. Fill it in.'),
	36: fixed('This is an official class, and its type is fixed. Use resource Class, not Group.'),
	37: fixed('The type is fixed, because some members are no pupils. Take them out of the class first.'),
	38: fixed('The type is fixed, because some members are in another official class. Take them out of the class first.'),
	39: other('No training component was chosen. Choose it for this class in Smartschool.'),
	40: fixed('The name of this class or group is fixed. Keep the name and the parent that it has in Smartschool, or change them there.'),
	41: fixed('The administrative number of this class is fixed. Change it in Smartschool, or for the next school year.'),
	42: fixed('The institute number of this class is fixed. Change it in Smartschool, or for the next school year.'),
	43: fixed('The training component of this class is fixed. Change it in Smartschool, or for the next school year.'),
	44: other('A training component is required for this class. Fill it in in Smartschool.'),
	45: fixed('The type of this class is fixed. Use resource Class for a class and resource Group for a group.'),
	46: other('No group type was chosen. Choose class or group.'),
	47: other('Another class or group has this code already. Choose another code, or rename that one.'),
	48: internNumberTaken,
	49: other('The date is not valid. Write it as 2026-09-01 and check that it exists.'),
	50: other('Skore is not active on this platform. Ask the Smartschool administrator of the school to switch it on.'),
	51: other('The pupil could not be taken off the roll. Check that the pupil is in an official class and has not left already, or do it in Smartschool.'),
	52: { meaning: 'password', text: 'The platform refuses this password. Choose one that is not on its list of forbidden passwords.' },
	53: { meaning: 'groupUnknown', text: 'The parent group does not exist. Check its code, or make it first.' },
	54: other('The parent group is an official class, and those have no subgroups. Choose another parent.'),
	55: other('An official class cannot have subgroups. Move the subgroups away in Smartschool first.'),
	56: other('The date for the school year is not valid. Write a day in the school year, as 2026-09-01.'),
	57: other('The timetable code is in use already. Choose another one, or leave it empty.'),
};

/** A refusal without a code of the list. */
export const UNKNOWN_CODE: Code = other('Smartschool refused this with a code that is not in its public list. Ask Smartschool’s help desk what it means.');
