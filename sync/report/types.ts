/** What a report says, before it is a mail, a plain text or a Slack message; and the row that a run leaves behind. */
import { DateTime } from 'luxon';

export type Language = 'nl' | 'en';

/** An ISO moment as the school's clock shows it. */
export const schoolTime = (moment: string, format = 'dd/MM HH:mm'): string => DateTime.fromISO(moment, { zone: 'Europe/Brussels' }).toFormat(format);

/** Nothing to worry about, somebody must look, something went wrong. */
export type Tone = 'good' | 'attention' | 'bad';

export interface Section {
	title: string;
	/** What to do about it, one sentence. */
	advice: string;
	/** Lines may name people; Slack never shows them. */
	lines: string[];
	/** Lines that were left out. */
	more: number;
	button?: { label: string; url: string };
}

export interface Chart {
	title: string;
	bars: { label: string; value: number; tone: Tone }[];
}

export interface Content {
	tone: Tone;
	title: string;
	lead: string;
	counts: { label: string; value: number }[];
	sections: Section[];
	chart?: Chart;
	footer: string;
}

/** One report in the three forms in which it travels. */
export interface Message {
	onderwerp: string;
	/** A whole page with inline styles, under 100 KB. */
	html: string;
	tekst: string;
	/** Slack's Block Kit: `{ "blocks": […] }`, and a line for notifications. */
	slack: { blocks: object[]; text: string };
}

/** A row of the runs table: counts only. */
export interface RunRow {
	/** ISO moment, UTC. */
	moment: string;
	koppeling: string;
	modus: 'preview' | 'apply' | 'bewaking';
	ok: 'ja' | 'nee';
	nieuw: number;
	gewijzigd: number;
	vastgehouden: number;
	nazicht: number;
	mislukt: number;
}

/** A row of the approvals table: what waits, and the codes that let it go, line by line. */
export interface ApprovalRow {
	plan: string;
	/** `gevraagd` → `goedgekeurd` → `uitgevoerd`, or `vervallen` when the plan had changed by then. */
	status: string;
	/** One line per part that waits. */
	wat: string;
	/** One code per line of `wat`. */
	codes: string;
	/** Masked examples of what would be written, without names. */
	voorbeelden: string;
	gevraagd: string;
	/** Last day of the codes, ISO date. */
	vervalt: string;
	/** Id of the workflow that carries it out. */
	workflow: string;
	goedgekeurdDoor: string;
	goedgekeurdOp: string;
}

/** A row of the decisions table as the form shows it. */
export interface QuestionRow {
	key: string;
	paar: string;
	eenheid: string;
	keuzes: string;
	soort: string;
	label: string;
	veld: string;
	informat: string;
	smartschool: string;
	beslissing: string;
}
