/**
 * Informat's students and registrations → records of pupils and classes.
 * Who qualifies: R21–R25; which enrolment counts: R36, R43, R44 (docs/rules.md).
 */
import { isoDate } from '../values/kinds';
import type { FieldValues, InformatHandle, SyncRecord } from '../types';
import { institute, isObject, objects, text, told, type Json } from './read';
import type { InformatLists, Read, ReadScope } from './types';

export interface InformatOptions {
	/** Which address travels to Smartschool, which has room for one. */
	address?: 'domicilie' | 'verblijf';
}

interface Enrolment {
	raw: Json;
	begin: string;
	/** '' = no end known. */
	end: string;
}

interface OfficialClass {
	code: string;
	name: string;
	begin: string;
}

const REALISED = '0';
const OFFICIAL = '0';

/**
 * @throws nothing: what cannot be used is counted in `report.overgeslagen` under its reason.
 */
export function informatRecords(lists: InformatLists[], scope: ReadScope, options: InformatOptions = {}): Read {
	const overgeslagen: Record<string, number> = {};
	const skip = (reason: string) => void (overgeslagen[reason] = (overgeslagen[reason] ?? 0) + 1);
	const waarschuwingen: string[] = [];
	const pupils: SyncRecord[] = [];
	const classes = new Map<string, { code: string; name: string; instelnr: string; groups: Map<string, number> }>();
	let inschrijvingen = 0;

	for (const list of lists) {
		const enrolments = new Map<string, Enrolment[]>();
		for (const raw of objects(list.registrations)) {
			inschrijvingen++;
			const entry = { raw, begin: isoDate(text(raw.begindatum)), end: isoDate(text(raw.einddatum)) };
			const person = text(raw.persoonId);
			enrolments.set(person, [...(enrolments.get(person) ?? []), entry]);
		}
		for (const student of objects(list.students)) {
			const found = currentEnrolment(enrolments.get(text(student.persoonId)) ?? [], scope.referentiedatum);
			if ('reason' in found) {
				skip(found.reason);
				continue;
			}
			const { enrolment, left } = found;
			const klas = officialClass(enrolment, left ? enrolment.end : scope.referentiedatum);
			if (!klas) {
				skip('zonder officiële klas');
				continue;
			}
			const instelnr = institute(enrolment.raw.instelnr) || institute(list.instelnr);
			const record = pupilRecord(student, enrolment, klas, instelnr, scope.schooljaar, left, options);
			if (record.keys.leerlingnummer === undefined) {
				skip('zonder leerlingnummer');
				continue;
			}
			pupils.push(record);
			if (left) continue;
			const key = `${instelnr} ${klas.code.toLowerCase()}`;
			const known = classes.get(key) ?? { code: klas.code, name: klas.name, instelnr, groups: new Map() };
			const group = text(enrolment.raw.nrAdmgrp);
			known.groups.set(group, (known.groups.get(group) ?? 0) + 1);
			classes.set(key, known);
		}
	}

	const klassen = [...classes.values()].map(({ code, name, instelnr, groups }): SyncRecord => {
		const [first, ...others] = [...groups.entries()].sort((x, y) => y[1] - x[1] || (x[0] < y[0] ? -1 : 1));
		if (others.length > 0) {
			// R30: one official class with pupils of several administrative groups becomes several classes in the closed link.
			waarschuwingen.push(`Klas ${code} heeft leerlingen uit ${groups.size} administratieve groepen (${[...groups.keys()].join(', ')}). De grootste groep telt; kijk dit na in Informat.`);
		}
		return {
			soort: 'klas',
			keys: { instelnr, klascode: code },
			label: `klas ${code}`,
			fields: { klascode: code, klasnaam: name || code, instellingsnummer: instelnr, administratieveGroep: first![0] },
			handle: {},
		};
	});

	return {
		report: {
			soort: 'lezing',
			bron: 'informat',
			schooljaar: scope.schooljaar,
			referentiedatum: scope.referentiedatum,
			instellingen: lists.map((list) => institute(list.instelnr)),
			aantallen: { leerlingen: pupils.length, klassen: klassen.length, inschrijvingen },
			overgeslagen,
			waarschuwingen,
		},
		records: [...klassen, ...pupils],
	};
}

/**
 * The realised enrolment that holds on the day, or the last one when the pupil has left. An end date followed by a
 * next enrolment is a change of study, not a leaving (R43, R44).
 */
function currentEnrolment(all: Enrolment[], day: string): { enrolment: Enrolment; left: boolean } | { reason: string } {
	if (all.length === 0) return { reason: 'zonder inschrijving dit schooljaar' };
	const realised = all
		.filter(({ raw, begin, end }) => text(raw.status) === REALISED && begin !== '' && begin !== end)
		.sort((x, y) => (x.begin < y.begin ? -1 : x.begin > y.begin ? 1 : 0));
	if (realised.length === 0) return { reason: 'inschrijving niet gerealiseerd of geannuleerd' };
	const holding = realised.filter(({ begin, end }) => begin <= day && (end === '' || end >= day)).at(-1);
	if (holding) return { enrolment: holding, left: false };
	if (realised.some(({ begin }) => begin > day)) return { reason: 'inschrijving begint later' };
	return { enrolment: realised.at(-1)!, left: true };
}

