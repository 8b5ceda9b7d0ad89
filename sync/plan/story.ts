/**
 * What happened to one pupil, step by step, in Dutch: where it was found, how it was matched, what the baseline knew, and
 * per field what both sides hold and what was decided. It tells the planner's own decisions and makes none.
 */
import type { UnitDef } from '../fields/types';
import type { FieldValues, Direction, ReadReport, RowState, SmartschoolHandle, SyncRecord, UnitState } from '../types';
import { KINDS } from '../values/kinds';
import type { LinkedBy } from './correlate';
import { explain, regel } from './explain';
import type { Scope } from './guards';
import type { Finding, PlannedWrite } from './record';
import { plain } from './plain';

/** One pupil as the planner saw it. */
export interface Witness {
	a: SyncRecord;
	/** `null` = no account. */
	b: SyncRecord | null;
	by?: LinkedBy;
	/** Why the pupil waits as a whole, and who it might be. */
	doubt?: { why: string; candidates: readonly SyncRecord[] };
	/** The stored row before this run. */
	old: RowState | undefined;
	writes: readonly PlannedWrite[];
	findings: readonly Finding[];
	/** Writes that go; of the others the scope for which they wait. */
	going: readonly PlannedWrite[];
	waitsFor(write: PlannedWrite): Scope;
}

export interface StoryField {
	veld: string;
	richting: string;
	informat: string;
	smartschool: string;
	/** What the baseline knew. */
	onthouden: string;
	besluit: string;
	uitleg: string;
}

export interface Story {
	leerling: string;
	stappen: { titel: string; tekst: string }[];
	velden: StoryField[];
}

const MATCHED: Readonly<Record<LinkedBy, string>> = {
	link: 'Gekoppeld in een vorige run; die koppeling wint altijd.',
	hand: 'Gekoppeld met de hand, in de instellingen.',
	number: 'Zelfde leerlingnummer in Informat als intern nummer in Smartschool.',
	register: 'Zelfde instellingsnummer en stamnummer.',
	userName: 'Zelfde gebruikersnaam, en ook de naam of geboortedatum klopt.',
	email: 'Zelfde e-mailadres, en ook de naam of geboortedatum klopt.',
	person: 'Zelfde naam, geboortedatum en geslacht, en niemand anders heeft die.',
	class: 'Zelfde klascode.',
};

const ARROWS: Readonly<Record<Direction, string>> = { toSmartschool: '→ Smartschool', toInformat: '← naar Informat', both: '⇄ beide', once: '→ één keer', off: 'uit' };

/** @param shown how a value is shown: whole, or masked */
export function storyOf({ a, b, by, doubt, old, writes, findings, going, waitsFor }: Witness, units: readonly UnitDef[], mode: 'preview' | 'apply', shown: (text: string) => string): Story {
	const { internnummer, gebruikersnaam, status } = (b?.handle ?? {}) as Partial<SmartschoolHandle>;
	const known = Object.values(old?.u ?? {}).filter(({ o }) => o !== undefined).length;
	const { leerlingnummer, stamnummer, instelnr } = a.keys;
	const end = a.fields.einddatumInschrijving;
	const waits = writes.length - going.length;
	const stappen = [
		{ titel: 'Gevonden in Informat', tekst: `${a.label}. Leerlingnummer ${leerlingnummer ?? 'onbekend'}, instelling ${instelnr ?? 'onbekend'}, stamnummer ${stamnummer ?? 'onbekend'}.${end ? ` Uitgeschreven op ${end}.` : ''}` },
		{ titel: 'Gevonden in Smartschool', tekst: b ? `Account ${gebruikersnaam ?? ''}, intern nummer ${internnummer || 'leeg'}, status ${status || 'onbekend'}, klas ${b.keys.klascode ?? 'geen'}.` : 'Geen account gevonden.' },
		{ titel: 'Wie is wie', tekst: doubt ? `${doubt.why}${doubt.candidates.length > 0 ? ` Mogelijk: ${doubt.candidates.map(({ label }) => label).sort().join('; ')}.` : ''}` : by ? MATCHED[by] : b ? '' : 'Niemand in Smartschool hoort bij deze leerling.' },
		{ titel: 'Onthouden van vroeger', tekst: old === undefined ? 'Niets: voor de koppeling is dit de eerste keer.' : `${known} ${known === 1 ? 'veld' : 'velden'} waarin beide kanten gelijk waren${old.m === '' ? '' : '; de leerling ontbrak in een vorige lezing'}. Er zijn alleen vingerafdrukken bewaard, geen waarden.` },
		{
			titel: mode === 'preview' ? 'Wat er zou gebeuren' : 'Wat er gebeurt',
			tekst: doubt ? 'Niets: deze leerling wacht tot iemand gekeken heeft.' : writes.length === 0 ? `Niets te wijzigen.${findings.length > 0 ? ` ${findings.length === 1 ? 'Eén veld wordt' : `${findings.length} velden worden`} gemeld.` : ''}` : `${going.length} ${going.length === 1 ? 'wijziging' : 'wijzigingen'}${waits > 0 ? `, ${waits} ${waits === 1 ? 'wacht' : 'wachten'} op goedkeuring` : ''}${findings.length > 0 ? `, ${findings.length} te melden` : ''}.`,
		},
	];
	const velden = doubt ? [] : units.map((unit): StoryField => {
		const write = writes.find((each) => each.unit === unit);
		const found = findings.filter((each) => each.unit === unit);
		const values = (record: SyncRecord | null) => (record === null ? undefined : textOf(unit, record));
		const [mine, theirs] = [values(a), values(b)];
		const line = { veld: unit.label, richting: ARROWS[unit.direction], informat: mine === undefined ? 'niet verteld' : shown(mine), smartschool: theirs === undefined ? 'niet verteld' : shown(theirs), onthouden: remembered(old?.u[unit.id]) };
		if (write) return { ...line, besluit: going.includes(write) ? (write.to === 'smartschool' ? 'naar Smartschool' : 'naar Informat') : 'wacht', uitleg: `${regel(write)}${going.includes(write) ? '' : `. Wacht: ${waitsFor(write)}`}` };
		if (found[0]) return { ...line, besluit: found[0].why === 'waiting' ? 'wacht op Informat' : 'nakijken', uitleg: explain({ code: found[0].why }) };
		if (unit.direction === 'off') return { ...line, besluit: 'niets', uitleg: 'Dit veld staat uit.' };
		if (mine === undefined || theirs === undefined) return { ...line, besluit: 'niets', uitleg: b === null ? 'Leeg: niets door te geven.' : 'Eén kant vertelt dit veld nu niet; dan gebeurt er nooit iets.' };
		return same(unit, a, b!) ? { ...line, besluit: 'gelijk', uitleg: '' } : { ...line, besluit: 'niets', uitleg: 'Verschillend, maar sinds de vorige keer veranderde er niets, of een leeg veld overschrijft geen ingevuld.' };
	});
	return { leerling: a.label, stappen, velden };
}

