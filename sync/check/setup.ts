/**
 * Is everything ready for the sync? A judgement over what was tried and read: every line says what is ready, what to do
 * with its remedy, or what is good to know. Dutch. R2, R3, R13, R15, R20, R30, R37, R53 (docs/rules.md).
 */
import { AS_THEY_ARE, correlateGroups } from '../plan/classes';
import type { Read, SmartschoolGroup } from '../records/types';
import type { Side, SyncRecord } from '../types';
import { CROSS_KINDS } from './crossKinds';
import { probeText, type ProbeName } from './probes';

/** One thing that was tried; `melding` is the service's own sentence when it failed. */
export interface Probe {
	soort: 'proef';
	bron: Side;
	wat: ProbeName;
	/** Institute number, or ''. */
	waar: string;
	gelukt: boolean;
	melding: string;
	/** What came, where it says something; '' otherwise. */
	waarde: string;
}

export interface SetupFacts {
	probes: readonly Probe[];
	/** Left out when it could not be read. */
	informat?: Read;
	smartschool?: Read;
	keyLength: number;
	/** Names of the Data Tables; left out when they could not be listed. */
	tables?: readonly string[];
	/** ISO date. */
	today: string;
	/** `ok`, the error, or '' when it was not tried. */
	mail: string;
	slack: string;
}

export interface SetupLine {
	deel: string;
	/** `goed` = ready, `doen` = something to do, `weten` = good to know. */
	stand: 'goed' | 'doen' | 'weten';
	tekst: string;
	remedie: string;
}

interface Part {
	good(tekst: string): void;
	todo(tekst: string, remedie: string): void;
	know(tekst: string, remedie?: string): void;
}

export const KEY_LENGTH = 32;
const TABLE = 'informat_smartschool_';
const MOST = 10;
const WRITES = ['saveUser', 'saveUserParameter', 'changeUsername', 'saveClass', 'saveGroup', 'saveUserToClass', 'saveUserToClassesAndGroups', 'removeUserFromGroup', 'unregisterStudent', 'setAccountStatus', 'savePassword', 'removeCoAccount', 'setAccountPhoto'];

export function checkSetup(facts: SetupFacts): SetupLine[] {
	const lines: SetupLine[] = [];
	const part = (deel: string): Part => ({
		good: (tekst) => void lines.push({ deel, stand: 'goed', tekst, remedie: '' }),
		todo: (tekst, remedie) => void lines.push({ deel, stand: 'doen', tekst, remedie }),
		know: (tekst, remedie = '') => void lines.push({ deel, stand: 'weten', tekst, remedie }),
	});
	tried(facts, 'informat', part('Informat'));
	tried(facts, 'smartschool', part('Smartschool'));
	const { informat, smartschool } = facts;
	if (informat && smartschool) {
		classes(informat, smartschool, part('Klassen'));
		pupils(informat, smartschool, part('Leerlingen'));
	} else part('Klassen').todo('De klassen en leerlingen konden niet vergeleken worden.', 'Los eerst op wat hierboven staat, en controleer dan opnieuw.');
	schoolYear(facts, part('Schooljaar'));
	platform(facts, part('n8n'));
	return lines;
}

function tried({ probes }: SetupFacts, bron: Side, { good, todo, know }: Part): void {
	const own = probes.filter((each) => each.bron === bron);
	if (own.length === 0) return todo('Er is niets geprobeerd.', 'Kijk na of het blok dat controleert aangesloten is en aanmeldgegevens heeft.');
	for (const { wat, waar, gelukt, melding, waarde } of own) {
		const { text, failed, remedy, optional } = probeText(wat);
		const shown = [text, waar === '' ? '' : `(${waar})`].filter((each) => each !== '').join(' ');
		const detail = [waarde, melding].filter((each) => each !== '').join(' ');
		if (gelukt) good(detail === '' ? `${shown}.` : `${shown}: ${detail}`);
		else (optional ? know : todo)(failed === undefined ? `${shown}: lukt niet.${detail === '' ? '' : ` ${detail}`}` : `${failed}: ${detail}`, remedy);
	}
	if (bron === 'informat') know('Of voorstellen en afwezigheden echt aanvaard worden, kan niet op voorhand getest worden: dat zou iets wijzigen.', 'Vraag aan Informat of de client mag schrijven, en voor afwezigheden het Discimus-nummer van elke vestiging.');
	else know('Schrijven kan niet op voorhand getest worden: dat zou iets wijzigen.', `Kijk bij Webservices na dat ook deze functies aangevinkt zijn: ${WRITES.join(', ')}.`);
}

