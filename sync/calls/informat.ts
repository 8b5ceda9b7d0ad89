/** A change for Informat → the body of a personal-details update, which a school user accepts in Informat. */
import { KINDS } from '../values/kinds';
import type { FieldValues, InformatJob, RelationUpdate } from '../types';
import type { PersonalDetailsUpdate } from './types';

export interface InformatOptions {
	/** Moment of sending, `yyyy-MM-ddTHH:mm`, before `startDate`. */
	now: string;
	/** ISO date inside the school year, not in a weekend unless 1 September. */
	startDate: string;
	/** Official location number, three digits. */
	locationId: string;
}

/** Has this pupil everything that Informat demands on every update? */
export const canPropose = (person: FieldValues): boolean =>
	['naam', 'voornaam', 'geboortedatum', 'geslacht', 'nationaliteit', 'geboorteland'].every((id) => person[id]) && KINDS.country.write('informat', person.geboorteland!) !== undefined;

const relation = ({ type, naam, voornaam, telefoon, gsm, email }: RelationUpdate): PersonalDetailsUpdate['Relationships'][number] => ({ type, lastName: naam, firstName: voornaam, Address: null, phone: telefoon || null, mobilePhone: gsm || null, email: email || null });

/** Only the changed units are filled in; everything else that Informat demands is as just read from Informat itself. */
export function personalDetailsUpdate(job: InformatJob, options: InformatOptions): PersonalDetailsUpdate {
	const { person, handle } = job;
	const sent = Object.assign({}, ...job.writes.map(({ values }) => values)) as Record<string, string>;
	const value = (field: string): string | null => sent[field] || null;
	const address = 'adres.straat' in sent;
	const phone = value('telefoon');
	return {
		lastName: person.naam!,
		firstName: person.voornaam!,
		additionalNames: person.extraVoornamen || null,
		dateOfBirth: person.geboortedatum!,
		countryOfBirthCode: KINDS.country.write('informat', person.geboorteland!)!,
		placeOfBirth: person.geboorteplaats || null,
		nationalityCode: person.nationaliteit!,
		sex: person.geslacht === 'M' ? 1 : 2,
		mobilePhone: value('gsm'),
		email: value('email'),
		nameOfDoctor: value('huisdokter'),
		phoneOfDoctor: value('huisdokterTelefoon'),
		isHomeless: false,
		migrating: false,
		isIndicatorPupil: false,
		// The pupil's own address and home phone have no place of their own: they travel as relation type 0, the pupil.
		Relationships: job.relaties
			? job.relaties.map(relation)
			: !address && phone === null
				? []
				: [
						{
							type: 0,
							lastName: person.naam!,
							firstName: person.voornaam!,
							Address: address
								? {
										streetName: sent['adres.straat']!,
										houseNo: sent['adres.nummer']!,
										houseBusNo: value('adres.bus'),
										postalCode: sent['adres.postcode']!,
										city: sent['adres.gemeente']!,
										countryCode: sent['adres.land']!,
										isDomicileAddress: true,
										isWritingAddress: false,
										isResidenceAddress: false,
									}
								: null,
							phone,
							mobilePhone: null,
							email: null,
						},
					],
		preRegistrationId: job.preRegistrationId,
		schoolyear: handle.schooljaar,
		institute: handle.instelnr,
		structure: handle.hfdstructuur,
		locationId: options.locationId || handle.vestCode,
		admgrpId: '000000',
		preRegistrationDate: options.now,
		startDate: options.startDate,
		registrationStatus: 0,
		remark: null,
	};
}
