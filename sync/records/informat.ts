/**
 * Informat's students and registrations → records of pupils and classes.
 * Who qualifies: R21–R25; which enrolment counts: R36, R43, R44, R48 (docs/rules.md).
 */
import type { ApartPupil, FieldValues, InformatHandle, SyncRecord } from '../types';
import { authoritative } from './authority';
import { codeKey, groupLines, OFFICIAL, Tallies, type LastDay } from './groups';
import { pupilLists } from './lists';
import { date, institute, isObject, objects, text, told, type Json } from './read';
import type { InformatLists, Read, ReadScope } from './types';

export interface InformatOptions {
	/** Which address travels to Smartschool, which has room for one. */
	address?: 'domicilie' | 'verblijf';
	/**
	 * False when `students` holds only who changed (registrations always come whole). Nobody is called a leaver then:
	 * that takes a full read.
	 */
	volledig?: boolean;
	/** `students` holds only some pupils, chosen by a person, with all that is told of them; registrations come whole. */
	enkele?: boolean;
	/** When a pupil leaves a group; on the end date itself when left out. */
	lastDay?: LastDay;
	/** Values of `groepType` that Smartschool has as a class instead of a group. */
	classTypes?: readonly string[];
	/**
	 * Only pupils and classes of these institutes, six digits each, although the lists of more are read: so that who is in
	 * two of them is seen whole. Left out = all.
	 */
	enkelInstellingen?: readonly string[];
}

interface Enrolment {
	raw: Json;
	begin: string;
	/** '' = no end known. */
	end: string;
	/** Six digits. */
	instelnr: string;
	jaar: InformatLists['jaar'];
}

interface OfficialClass {
	code: string;
	name: string;
	begin: string;
}

/** `elsewhere`: another enrolment speaks for this person. `never`: the enrolment that never began. */
type Judged = { enrolment: Enrolment; left: boolean; elsewhere?: boolean } | { reason: string; never?: Enrolment };

const REALISED = '0';

const compare = (x: string, y: string): number => (x < y ? -1 : x > y ? 1 : 0);

/**
 * One record per pupil, one per official class. Somebody who is known in several institutes is one person
 * (`persoonId`): a move between them is no leaving, and of two enrolments at once one speaks (`authority.ts`).
 * @throws nothing: what cannot be used is counted in `report.overgeslagen` under its reason.
 */
