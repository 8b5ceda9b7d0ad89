/**
 * Who is in one system only, in another class, without class, or double: a report on two reads, never a write (P6, P17,
 * P18, P20, R34; docs/rules.md). People are told apart as in the sync itself, with the links of the baseline.
 */
import { AS_THEY_ARE, correlateGroups } from '../plan/classes';
import { correlatePupils } from '../plan/correlate';
import { checkReads } from '../plan/health';
import { linkKeys, rowKey } from '../plan/keys';
import { withoutNames, type PlanTools } from '../plan/plan';
import { linkOf, readBaseline } from '../plan/state';
import type { Read } from '../records/types';
import { fold } from '../values/text';
import { isoDate } from '../values/kinds';
import type { BaselineRow, InformatHandle, ReadReport, SmartschoolHandle, SyncRecord } from '../types';
import { CROSS_KINDS, type CrossKind } from './crossKinds';

export interface CrossSettings {
	/** Codes of the groups in which pupils land who lost their class (*controlegroep*); in lower case. */
	controlGroups: ReadonlySet<string>;
	/** Initials in place of names. */
	maskNames: boolean;
}

export interface CrossInput {
	informat: Read;
	smartschool: Read;
	baseline: readonly BaselineRow[];
	settings: CrossSettings;
	tools: Pick<PlanTools, 'fingerprint'>;
}

/** One item on output *Review*. */
export interface CrossLine {
	soort: CrossKind;
	key: string;
	label: string;
	informat: string;
	smartschool: string;
	uitleg: string;
}

export interface CrossSummary {
	soort: 'samenvatting';
	lezingen: ReadReport[];
	/** Pupils on both sides, in the same class. */
	inOrde: number;
	aantallen: Partial<Record<CrossKind, number>>;
	/** Read in Informat and no pupil of now, by reason. */
	nietMeegeteld: Record<string, number>;
}

/** @throws UnhealthySource when a read cannot be believed */
export function crossCheck({ informat, smartschool, baseline, settings, tools: { fingerprint } }: CrossInput): { lines: CrossLine[]; summary: CrossSummary } {
	checkReads(informat, smartschool);
	const lines: CrossLine[] = [];
	let inOrde = 0;
	const shownName = settings.maskNames ? masked : (label: string) => label;
	const add = (soort: CrossKind, record: SyncRecord, inInformat: string, inSmartschool: string, more = ''): void =>
		void lines.push({ soort, key: fingerprint(`kruiscontrole|${soort}|${idOf(record)}`), label: shownName(record.label), informat: inInformat, smartschool: inSmartschool, uitleg: `${CROSS_KINDS[soort].advice}${more}` });

	// Who is enrolled without a class is no record of the sync, and has an account all the same (R34).
	const apart = informat.report.apart ?? [];
	const classless = new Set(apart.filter(({ waarom }) => waarom === 'zonderKlas').map(({ record }) => idOf(record)));
	const enrolments = byPerson([...informat.records.filter(isPupil), ...apart.map(({ record }) => record)]);
	for (const records of enrolments.values()) {
		const active = records.filter(isEnrolled);
		if (active.length > 1) add('tweeInstellingen', active[0]!, active.map(({ keys }) => `${keys.instelnr}: ${keys.klascode}`).join(', '), '');
	}
	const people = [...enrolments.values()].map((records) => records.find(isEnrolled) ?? records[0]!);
	const accounts = smartschool.records.filter(isPupil);
	for (const twins of namesakes(people.filter(isEnrolled))) add('dubbelInformat', twins[0]!, twins.map(({ keys }) => keys.leerlingnummer ?? '?').join(', '), '');
	for (const twins of namesakes(accounts.filter(isActive))) add('dubbelSmartschool', twins[0]!, '', twins.map(({ keys }) => keys.gebruikersnaam ?? '?').join(', '));

	const rows = readBaseline(baseline);
	const known = { linkOf: (a: SyncRecord) => linkOf(rows.get(rowKey(a, fingerprint)) ?? ''), fingerprints: (b: SyncRecord) => linkKeys(b, fingerprint), byHand: new Map<string, string>(), weakTiers: true };
	for (const match of correlatePupils(people, accounts, known)) {
		switch (match.situation) {
			case 'absent':
				if (classless.has(idOf(match.a))) add('informatZonderKlas', match.a, 'geen klas', '');
				else if (isEnrolled(match.a)) add('enkelInformat', match.a, classOf(match.a), '');
				break;
			case 'unassigned':
				if (isActive(match.b)) add(inControlGroup(match.b) ? 'controlegroep' : 'enkelSmartschool', match.b, '', placeOf(match.b));
				break;
			case 'doubt':
				add('twijfel', match.a, classOf(match.a), match.candidates.map(({ label }) => shownName(label)).sort().join('; '), ` ${match.why}`);
				break;
			case 'pair':
				pair(match.a, match.b);
		}
	}
	classes();

	lines.sort((x, y) => (order(x) < order(y) ? -1 : 1));
	const aantallen: CrossSummary['aantallen'] = {};
	for (const { soort } of lines) aantallen[soort] = (aantallen[soort] ?? 0) + 1;
	return { lines, summary: { soort: 'samenvatting', lezingen: [informat.report, smartschool.report].map(withoutNames), inOrde, aantallen, nietMeegeteld: informat.report.overgeslagen } };

	function pair(a: SyncRecord, b: SyncRecord): void {
		if (classless.has(idOf(a))) return add('informatZonderKlas', a, 'geen klas', placeOf(b));
		if (!isEnrolled(a)) {
			if (isActive(b)) add('vertrokken', a, `tot en met ${a.fields.einddatumInschrijving}`, placeOf(b));
			return;
		}
		const own = enrolments.get(idOf(a))!.filter(isEnrolled);
		if (b.fields.einddatumInschrijving === 'uitgeschakeld') add('uitgeschakeld', a, classOf(a), 'account staat uit');
		else if (b.fields.klascode === '') add(inControlGroup(b) ? 'controlegroep' : 'zonderKlas', a, classOf(a), placeOf(b));
		else if (b.fields.klascode !== undefined && !own.some((each) => sameCode(each.keys.klascode, b.fields.klascode))) add('andereKlas', a, own.map(classOf).join(', '), b.fields.klascode);
		else inOrde++;
	}

	function classes(): void {
		const official = smartschool.records.filter(({ soort }) => soort === 'klas');
		const found = new Set<SyncRecord>();
		const members = new Set(accounts.map(({ fields }) => fields.klascode?.toLowerCase()));
		for (const match of correlateGroups(informat.records.filter(({ soort }) => soort === 'klas'), smartschool.records.filter(({ soort }) => soort !== 'leerling'), AS_THEY_ARE)) {
			if (match.situation === 'absent') add('klasEnkelInformat', match.a, classOf(match.a), '');
			else if (match.situation === 'doubt') add('klasAnders', match.a, classOf(match.a), match.candidates.map(classOf).join(', '), ` ${match.why}`);
			else if (match.situation === 'pair') {
				found.add(match.b);
				const differences = (['instellingsnummer', 'administratieveGroep'] as const).filter((id) => Number(match.a.fields[id]) !== Number(match.b.fields[id]));
				if (differences.length > 0) add('klasAnders', match.a, differences.map((id) => `${CLASS_WORDS[id]} ${match.a.fields[id]}`).join(', '), differences.map((id) => `${CLASS_WORDS[id]} ${match.b.fields[id] || 'leeg'}`).join(', '));
			}
		}
		const told = new Set(informat.records.filter(({ soort }) => soort === 'klas').map(({ keys }) => keys.klascode?.toLowerCase()));
		for (const b of official) if (!found.has(b) && !told.has(b.keys.klascode?.toLowerCase())) add(members.has(b.keys.klascode?.toLowerCase()) ? 'klasEnkelSmartschool' : 'klasLeeg', b, '', classOf(b));
	}

	function inControlGroup({ handle }: SyncRecord): boolean {
		return groupsOf(handle as SmartschoolHandle).some((code) => settings.controlGroups.has(code.toLowerCase()));
	}
}

