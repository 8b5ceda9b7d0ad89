/** One rehearsal school: its data, its clock, its faults and its call log. */
import { isDay } from './calendar';
import { FaultBoard } from './faults';
import type { Summary } from './generator/bookkeeping';
import { makeSchool, type SchoolOptions } from './generator';
import type { Token } from './informat/tokens';
import type { InformatState } from './informat/store';
import { CallLog } from './log';
import type { Platform } from './smartschool/store';

export class School {
	informat!: InformatState;
	platform!: Platform;
	summary!: Summary;
	readonly faults = new FaultBoard();
	readonly log = new CallLog();
	readonly client = { id: 'rehearsal-client', secret: 'rehearsal-secret' };
	readonly xmlAccount = { login: 'rehearsal-webservices', password: 'rehearsal-paswoord' };
	readonly tokens = new Map<string, Token>();
	private options: SchoolOptions;

	constructor(options: SchoolOptions) {
		this.options = options;
		this.reset({});
	}

	/** Starts anew on the day of today, with other numbers when they are given. Settings, faults and log start anew too. */
	reset({ pupils, seed }: { pupils?: number; seed?: number }): void {
		this.options = { ...this.options, ...(pupils === undefined ? {} : { pupils }), ...(seed === undefined ? {} : { seed }) };
		Object.assign(this, makeSchool(this.options));
		this.log.clear();
		this.faults.set([]);
	}

	get institutes(): string[] {
		return [...this.options.institutes];
	}

	today(): string {
		return this.options.today;
	}

	/** The time of day goes on as on the machine; only the day is set. */
	now(): Date {
		return new Date(`${this.options.today}T${new Date().toISOString().slice(11)}`);
	}

	setToday(date: string): void {
		if (!isDay(date)) throw new Error('A date is written as 2026-11-23');
		this.options = { ...this.options, today: date };
		this.platform.setToday(date);
	}
}