export function informatRecords(lists: InformatLists[], scope: ReadScope, options: InformatOptions = {}): Read {
	const { enkele = false } = options;
	const volledig = !enkele && (options.volledig ?? true);
	const overgeslagen: Record<string, number> = {};
	const skip = (reason: string) => void (overgeslagen[reason] = (overgeslagen[reason] ?? 0) + 1);
	const pupils: SyncRecord[] = [];
	const buiten: string[] = [];
	const apart: ApartPupil[] = [];
	const tallies = new Tallies(options.classTypes ?? []);
	const { enrolments, inschrijvingen, codes } = enrolmentsOf(lists);
	const students = studentsOf(lists, enrolments);
	const gebruikersnamen: Record<string, string> = Object.assign({}, ...lists.map((list) => list.gebruikersnamen ?? {})) as Record<string, string>;
	const order = [...new Set(lists.map(({ instelnr }) => institute(instelnr)))];
	const isOurs = (instelnr: string) => options.enkelInstellingen?.includes(instelnr) ?? true;

	for (const person of new Set([...students.keys(), ...enrolments.keys()])) {
		const found = students.get(person) ?? new Map<string, Json>();
		if (volledig && found.size === 0) {
			skip('inschrijving zonder leerling');
			continue;
		}
		const before = pupils.length;
		for (const judged of judge(enrolments.get(person) ?? [], scope.referentiedatum, order)) {
			const skipPupil = (reason: string) => (found.size > 0 ? skip(reason) : undefined);
			const setApart = (waarom: ApartPupil['waarom'], enrolment: Enrolment, fields: FieldValues) => {
				const student = studentIn(found, enrolment);
				if (student && volledig && isOurs(enrolment.instelnr)) apart.push({ waarom, record: apartRecord(student, enrolment, scope, fields) });
			};
			if ('reason' in judged) {
				skipPupil(judged.reason);
				if (judged.never) setApart('nietBegonnen', judged.never, { einddatumInschrijving: judged.never.begin });
				continue;
			}
			const { enrolment, left, elsewhere } = judged;
			const klas = officialClass(enrolment, left ? enrolment.end : scope.referentiedatum);
			if (!klas) {
				skipPupil('zonder officiële klas');
				if (!left && !elsewhere) setApart('zonderKlas', enrolment, {});
				continue;
			}
			if (!left) tally(enrolment, klas);
			const student = studentIn(found, enrolment);
			if (!student) continue;
			if (elsewhere) skip('ook ingeschreven in een andere instelling');
			else if (!isOurs(enrolment.instelnr)) skip('leerling van een andere instelling');
			else if (left && !volledig && !enkele) skip('uitgeschreven: wacht op een volledige lezing');
			else if (text(student.pPersoon) === '') skip('zonder leerlingnummer');
			else pupils.push(withUserName(pupilRecord(student, enrolment, klas, scope, left, options), gebruikersnamen));
		}
		if (found.size > 0 && person !== '' && pupils.length === before) buiten.push(person);
	}

	const ofPupils = new Set(pupils.map(({ keys }) => `${keys.instelnr} ${codeKey(keys.klascode ?? '')}`));
	const { klassen, waarschuwingen } = tallies.classRecords(enkele ? ofPupils : options.enkelInstellingen ? tallies.classesOf(isOurs) : undefined);
	const inGroups = new Set(pupils.flatMap(({ lists: own }) => own?.groepen?.map(({ key }) => key) ?? []));
	const groepen = tallies.groupRecords(enkele || options.enkelInstellingen ? inGroups : undefined);
	return {
		report: {
			soort: 'lezing',
			bron: 'informat',
			schooljaar: scope.schooljaar,
			referentiedatum: scope.referentiedatum,
			instellingen: order,
			aantallen: { leerlingen: pupils.length, klassen: klassen.length, groepen: groepen.length, inschrijvingen },
			overgeslagen,
			buiten,
			...(apart.length > 0 ? { apart } : {}),
			klascodes: [...codes].sort(),
			waarschuwingen,
			volledig,
		},
		records: [...klassen, ...groepen, ...pupils],
	};

	function tally({ raw, instelnr }: Enrolment, { code, name }: OfficialClass): void {
		tallies.inClass(code, name, instelnr, text(raw.nrAdmgrp), text(raw.pPersoon));
		for (const line of groupLines(raw, scope.referentiedatum, options.lastDay ?? 'out')) tallies.inGroup(line, instelnr);
	}
}

/** Also the codes of every class and group that any of them names. */
function enrolmentsOf(lists: InformatLists[]): { enrolments: Map<string, Enrolment[]>; inschrijvingen: number; codes: Set<string> } {
	const codes = new Set<string>();
	const enrolments = new Map<string, Enrolment[]>();
	let inschrijvingen = 0;
	for (const list of lists) {
		for (const raw of objects(list.registrations)) {
			inschrijvingen++;
			for (const { klasCode } of objects(raw.inschrKlassen)) if (text(klasCode) !== '') codes.add(codeKey(text(klasCode)));
			const person = text(raw.persoonId);
			const entry = { raw, begin: date(raw.begindatum), end: date(raw.einddatum), instelnr: institute(raw.instelnr) || institute(list.instelnr), jaar: list.jaar };
			// Of a year that is over only an end that was written down says something; a next year has no leavers yet.
			if (list.jaar === 'vorig' && entry.end === '') continue;
			const known = enrolments.get(person);
			if (known) known.push(entry);
			else enrolments.set(person, [entry]);
		}
	}
	return { enrolments, inschrijvingen, codes };
}

