/** What a pupil has several of in Informat, as lists keyed by Informat's GUIDs: those stay when a school's data are migrated (R18). */
import type { SyncRecord } from '../types';
import { codeKey, groupLines, type LastDay } from './groups';
import { date, objects, text, type Json } from './read';

type Lists = NonNullable<SyncRecord['lists']>;
type Line = Lists[string][number];
type Form = (value: unknown) => string;

const yesNo: Form = (value) => (value === true ? 'ja' : value === false ? 'nee' : text(value));

/** Informat's key → how its value is told. */
const COMNR: Record<string, Form> = { nr: text, type: text, soort: text };
const EMAIL: Record<string, Form> = { email: text, type: text, schoolcom: yesNo, factuurMailen: yesNo };
const ADRES: Record<string, Form> = {
	straat: text, nr: text, bus: text, postcode: text, gemeente: text, landCode: text, aanspreekTitel: text, aanspreekNaam: text,
	isFacturatie: yesNo, isAanschrijf: yesNo, isVerblijf: yesNo, isOverige: yesNo, percentage: text,
};
const RELATIE: Record<string, Form> = {
	type: text, naam: text, voornaam: text, geslacht: text, insz: text, geboortedatum: date, nationaliteitCode: text, beroep: text, burgerlijkeStand: text,
	lpv: text, ophalen: yesNo, isOverleden: yesNo,
};
const GROEP: Record<string, Form> = { klasCode: text, klas: text, groepType: text, klasnummer: text, begindatum: date, einddatum: date };

/**
 * `comnrs`, `emails` and `adressen` of the pupil and of his relations (`relatie` names the relation, '' = the pupil's
 * own), `relaties`, and `groepen`: the class registrations that are no official class and hold on the day, keyed by
 * their code, because that is how Smartschool knows a group.
 */
export function pupilLists(student: Json, registration: Json, day: string, lastDay: LastDay = 'out'): Lists {
	const lists: Lists = {};
	const relaties = objects(student.relaties).map((each) => ({ each, key: keyOf(each, 'relatieId', 'pRelatie') }));
	const owners = [{ each: student, key: '' }, ...relaties];
	const ofAll = (name: string, from: string, guid: string, number: string, forms: Record<string, Form>, more: (owner: Json) => Record<string, string> = () => ({})) => {
		if (!Array.isArray(student[from])) return;
		const lines = lists[name] ?? [];
		for (const { each, key: relatie } of owners) {
			for (const line of objects(each[from])) lines.push({ key: keyOf(line, guid, number), values: Object.assign(valuesOf(line, forms), more(each), { relatie }) });
		}
		lists[name] = unique(lines);
	};
	ofAll('comnrs', 'comnrs', 'comnrId', 'pComnr', COMNR);
	ofAll('emails', 'emails', 'emailId', 'pEmail', EMAIL);
	// Domicile first: the same address object may come again with the other addresses and with a relation.
	ofAll('adressen', 'adressen', 'adresId', 'pAdres', ADRES, (owner) => ({ domicilie: owner === student ? 'ja' : 'nee' }));
	ofAll('adressen', 'overigeAdressen', 'adresId', 'pAdres', ADRES, () => ({ domicilie: 'nee' }));
	if (Array.isArray(student.relaties)) lists.relaties = unique(relaties.map(({ each, key }) => ({ key, values: valuesOf(each, RELATIE) })));
	if (Array.isArray(registration.inschrKlassen)) {
		lists.groepen = unique(groupLines(registration, day, lastDay).map((line) => ({ key: codeKey(text(line.klasCode)), values: valuesOf(line, GROEP) })));
	}
	return lists;
}

/** The GUID; the number key where an older interface gives no GUID; without both the line's own text, so that nothing is lost. */
const keyOf = (line: Json, guid: string, number: string): string => text(line[guid]).toLowerCase() || text(line[number]) || Object.values(line).map(text).join(' ').trim();

function valuesOf(line: Json, forms: Record<string, Form>): Record<string, string> {
	const values: Record<string, string> = {};
	for (const key in forms) if (Object.hasOwn(line, key)) values[key] = forms[key]!(line[key]);
	return values;
}

/** In the order of the keys, so that the order of the read does not matter; the first of two with the same key counts. */
function unique(lines: Line[]): Line[] {
	const seen = new Map<string, Line>();
	for (const line of lines) if (line.key !== '' && !seen.has(line.key)) seen.set(line.key, line);
	return [...seen.values()].sort((x, y) => (x.key < y.key ? -1 : 1));
}