const CLASS_WORDS = { instellingsnummer: 'instellingsnummer', administratieveGroep: 'administratieve groep' } as const;

const isPupil = ({ soort }: SyncRecord): boolean => soort === 'leerling';
const isEnrolled = ({ fields }: SyncRecord): boolean => !fields.einddatumInschrijving;
const isActive = ({ fields }: SyncRecord): boolean => fields.einddatumInschrijving === '';
const classOf = ({ keys }: SyncRecord): string => keys.klascode ?? '';
const idOf = ({ soort, handle, keys }: SyncRecord): string => (soort === 'klas' ? `klas ${keys.instelnr} ${keys.klascode}` : (handle as InformatHandle).persoonId || keys.leerlingnummer || keys.gebruikersnaam || '');
const sameCode = (one = '', other = ''): boolean => one.normalize('NFC').toLowerCase() === other.normalize('NFC').toLowerCase();
const groupsOf = ({ groepen = [] }: SmartschoolHandle): readonly string[] => groepen;
const placeOf = ({ keys, handle }: SyncRecord): string => keys.klascode ?? (groupsOf(handle as SmartschoolHandle).join(', ') || 'geen klas');
const order = ({ soort, label, key }: CrossLine): string => `${String(Object.keys(CROSS_KINDS).indexOf(soort)).padStart(2, '0')} ${label} ${key}`;

/** `Noor Vandevoorbeeld, 3NWa` → `N. V., 3NWa` */
const masked = (label: string): string => {
	const [name = '', ...rest] = label.split(', ');
	return name.startsWith('klas ') ? label : [name.split(/\s+/).map((word) => `${[...word][0] ?? ''}.`).join(' '), ...rest].join(', ');
};

function byPerson(pupils: readonly SyncRecord[]): Map<string, SyncRecord[]> {
	const people = new Map<string, SyncRecord[]>();
	for (const each of pupils) people.set(idOf(each), [...(people.get(idOf(each)) ?? []), each]);
	return people;
}

/** People with the same name and birth date, two or more each. */
function namesakes(people: readonly SyncRecord[]): SyncRecord[][] {
	const found = new Map<string, SyncRecord[]>();
	for (const each of people) {
		const { naam = '', voornaam = '', geboortedatum = '' } = each.fields;
		if (naam === '' || voornaam === '' || geboortedatum === '') continue;
		const key = `${fold(naam)}|${fold(voornaam)}|${isoDate(geboortedatum)}`;
		found.set(key, [...(found.get(key) ?? []), each]);
	}
	return [...found.values()].filter((twins) => twins.length > 1);
}
