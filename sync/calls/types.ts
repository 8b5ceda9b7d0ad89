/**
 * Calls as data: what *Apply Changes* carries out, in order, through the clients in `services/`.
 * Source of names and rules: docs/smartschool.md and docs/informat.md.
 */

/** Arguments of an **update**: there is no password in this type, so an update can never set one. */
export interface SaveUserArgs {
	internnumber: string;
	username: string;
	name: string;
	surname: string;
	basisrol: 'leerling';
	extranames?: string;
	initials?: string;
	sex?: string;
	birthday?: string;
	birthplace?: string;
	birthcountry?: string;
	postalcode?: string;
	location?: string;
	country?: string;
	email?: string;
	mobilephone?: string;
	homephone?: string;
}

export type SmartschoolCall = {
	/** Merge units that this call carries; a unit is confirmed when all its calls succeeded. */
	units: string[];
	/** Indexes of earlier calls in the same list that must have succeeded; otherwise this one is not made. */
	needs: number[];
} & (
	| { op: 'createUser'; args: SaveUserArgs } // the password for `passwd1` is made by Apply, in memory, at the moment of the call
	| { op: 'updateUser'; args: SaveUserArgs }
	| { op: 'changeInternNumber'; args: { username: string; newInternNumber: string } }
	| { op: 'changeUsername'; args: { internNumber: string; newUsername: string } }
	| { op: 'saveUserParameter'; args: { userIdentifier: string; paramName: string; paramValue: string } }
	| { op: 'saveUserToClass'; args: { userIdentifier: string; class: string; officialDate: string } }
	| { op: 'checkCareer'; args: { userIdentifier: string; class: string; officialDate: string } } // reads the career back after a class move
	| { op: 'rejoinClass'; args: { userIdentifier: string; class: string; officialDate: string } } // a class move of somebody who was off the roll; the career decides the day
	| { op: 'setAccountStatus'; args: { userIdentifier: string; accountStatus: 'actief' } }
	| { op: 'removeUserFromGroup'; args: { userIdentifier: string; class: string; officialDate: string } }
	| { op: 'removeCoAccount'; args: { userIdentifier: string; accountType: string } }
	| { op: 'savePassword'; args: { userIdentifier: string; accountType: string } } // the password is made by Apply, in memory, at the moment of the call
	| { op: 'forcePasswordReset'; args: { userIdentifier: string; accountType: string } }
	| { op: 'unregisterStudent'; args: { userIdentifier: string; officialDate: string } }
	| { op: 'saveUserToClassesAndGroups'; args: { userIdentifier: string; csvList: string; keepOld: string } }
	| { op: 'saveGroup'; args: { name: string; desc: string; code: string; parent: string; untis: string } }
	| {
			op: 'saveClass';
			args: { name: string; desc: string; code: string; parent: string; untis: string; instituteNumber: string; adminNumber: string; schoolYearDate: string };
	  }
);

/** Body of `POST /1/preregistrations/save` as a personal-details update (`admgrpId` 000000). */
export interface PersonalDetailsUpdate {
	lastName: string;
	firstName: string;
	additionalNames: string | null;
	dateOfBirth: string;
	countryOfBirthCode: string;
	placeOfBirth: string | null;
	nationalityCode: string;
	sex: 1 | 2;
	mobilePhone: string | null;
	email: string | null;
	nameOfDoctor: string | null;
	phoneOfDoctor: string | null;
	isHomeless: false;
	migrating: false;
	isIndicatorPupil: false;
	Relationships: {
		type: number;
		lastName: string;
		firstName: string;
		Address: {
			streetName: string;
			houseNo: string;
			houseBusNo: string | null;
			postalCode: string;
			city: string;
			countryCode: string;
			isDomicileAddress: true;
			isWritingAddress: boolean;
			isResidenceAddress: boolean;
		} | null;
		phone: string | null;
		mobilePhone: string | null;
		email: string | null;
	}[];
	preRegistrationId: string;
	schoolyear: string;
	institute: string;
	structure: string;
	locationId: string;
	admgrpId: '000000';
	preRegistrationDate: string;
	startDate: string;
	registrationStatus: 0;
	remark: string | null;
}