/** Per person the student as each institute tells it; of two in one list the one with the lower number. */
function studentsOf(lists: InformatLists[], enrolments: ReadonlyMap<string, Enrolment[]>): Map<string, Map<string, Json>> {
	const students = new Map<string, Map<string, Json>>();
	for (const list of lists) {
		for (const student of objects(list.students)) {
			const person = text(student.persoonId);
			if (list.jaar === 'vorig' && !enrolments.has(person)) continue;
			const known = students.get(person) ?? new Map<string, Json>();
			const twin = known.get(institute(list.instelnr));
			if (twin === undefined || Number(text(student.pPersoon)) < Number(text(twin.pPersoon))) known.set(institute(list.instelnr), student);
			students.set(person, known);
		}
	}
	return students;
}

/**
 * The realised enrolments that hold on the day, one per institute, of which one speaks for the pupil; when there is none, the one that ended last: the
 * pupil has left. An end date followed by a next enrolment, in whichever institute, is no leaving (R43, R44).
 */
function judge(all: Enrolment[], day: string, order: readonly string[]): Judged[] {
	if (all.length === 0) return [{ reason: 'zonder inschrijving dit schooljaar' }];
	const realised = all
		.filter(({ raw, begin, end }) => text(raw.status) === REALISED && begin !== '' && begin !== end)
		.sort((x, y) => compare(x.begin, y.begin) || compare(text(x.raw.inschrijvingsId), text(y.raw.inschrijvingsId)));
	if (realised.length === 0) {
		const never = [...all].filter(({ begin, jaar }) => begin !== '' && begin <= day && jaar === undefined).sort((x, y) => compare(x.begin, y.begin) || compare(text(x.raw.inschrijvingsId), text(y.raw.inschrijvingsId))).at(-1);
		return [{ reason: 'inschrijving niet gerealiseerd of geannuleerd', ...(never ? { never } : {}) }];
	}
	const holding = new Map<string, Enrolment>();
	for (const each of realised) if (each.begin <= day && (each.end === '' || each.end >= day)) holding.set(each.instelnr, each);
	if (holding.size > 0) {
		const speaks = authoritative([...holding.values()], order);
		return [...holding.values()].map((enrolment) => ({ enrolment, left: false, elsewhere: enrolment !== speaks }));
	}
	if (realised.some(({ begin }) => begin > day)) return [{ reason: realised.some(({ begin, jaar }) => begin <= day && jaar !== 'volgend') && realised.some(({ begin, jaar }) => begin > day && jaar === 'volgend') ? 'gaat verder in het volgende schooljaar' : 'inschrijving begint later' }];
	return [{ enrolment: realised.reduce((last, each) => (each.end >= last.end ? each : last)), left: true }];
}

/** The student as the enrolment's institute tells it, or else another one. */
const studentIn = (found: ReadonlyMap<string, Json>, { instelnr }: Enrolment): Json | undefined => found.get(instelnr) ?? [...found].sort(([x], [y]) => compare(x, y))[0]?.[1];

function officialClass({ raw, begin }: Enrolment, day: string): OfficialClass | undefined {
	return objects(raw.inschrKlassen)
		.map((line) => ({ line, from: date(line.begindatum) || begin, to: date(line.einddatum) }))
		.filter(({ line, from, to }) => text(line.groepType) === OFFICIAL && text(line.klasCode) !== '' && from <= day && (to === '' || to >= day) && from !== to)
		.sort((x, y) => compare(x.from, y.from) || compare(text(x.line.klasCode), text(y.line.klasCode)))
		.map(({ line, from }) => ({ code: text(line.klasCode), name: text(line.klas), begin: from > begin ? from : begin }))
		.at(-1);
}

