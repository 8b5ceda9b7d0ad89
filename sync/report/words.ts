/** The words of the reports, in Dutch and English. */
import type { UnitDef } from '../fields/types';
import { scopeLabel } from '../plan/explain';
import { partsOf, type Held, type Scope } from '../plan/guards';
import { REVIEW_TITLES } from '../plan/rapport';
import type { ReviewKind } from '../types';
import type { Language } from './types';

type Who = 'directie' | 'secretariaat' | 'ict';

/** What a section of a report is about. */
export type Kind = ReviewKind | 'failed';

/** Who has to look at what; the rest is for ICT. */
const SECRETARIAT: readonly Kind[] = ['conflict', 'difference', 'clear', 'refused', 'todo', 'proposal', 'undone', 'coAccount', 'enrolment'];
export const whoLooksAt = (kind: Kind): Who => (kind === 'held' ? 'directie' : SECRETARIAT.includes(kind) ? 'secretariaat' : 'ict');

/** Every kind, in the order of the reports; what is done needs nobody. */
export const KINDS_IN_ORDER: readonly Kind[] = [...(Object.keys(REVIEW_TITLES) as ReviewKind[]).filter((kind) => kind !== 'held' && kind !== 'done'), 'failed'];

interface Words {
	kinds: Record<Kind, string>;
	/** What to do about it, where a general sentence helps. */
	advice: Partial<Record<Kind, string>>;
	who: Record<Who, string>;
	counts: Record<'unchanged' | 'updated' | 'created' | 'held' | 'review' | 'failed' | 'waiting' | 'runs', string>;
	scope(scope: Scope, table: readonly UnitDef[]): string;
	preview: string;
	run: string;
	leads: Record<'preview' | 'nothing' | 'done' | 'waits' | 'failed', string>;
	warnings: string;
	written: string;
	chart: string;
	approve: string;
	code(code: string): string;
	decide: string;
	more(count: number): string;
	held(held: Held): string;
	footer(plan: string): string;
}

const ENGLISH_SCOPES: Readonly<Record<string, string>> = {
	createAccount: 'New accounts', updateAccount: 'Changed accounts', unregister: 'Unregistrations', reactivate: 'Enrolled again, account on', loseClass: 'Without class, to the control group', classMove: 'Class moves', createClass: 'New classes',
	updateClass: 'Changed classes', createGroup: 'New groups', leaveGroup: 'Pupils out of a group', toInformat: 'Changes for Informat', clear: 'Fields to empty', create: 'New records', update: 'Changed records', deactivate: 'Records to deactivate', coAccountCreate: 'New co-accounts', coAccountUpdate: 'Changed co-accounts',
	coAccountBlock: 'Co-accounts to switch off', coAccountRemove: 'Co-accounts to empty', photoNew: 'New photos for Smartschool', photoReplace: 'Other photos for Smartschool', tabel: 'Changed by another table', andereInstelling: 'From a class of another institute',
};