function officialClass({ raw, begin }: Enrolment, day: string): OfficialClass | undefined {
	return objects(raw.inschrKlassen)
		.map((line) => ({ line, from: isoDate(text(line.begindatum)) || begin, to: isoDate(text(line.einddatum)) }))
		.filter(({ line, from, to }) => text(line.groepType) === OFFICIAL && text(line.klasCode) !== '' && from <= day && (to === '' || to >= day) && from !== to)
		.sort((x, y) => (x.from < y.from ? -1 : 1))
		.map(({ line, from }) => ({ code: text(line.klasCode), name: text(line.klas), begin: from > begin ? from : begin }))
		.at(-1);
}

function pupilRecord(student: Json, enrolment: Enrolment, klas: OfficialClass, instelnr: string, schooljaar: string, left: boolean, options: InformatOptions): SyncRecord {
	const { raw } = enrolment;
	const fields: FieldValues = {};
	const leerlingnummer = text(student.pPersoon) || undefined;
	const stamnummer = text(raw.stamnr) || undefined;
	if (left) {
		// The rest of a leaver's file is frozen: it is not told, so nothing is written.
		fields.einddatumInschrijving = enrolment.end;
	} else {
		fields.einddatumInschrijving = '';
		told(fields, student, 'naam', 'naam');
		told(fields, student, 'voornaam', 'voornaam');
		told(fields, student, 'voornaam2', 'extraVoornamen');
		told(fields, student, 'initialen', 'initialen');
		told(fields, student, 'geslacht', 'geslacht');
		told(fields, student, 'geboortedatum', 'geboortedatum', (value) => isoDate(text(value)));
		told(fields, student, 'geboorteplaats', 'geboorteplaats');
		told(fields, student, 'geboorteland', 'geboorteland');
		told(fields, student, 'nationaliteitCode', 'nationaliteit');
		told(fields, student, 'huisdokter', 'huisdokter');
		told(fields, student, 'telefoonHuisdokter', 'huisdokterTelefoon');
		told(fields, raw, 'levensbeschouwingCode', 'levensbeschouwing', (value) => (text(value) === '0000' ? '' : text(value)));
		told(fields, raw, 'finCode', 'financierbaarheid', (value) => (text(value) === '' ? '' : `${isPrimary(text(raw.hfdstructuur)) ? 'BAO' : 'SO'} ${text(value)}`));
		if (leerlingnummer !== undefined) fields.leerlingnummer = leerlingnummer;
		if (stamnummer !== undefined) fields.stamnummer = stamnummer;
		fields.klascode = klas.code;
		fields.begindatumInschrijving = klas.begin;
		address(fields, student, options.address ?? 'domicilie');
		if (Array.isArray(student.comnrs)) {
			fields.gsm = number(student, 'eigen', 'gsm');
			fields.telefoon = number(student, 'domicilie', 'telefoon');
		}
		if (Array.isArray(student.emails)) fields.email = ownEmail(student);
	}
	const handle: InformatHandle = {
		persoonId: text(student.persoonId),
		instelnr,
		hfdstructuur: text(raw.hfdstructuur),
		vestCode: text(raw.vestCode),
		schooljaar,
	};
	return {
		soort: 'leerling',
		keys: { leerlingnummer, instelnr, stamnummer, klascode: klas.code },
		label: `${text(student.voornaam)} ${text(student.naam)}, ${klas.code}`,
		fields,
		handle,
	};
}

/** Main structures that begin with 1 or 2 are nursery and primary education (111, 211), the others secondary. */
const isPrimary = (hoofdstructuur: string): boolean => /^[12]/.test(hoofdstructuur) && hoofdstructuur.endsWith('11');

function address(fields: FieldValues, student: Json, which: 'domicilie' | 'verblijf'): void {
	if (!Array.isArray(student.adressen)) return;
	const domicile = objects(student.adressen);
	const chosen = which === 'verblijf' ? ([...domicile, ...objects(student.overigeAdressen)].find((each) => each.isVerblijf === true) ?? domicile[0]) : domicile[0];
	const parts = { 'adres.straat': 'straat', 'adres.nummer': 'nr', 'adres.bus': 'bus', 'adres.postcode': 'postcode', 'adres.gemeente': 'gemeente', 'adres.land': 'landCode' };
	for (const [id, key] of Object.entries(parts)) {
		if (isObject(chosen) && !(key in chosen)) return void Object.keys(parts).forEach((part) => delete fields[part]);
		fields[id] = isObject(chosen) ? text(chosen[key]) : '';
	}
}

/** The first number of that owner and kind; the order of Informat's keys makes "first" the same in every read. */
function number(student: Json, type: string, soort: string): string {
	const found = objects(student.comnrs)
		.filter((each) => text(each.type).toLowerCase() === type && text(each.soort).toLowerCase() === soort)
		.sort((x, y) => Number(x.pComnr) - Number(y.pComnr));
	return text(found[0]?.nr);
}

function ownEmail(student: Json): string {
	const found = (type: string) => objects(student.emails).filter((each) => text(each.type).toLowerCase() === type).sort((x, y) => Number(x.pEmail) - Number(y.pEmail));
	return text([...found('eigen'), ...found('privé')][0]?.email);
}