/** A record of who does not qualify: who it is, and what can be said of the enrolment. */
function apartRecord(student: Json, { raw, instelnr }: Enrolment, { schooljaar }: ReadScope, fields: FieldValues): SyncRecord {
	return {
		soort: 'leerling',
		keys: { leerlingnummer: text(student.pPersoon) || undefined, instelnr, stamnummer: text(raw.stamnr) || undefined },
		label: `${text(student.voornaam)} ${text(student.naam)}`,
		fields,
		handle: { persoonId: text(student.persoonId), instelnr, hfdstructuur: text(raw.hfdstructuur), vestCode: text(raw.vestCode), schooljaar },
	};
}

function pupilRecord(student: Json, enrolment: Enrolment, klas: OfficialClass, { schooljaar, referentiedatum }: ReadScope, left: boolean, options: InformatOptions): SyncRecord {
	const { raw, instelnr } = enrolment;
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
		told(fields, student, 'geboortedatum', 'geboortedatum', date);
		told(fields, student, 'geboorteplaats', 'geboorteplaats');
		told(fields, student, 'geboorteland', 'geboorteland');
		told(fields, student, 'nationaliteitCode', 'nationaliteit');
		told(fields, student, 'huisdokter', 'huisdokter');
		told(fields, student, 'telefoonHuisdokter', 'huisdokterTelefoon');
		told(fields, raw, 'levensbeschouwingCode', 'levensbeschouwing', (value) => (text(value) === '0000' ? '' : text(value)));
		told(fields, raw, 'finCode', 'financierbaarheid', (value) => (text(value) === '' ? '' : `${isPrimary(text(raw.hfdstructuur)) ? 'BAO' : 'SO'} ${text(value)}`));
		if (!isPrimary(text(raw.hfdstructuur))) {
			told(fields, raw, 'taalkeuze', 'taalkeuze');
			told(fields, raw, 'afdelingsjaarOptie', 'keuzeoptie');
		}
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
		...(left ? {} : { lists: pupilLists(student, raw, referentiedatum, options.lastDay) }),
	};
}

function withUserName(record: SyncRecord, names: Readonly<Record<string, string>>): SyncRecord {
	const number = record.keys.leerlingnummer!;
	if (!record.fields.einddatumInschrijving && Object.hasOwn(names, number)) record.fields.gebruikersnaam = names[number]!;
	return record;
}

/** Main structures that begin with 1 or 2 are nursery and primary education (111, 211), the others secondary. */
const isPrimary = (hoofdstructuur: string): boolean => /^[12]/.test(hoofdstructuur) && hoofdstructuur.endsWith('11');

/** Kinds of the chosen address, in a set order; the domicile is the address in `adressen`. */
const ADDRESS_KINDS: readonly (readonly [key: string, word: string])[] = [['isVerblijf', 'Verblijf'], ['isFacturatie', 'Facturatie'], ['isAanschrijf', 'Aanschrijf'], ['isOverige', 'Overige']];

function address(fields: FieldValues, student: Json, which: 'domicilie' | 'verblijf'): void {
	if (!Array.isArray(student.adressen)) return;
	const domicile = objects(student.adressen);
	const chosen = which === 'verblijf' ? ([...domicile, ...objects(student.overigeAdressen)].find((each) => each.isVerblijf === true) ?? domicile[0]) : domicile[0];
	if (isObject(chosen)) {
		told(fields, chosen, 'aanspreekNaam', 'aanspreeknaam');
		told(fields, chosen, 'aanspreekTitel', 'aanspreektitel');
		if (ADDRESS_KINDS.some(([key]) => key in chosen)) fields.adresTypes = [...(domicile.includes(chosen) ? ['Domicilie'] : []), ...ADDRESS_KINDS.filter(([key]) => chosen[key] === true).map(([, word]) => word)].join(';');
	} else Object.assign(fields, { aanspreeknaam: '', aanspreektitel: '', adresTypes: '' });
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