export const WORDS: Readonly<Record<Language, Words>> = {
	nl: {
		kinds: { ...REVIEW_TITLES, failed: 'Niet gelukt' },
		advice: {
			held: 'Dit wacht tot iemand het goedkeurt. De rest ging door.', conflict: 'Er is niets overschreven. Kies wat juist is.', todo: 'Typ de nieuwe waarde in Informat.', difference: 'Er is niets overschreven. Kies wat juist is.',
			clear: 'Een lege waarde overschrijft nooit een ingevulde. Kies wat juist is.', refused: 'Informat nam de waarde niet aan. Kies wat er moet gebeuren.', unknownCode: 'De code staat niet in de omzetlijst en wordt niet geraden.',
			reshaped: 'Smartschool maakt er iets anders van. Het wordt niet nog eens overschreven.', missing: 'Kijk na of de leerling vertrokken is.', correlation: 'Zeg bij «Vergelijken» welk account bij welke leerling hoort.', failed: 'De volgende keer wordt het opnieuw geprobeerd.',
		},
		who: { directie: 'Directie', secretariaat: 'Secretariaat', ict: 'ICT' },
		counts: { unchanged: 'in orde', updated: 'gewijzigd', created: 'nieuw', held: 'vastgehouden', review: 'na te kijken', failed: 'niet gelukt', waiting: 'wacht op Informat', runs: 'keer gelopen' },
		scope: scopeLabel,
		preview: 'Voorbeeld: er is niets gewijzigd',
		run: 'Informat – Smartschool',
		leads: { preview: 'Dit zou er gebeuren.', nothing: 'Alles was al gelijk.', done: 'Alles liep goed.', waits: 'Er wacht iets op iemand.', failed: 'Niet alles is gelukt.' },
		warnings: 'Let op',
		written: 'Wat er gebeurde',
		chart: 'Wijzigingen per keer',
		approve: 'Bekijken en goedkeuren',
		code: (code) => `Klopt het? Zet «${code}» bij «goedgekeurdPlan» in de instellingen en start met modus «uitvoeren». De code werkt één keer, een week lang, en alleen voor precies wat wacht.`,
		decide: 'Nakijken en beslissen',
		more: (count) => `… en nog ${count}.`,
		held({ count, population, ...held }) {
			if (held.why === 'limit') return `${count} van ${population} (grens ${held.limit.count !== undefined && count > held.limit.count ? `${held.limit.count} stuks` : `${held.limit.percent} %`})`;
			return `${count} (${{ rollover: 'overgang naar een nieuw schooljaar', summer: 'juli en augustus', closed: 'kalender staat op gesloten', table: 'andere tabel', elsewhere: 'klas van een instelling die niet gelezen is' }[held.why]})`;
		},
		footer: (plan) => `${plan === 'leeg' ? '' : `Plan ${plan}. `}Gemaakt door de koppeling Informat – Smartschool. Berichten zet je aan of uit bij «Instellingen» in n8n.`,
	},
	en: {
		kinds: {
			held: 'Held: over the limit', conflict: 'Changed on both sides', todo: 'To be typed in Informat', difference: 'Differences to look at', clear: 'Emptied or switched off',
			refused: 'Refused in Informat', unknownCode: 'Unknown codes', reshaped: 'Stays different in Smartschool', missing: 'No longer in Informat', correlation: 'Who is who?', undone: 'Taken back, waits for a change', coAccount: 'Co-accounts to look at', enrolment: 'Enrolment and class', proposal: 'Proposed in Informat, to be accepted there', done: 'Taken over, or not needed any more', information: 'For information', failed: 'Not written',
			fixed: 'Fixed in Smartschool', classes: 'Classes and groups: to look at first', structure: 'Structure of the classes', empty: 'Empty classes and groups',
		},
		advice: {
			held: 'This waits until somebody approves it. The rest went on.', conflict: 'Nothing was overwritten. Choose what is right.', todo: 'Type the new value in Informat.', difference: 'Nothing was overwritten. Choose what is right.',
			clear: 'An empty value never overwrites a filled one. Choose what is right.', refused: 'Informat did not take the value. Choose what has to be done.', unknownCode: 'The code is not in the map and is not guessed.',
			reshaped: 'Smartschool makes something else of it. It is not overwritten again.', missing: 'Check whether the pupil has left.', correlation: 'Say in “Vergelijken” which account belongs to which pupil.', failed: 'The next run tries again.',
			fixed: 'Smartschool does not let it change any more. Change it in Smartschool by hand.', classes: 'Nothing is made and nobody moves. Say under “Other Class Names” which one it is, or rename it in Informat.', structure: 'Put it right in Informat or Smartschool; the sync does not.', empty: 'Delete it in Smartschool when it is not needed; the sync never does.',
		},
		who: { directie: 'Principal', secretariaat: 'Secretariat', ict: 'ICT' },
		counts: { unchanged: 'unchanged', updated: 'updated', created: 'new', held: 'held', review: 'to look at', failed: 'not written', waiting: 'waiting for Informat', runs: 'runs' },
		scope(scope, table) {
			const { kind, instelnr } = partsOf(scope);
			return `${ENGLISH_SCOPES[kind] ?? `Field ${table.find(({ id }) => `field:${id}` === kind)?.label ?? kind.replace(/^field:/, '')}`}${instelnr === '' ? '' : ` (${instelnr})`}`;
		},
		preview: 'Preview: nothing was changed',
		run: 'Informat – Smartschool',
		leads: { preview: 'This is what would be done.', nothing: 'All was equal already.', done: 'All went well.', waits: 'Something waits for somebody.', failed: 'Not everything was written.' },
		warnings: 'Please note',
		written: 'What was done',
		chart: 'Changes per run',
		approve: 'Look and approve',
		code: (code) => `Right? Put “${code}” in “goedgekeurdPlan” of the settings and start in mode “uitvoeren”. The code works once, for a week, and only for exactly what waits.`,
		decide: 'Look and decide',
		more: (count) => `… and ${count} more.`,
		held({ count, population, ...held }) {
			if (held.why === 'limit') return `${count} of ${population} (limit ${held.limit.count !== undefined && count > held.limit.count ? `${held.limit.count}` : `${held.limit.percent} %`})`;
			return `${count} (${{ rollover: 'roll-over to a new school year', summer: 'July and August', closed: 'calendar is closed', table: 'changed table', elsewhere: 'class of an institute that was not read' }[held.why]})`;
		},
		footer: (plan) => `${plan === 'leeg' ? '' : `Plan ${plan}. `}Made by the Informat – Smartschool sync. Messages are switched on and off under “Instellingen” in n8n.`,
	},
};
