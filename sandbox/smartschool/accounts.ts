/** Operations on an account as a whole: its keys, its status, its photo and its end. */
import { saveUserParameter } from './parameters';
import { saveUser } from './saveUser';
import { setStatus } from './status';
import type { Account, Platform } from './store';
import { isoDate, OK, onUser, type Args, type Table } from './table';

/** Without a date it waits for a person. */
function unregisterStudent(account: Account, platform: Platform, { officialDate = '' }: Args): number {
	const date = isoDate(officialDate);
	if (officialDate !== '' && date === undefined) return 49;
	const last = account.career.at(-1);
	if (account.profile.basisrol !== '1' || !platform.officialClass(account) || last?.outSchool === true) return 51;
	if (date === undefined) account.pendingMoves.push({ kind: 'leave', class: '' });
	else platform.leave(account, date);
	return OK;
}

function setAccountPhoto(account: Account, platform: Platform, { photo = '' }: Args): number {
	const image = Buffer.from(photo, 'base64');
	const known = image[0] === 0xff && image[1] === 0xd8 ? true : image.subarray(1, 4).toString('latin1') === 'PNG' || image.subarray(0, 3).toString('latin1') === 'GIF';
	if (photo !== '' && !known) return 10;
	account.photo = platform.settings.photoReencodes && photo !== '' ? Buffer.concat([image, Buffer.from(' ')]).toString('base64') : photo;
	return OK;
}

export const ACCOUNTS: Table = {
	saveUser: {
		args: ['internnumber', 'username', 'passwd1', 'passwd2', 'passwd3', 'name', 'surname', 'extranames', 'initials', 'sex', 'birthday', 'birthplace', 'birthcountry', 'address', 'postalcode', 'location', 'country', 'email', 'mobilephone', 'homephone', 'fax', 'prn', 'stamboeknummer', 'basisrol', 'untis'],
		returns: 'anyType',
		run: saveUser,
	},
	saveUserParameter: { args: ['userIdentifier', 'paramName', 'paramValue'], returns: 'anyType', run: onUser(saveUserParameter) },
	changeUsername: {
		args: ['internNumber', 'newUsername'],
		returns: 'int',
		run(platform, { internNumber = '', newUsername = '' }) {
			const account = platform.byInternNumber(internNumber);
			if (!account) return 9;
			if (newUsername.length < 2) return 3;
			const other = platform.byUsername(newUsername);
			if (other && other !== account) return 26;
			platform.rename(account, { gebruikersnaam: newUsername });
			return OK;
		},
	},
	changeInternNumber: {
		args: ['username', 'newInternNumber'],
		returns: 'int',
		run(platform, { username = '', newInternNumber = '' }) {
			const account = platform.byUsername(username);
			if (!account) return 9;
			if (newInternNumber === '') return 14;
			const other = platform.byInternNumber(newInternNumber);
			if (other && other !== account) return 24;
			platform.rename(account, { internnummer: newInternNumber });
			return OK;
		},
	},
	replaceInum: {
		args: ['oldInum', 'newInum'],
		returns: 'anyType',
		run(platform, { oldInum = '', newInum = '' }) {
			const account = platform.byInternNumber(oldInum);
			if (!account) return 25;
			if (newInum === '') return 14;
			const other = platform.byInternNumber(newInum);
			if (other && other !== account) return 24;
			platform.rename(account, { internnummer: newInum });
			return OK;
		},
	},
	setAccountStatus: { args: ['userIdentifier', 'accountStatus'], returns: 'anyType', run: onUser((account, platform, { accountStatus = '' }) => setStatus(account, accountStatus, platform)) },
	setAccountPhoto: { args: ['userIdentifier', 'photo'], returns: 'anyType', run: onUser(setAccountPhoto) },
	unregisterStudent: { args: ['userIdentifier', 'officialDate'], returns: 'anyType', run: onUser(unregisterStudent) },
	delUser: {
		args: ['userIdentifier', 'officialDate'],
		returns: 'anyType',
		run: onUser((account, platform, { officialDate = '' }, now) => {
			// `1-1-1` is in use for "no date".
			if (officialDate !== '' && officialDate !== '1-1-1' && isoDate(officialDate) === undefined) return 49;
			platform.remove(account, now);
			return OK;
		}),
	},
};