const list = (items: readonly string[]): string => `${items.slice(0, MOST).join(', ')}${items.length > MOST ? ` en nog ${items.length - MOST}` : ''}`;
const isClass = ({ soort }: SyncRecord): boolean => soort === 'klas';
const isPupil = ({ soort }: SyncRecord): boolean => soort === 'leerling';
const codeOf = ({ keys }: SyncRecord): string => keys.klascode ?? '';

/** The class structure must be the same before anything is written: the sync follows it and does not repair it (R2, R3, R29). */
function classes(informat: Read, smartschool: Read, { good, todo, know }: Part): void {
	const official = smartschool.records.filter(isClass);
	const known = new Set(official.map(({ keys }) => keys.instelnr));
	const missing = informat.report.instellingen.filter((each) => !known.has(each));
	if (missing.length > 0) todo(`Geen enkele officiële klas in Smartschool heeft instellingsnummer ${list(missing)}.`, 'Voeg het nummer toe aan je platform en vul het in bij de klassen.');
	else good(`Instellingsnummer ${list(informat.report.instellingen)} is bekend in Smartschool.`);

	const bare = official.filter(({ fields }) => !fields.instellingsnummer?.trim() || !fields.administratieveGroep?.trim()).map(codeOf);
	if (bare.length > 0) todo(`Officiële klassen zonder instellingsnummer of administratieve groep: ${list(bare)}.`, 'Vul beide in bij de klas in Smartschool, voor dit schooljaar.');

	const matches = correlateGroups(informat.records.filter(isClass), smartschool.records.filter((record) => !isPupil(record)), AS_THEY_ARE);
	const absent = matches.flatMap((match) => (match.situation === 'absent' ? [codeOf(match.a)] : []));
	const doubt = matches.flatMap((match) => (match.situation === 'doubt' ? [`${codeOf(match.a)} (${match.why})`] : []));
	const other = matches.flatMap((match) => (match.situation === 'pair' && match.b.fields.administratieveGroep?.trim() && Number(match.a.fields.administratieveGroep) !== Number(match.b.fields.administratieveGroep) ? [`${codeOf(match.a)} (Informat ${match.a.fields.administratieveGroep}, Smartschool ${match.b.fields.administratieveGroep})`] : []));
	if (absent.length > 0) todo(`Klassen die er in Smartschool nog niet zijn: ${list(absent)}.`, CROSS_KINDS.klasEnkelInformat.advice);
	if (doubt.length > 0) todo(`Klassen om na te kijken: ${list(doubt)}`, 'Maak de klassen op beide plaatsen gelijk.');
	if (other.length > 0) todo(`Andere administratieve groep: ${list(other)}.`, 'Pas het nummer aan waar het niet juist is.');
	if (absent.length + doubt.length + other.length + bare.length === 0) good(`Alle ${matches.filter(({ situation }) => situation === 'pair').length} officiële klassen van Informat zijn er in Smartschool, met dezelfde nummers.`);
	for (const warning of informat.report.waarschuwingen) know(warning);
}