function textOf(unit: UnitDef, record: SyncRecord): string | undefined {
	if (unit.list !== undefined) return record.lists?.[unit.list] === undefined ? undefined : `${record.lists[unit.list]!.length} in de lijst`;
	const told = unit.fields.filter(({ id }) => record.fields[id] !== undefined);
	return told.length === 0 ? undefined : told.map(({ id }) => record.fields[id]!).filter((text) => text !== '').join(' ');
}

const same = (unit: UnitDef, { fields: a }: SyncRecord, { fields: b }: SyncRecord): boolean => unit.fields.every(({ id, kind }: { id: keyof FieldValues; kind: UnitDef['fields'][number]['kind'] }) => unit.writeOnly?.includes(id) || KINDS[kind].common('informat', a[id] ?? '') === KINDS[kind].common('smartschool', b[id] ?? ''));

function remembered(state: UnitState | undefined): string {
	if (state === undefined) return 'niets';
	if (state.h) return 'ongedaan gemaakt';
	if (state.p !== undefined) return 'doorgegeven aan Informat';
	if (state.r !== undefined) return 'geweigerd in Informat';
	if (state.c !== undefined) return 'verschil gemeld';
	return state.o === undefined ? 'niets' : 'was gelijk';
}

/**
 * The stories as a web page; nothing in it can be read as anything but text.
 * @param informat its report tells why nobody is left to tell about
 */
export function storyPage(stories: readonly Story[], informat: ReadReport): string {
	if (stories.length === 0) {
		const reasons = Object.entries(informat.overgeslagen).map(([reason, count]) => `${reason} (${count})`);
		return `<p>${plain(`Niemand gevonden om door te geven in ${informat.instellingen.join(', ')}, schooljaar ${informat.schooljaar}.${reasons.length > 0 ? ` Wel gevonden, maar niet doorgegeven: ${reasons.join('; ')}.` : ' Kijk het nummer of de naam na.'}`)}</p>`;
	}
	const head = ['Veld', 'Richting', 'Informat', 'Smartschool', 'Onthouden', 'Besluit', 'Uitleg'];
	const row = (cells: readonly string[], tag: 'td' | 'th') => `<tr>${cells.map((cell) => `<${tag}>${plain(cell)}</${tag}>`).join('')}</tr>`;
	return stories.map(({ leerling, stappen, velden }) => [
		`<h2>${plain(leerling)}</h2>`,
		`<ol>${stappen.map(({ titel, tekst }) => `<li><strong>${plain(titel)}.</strong> ${plain(tekst)}</li>`).join('')}</ol>`,
		velden.length === 0 ? '' : `<table border="1" cellpadding="4" style="border-collapse:collapse">${row(head, 'th')}${velden.map(({ veld, richting, informat, smartschool, onthouden, besluit, uitleg }) => row([veld, richting, informat, smartschool, onthouden, besluit, uitleg], 'td')).join('')}</table>`,
	].join('\n')).join('\n');
}