function pupils(informat: Read, smartschool: Read, { good, know }: Part): void {
	const numbers = new Set(smartschool.records.filter(isPupil).map(({ keys }) => keys.leerlingnummer));
	const enrolled = informat.records.filter((record) => isPupil(record) && !record.fields.einddatumInschrijving);
	const found = enrolled.filter(({ keys }) => keys.leerlingnummer !== undefined && numbers.has(keys.leerlingnummer)).length;
	const share = Math.round((found * 100) / Math.max(1, enrolled.length));
	const text = `${found} van de ${enrolled.length} leerlingen (${share} %) hebben in Smartschool het leerlingnummer van Informat als intern nummer.`;
	if (share >= 90) good(text);
	else know(text, 'De anderen worden herkend aan stamnummer, gebruikersnaam, e-mail of naam met geboortedatum. Bekijk het voorbeeld van de standaardkoppeling goed.');
	const without = smartschool.records.filter((record) => isPupil(record) && record.keys.klascode !== undefined && record.keys.stamnummer === undefined).length;
	if (without > 0) know(`${without} leerlingen met een klas in Smartschool hebben daar nog geen stamnummer.`, 'De standaardkoppeling vult het in.');
}

function schoolYear({ informat, today }: SetupFacts, { good, todo, know }: Part): void {
	const start = Number(today.slice(0, 4)) - (today.slice(5) < '09-01' ? 1 : 0);
	const now = `${start}-${String((start + 1) % 100).padStart(2, '0')}`;
	const chosen = informat?.report.schooljaar;
	if (chosen === now) good(`Schooljaar ${chosen}.`);
	else if (chosen !== undefined) todo(`Ingesteld is schooljaar ${chosen}, en vandaag is het ${now}.`, 'Laat het schooljaar bij Instellingen vanzelf berekenen.');
	if (/-0[78]-/.test(today)) know('In juli en augustus zijn de lijsten van Informat onvolledig.', 'Wacht met de eerste keer uitvoeren tot in september.');
}

function platform({ keyLength, tables, mail, slack }: SetupFacts, { good, todo, know }: Part): void {
	if (keyLength >= KEY_LENGTH) good('De sleutel van de koppeling is lang genoeg. Bewaar een kopie in de kluis.');
	else todo(`De sleutel van de koppeling heeft ${keyLength} tekens en moet er minstens ${KEY_LENGTH} hebben.`, 'Kies één keer een lange, willekeurige tekst, en verander hem daarna nooit meer.');
	if (tables === undefined) todo('De tabellen van n8n konden niet gelezen worden.', 'Kijk na of Data Tables aanstaan in deze n8n.');
	else {
		const own = tables.filter((name) => name.includes(TABLE));
		const confusing = own.filter((name) => own.some((other) => other !== name && name.includes(other)));
		if (confusing.length > 0) todo(`Tabellen met een naam waarin de naam van een andere voorkomt: ${list(confusing)}.`, 'Geef ze een andere naam: n8n zoekt tabellen op een deel van hun naam.');
		else good(`De tabellen van n8n werken. ${own.length} van de koppeling ${own.length === 1 ? 'is' : 'zijn'} er al; de andere worden vanzelf gemaakt.`);
	}
	for (const [name, result] of [['E-mail', mail], ['Slack', slack]] as const) {
		if (result === '') know(`${name} is niet getest.`, `Wil je berichten per ${name}? Zet dan het blok «${name} testen» aan (rechtsklik › Activate) en controleer opnieuw.`);
		else if (result === 'ok') good(`${name}: het testbericht is verstuurd. Kijk of het aangekomen is.`);
		else todo(`${name}: het testbericht is niet verstuurd. ${result}`, `Kijk de aanmeldgegevens en het adres in het blok «${name} testen» na.`);
	}
}

/** Official classes with groups under them, which Smartschool does not allow (R3, R37). */
export function classesWithSubgroups(groups: readonly SmartschoolGroup[]): string[] {
	const parents = new Set(groups.map(({ parentCode }) => parentCode.trim()));
	return groups.filter(({ isOfficial, code }) => isOfficial && parents.has(code.trim())).map(({ code }) => code.trim());
}
